import { z } from 'zod';
import { Contribution, ContributionQuery, contributionPath } from '#shared/contract/contribution.ts';
import { IndicatorHistory, IndicatorQuery, indicatorPath } from '#shared/contract/indicator.ts';
import {
  Lineage,
  LineageQuery,
  monitoringPaths,
  Regions,
  RegionsQuery,
  UnitProfile,
  UnitQuery,
} from '#shared/contract/monitoring.ts';
import { Revisions, RevisionsQuery, revisionsPath } from '#shared/contract/revisions.ts';
import { Structure, structurePath, ViewQuery } from '#shared/contract/structure.ts';
import type { App } from '../app.ts';
import { describeLineage } from '../figures/lineage.service.ts';
import { READERS } from '../http/policy.ts';
import type { World } from '../world.ts';
import { describeContribution } from './contribution.service.ts';
import { describeIndicator } from './indicator.service.ts';
import { describeRegions } from './regions.service.ts';
import { describeRevisions } from './revisions.service.ts';
import { describeStructure } from './structure.service.ts';
import { describeUnit } from './unit.service.ts';

export function monitoringRoutes(app: App, world: World): void {
  const config = { policy: { who: READERS } };
  app.get(
    monitoringPaths.regions,
    { config, schema: { querystring: RegionsQuery, response: { 200: Regions } } },
    (request) => describeRegions(world, request.query),
  );
  app.get(
    monitoringPaths.unit,
    {
      config,
      schema: {
        params: z.object({ unit: z.string().max(60) }),
        querystring: UnitQuery,
        response: { 200: UnitProfile },
      },
    },
    (request) => describeUnit(world, request.params.unit, request.query),
  );
  app.get(
    monitoringPaths.lineage,
    { config, schema: { querystring: LineageQuery, response: { 200: Lineage } } },
    (request) => describeLineage(world, request.query, request.person!),
  );
  app.get(
    indicatorPath,
    {
      config,
      schema: {
        params: z.object({ indicator: z.string().max(60) }),
        querystring: IndicatorQuery,
        response: { 200: IndicatorHistory },
      },
    },
    (request) => describeIndicator(world, request.params.indicator, request.query),
  );
  app.get(
    structurePath,
    { config, schema: { querystring: ViewQuery, response: { 200: Structure } } },
    (request) => describeStructure(world, request.query),
  );
  app.get(
    contributionPath,
    { config, schema: { querystring: ContributionQuery, response: { 200: Contribution } } },
    (request) => describeContribution(world, request.query),
  );
  app.get(
    revisionsPath,
    { config, schema: { querystring: RevisionsQuery, response: { 200: Revisions } } },
    (request) => describeRevisions(world, request.query),
  );
}
