import { setupApi } from '#shared/contract/setup.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { readSetup } from './setup.service.ts';

export function setupRoutes(serve: Serve, world: World): void {
  serve(setupApi.checklist, () => readSetup(world));
}
