import { auditApi } from '#shared/contract/audit-trail.ts';
import { routeWords } from '../http/policy.ts';
import type { Serve } from '../http/serve.ts';
import type { App } from '../http/server.ts';
import type { World } from '../world.ts';
import { checkReceipt, describeAudit, exportTrail } from './audit.service.ts';

export function auditRoutes(app: App, serve: Serve, world: World): void {
  serve(auditApi.list, ({ query }) => describeAudit(world, query, routeWords(app)));
  serve(auditApi.export, async ({ query }) => ({
    ...(await exportTrail(world, query)),
    type: 'text/plain; charset=utf-8',
  }));
  serve(auditApi.receipt, ({ query }) => checkReceipt(world, query, routeWords(app)));
}
