import { apiKeysApi } from '#shared/contract/api-keys.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { askForKey, decideKey, describeKeys } from './keys.service.ts';

export function keysRoutes(serve: Serve, world: World): void {
  serve(apiKeysApi.list, async ({ person }) => ({ keys: await describeKeys(world, person()) }));
  serve(apiKeysApi.ask, ({ actor, body }) => askForKey(world, actor(), body));
  serve(apiKeysApi.decide, ({ actor, params, body }) => decideKey(world, actor(), params.id, body));
}
