import { contributionApi } from '#shared/contract/contribution.ts';
import { halfYearApi } from '#shared/contract/half-year.ts';
import { indicatorApi } from '#shared/contract/indicator.ts';
import { levelsApi } from '#shared/contract/levels.ts';
import { monitoringApi } from '#shared/contract/monitoring.ts';
import { revisionsApi } from '#shared/contract/revisions.ts';
import { structureApi } from '#shared/contract/structure.ts';
import { describeLineage } from '../figures/lineage.service.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describeContribution } from './contribution.service.ts';
import { describeHalfYear, describeHalfYearBrief } from './half-year.service.ts';
import { describeIndicator } from './indicator.service.ts';
import { writeLevel } from './level-file.ts';
import { describeLevel } from './level-ranking.service.ts';
import { describeRanking } from './ranking.service.ts';
import { describeRevisions } from './revisions.service.ts';
import { describeStructure } from './structure.service.ts';
import { describeUnit } from './unit.service.ts';

export function monitoringRoutes(serve: Serve, world: World): void {
  serve(monitoringApi.ranking, ({ query }) => describeRanking(world, query));
  serve(levelsApi.ranking, ({ query }) => describeLevel(world, query));
  serve(levelsApi.file, ({ query }) => writeLevel(world, query));
  serve(monitoringApi.unit, ({ params, query }) => describeUnit(world, params.unit, query));
  serve(monitoringApi.lineage, ({ person, query }) => describeLineage(world, query, person()));
  serve(indicatorApi, ({ params, query }) => describeIndicator(world, params.indicator, query));
  serve(structureApi, ({ query }) => describeStructure(world, query));
  serve(contributionApi, ({ query }) => describeContribution(world, query));
  serve(halfYearApi.view, ({ query }) => describeHalfYear(world, query));
  serve(halfYearApi.brief, ({ query }) => describeHalfYearBrief(world, query.node));
  serve(revisionsApi, ({ query }) => describeRevisions(world, query));
}
