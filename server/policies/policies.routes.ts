import { policiesApi } from '#shared/contract/policies.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describeCost, describeEntitlement, describePolicies } from './policies.service.ts';

export function policiesRoutes(serve: Serve, world: World): void {
  serve(policiesApi.list, ({ query }) => describePolicies(world, query));
  serve(policiesApi.cost, ({ query }) => describeCost(world, query));
  serve(policiesApi.entitlement, ({ query }) => describeEntitlement(world, query));
}
