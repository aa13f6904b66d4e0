import { homeApi } from '#shared/contract/home.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describeHome } from './home.service.ts';

export function homeRoutes(serve: Serve, world: World): void {
  serve(homeApi, ({ person }) => describeHome(world, person()));
}
