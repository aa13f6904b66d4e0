import {
  TargetDetail,
  TargetDetailQuery,
  TargetParams,
  Targets,
  TargetsQuery,
  targetPath,
  targetsPath,
} from '#shared/contract/targets.ts';
import type { App } from '../app.ts';
import { READERS } from '../http/policy.ts';
import type { World } from '../world.ts';
import { describeTarget } from './target-detail.service.ts';
import { describeTargets } from './targets.service.ts';

export function targetsRoutes(app: App, world: World): void {
  app.get(
    targetsPath,
    {
      config: { policy: { who: READERS } },
      schema: { querystring: TargetsQuery, response: { 200: Targets } },
    },
    (request) => describeTargets(world, request.query),
  );
  app.get(
    targetPath(),
    {
      config: { policy: { who: READERS } },
      schema: { params: TargetParams, querystring: TargetDetailQuery, response: { 200: TargetDetail } },
    },
    (request) => describeTarget(world, request.params.id, request.query),
  );
}
