import { policiesApi } from '#shared/contract/policies.ts';
import { UPLOAD_LIMIT, XLSX } from '../http/files.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { applicantTemplate, readApplicantFile } from './applicant-file.service.ts';
import { describePolicies } from './comparison.service.ts';
import { describeCost } from './cost.service.ts';
import { describeEntitlement } from './entitlement.service.ts';

export function policiesRoutes(serve: Serve, world: World): void {
  serve(policiesApi.list, ({ query }) => describePolicies(world, query));
  serve(policiesApi.cost, ({ query }) => describeCost(world, query));
  serve(policiesApi.template, async ({ query }) => ({
    ...(await applicantTemplate(world, query)),
    type: XLSX,
  }));
  serve(policiesApi.read, async ({ file }) => readApplicantFile(world, await file()), {
    rateLimit: UPLOAD_LIMIT,
  });
  serve(policiesApi.entitlement, ({ query }) => describeEntitlement(world, query));
}
