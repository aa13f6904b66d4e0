import { AuditPage, AuditQuery, accountPaths } from '#shared/contract/accounts.ts';
import type { App } from '../app.ts';
import type { World } from '../world.ts';
import { describeAudit } from './audit.service.ts';

export function auditRoutes(app: App, world: World): void {
  app.get(
    accountPaths.audit,
    {
      config: { policy: { who: ['audit_admin'] } },
      schema: { querystring: AuditQuery, response: { 200: AuditPage } },
    },
    (request) => describeAudit(world, request.query),
  );
}
