import { targetsApi } from '#shared/contract/targets.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describeTarget } from './target-detail.service.ts';
import { describeTargets } from './targets.service.ts';

export function targetsRoutes(serve: Serve, world: World): void {
  serve(targetsApi.overview, ({ query }) => describeTargets(world, query));
  serve(targetsApi.detail, ({ params, query }) => describeTarget(world, params.id, query));
}
