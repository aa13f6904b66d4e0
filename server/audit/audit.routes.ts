import { accountsApi } from '#shared/contract/accounts.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describeAudit } from './audit.service.ts';

export function auditRoutes(serve: Serve, world: World): void {
  serve(accountsApi.audit, ({ query }) => describeAudit(world, query));
}
