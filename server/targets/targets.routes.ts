import { targetsApi } from '#shared/contract/targets.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describeTarget } from './target-detail.service.ts';
import {
  describeOtherTargets,
  describeScenario,
  describeTargetChanges,
  describeTargets,
  describeTargetUnits,
} from './targets.service.ts';
import { describeTargetsInstead } from './targets-instead.service.ts';

export function targetsRoutes(serve: Serve, world: World): void {
  serve(targetsApi.overview, ({ query }) => describeTargets(world, query));
  serve(targetsApi.instead, ({ person, query }) => describeTargetsInstead(world, person(), query));
  serve(targetsApi.others, ({ query }) => describeOtherTargets(world, query));
  serve(targetsApi.scenario, ({ query }) => describeScenario(world, query));
  serve(targetsApi.units, ({ query }) => describeTargetUnits(world, query));
  serve(targetsApi.changes, ({ query }) => describeTargetChanges(world, query));
  serve(targetsApi.detail, ({ params, query }) => describeTarget(world, params.id, query));
}
