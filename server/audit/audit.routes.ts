import { accountsApi } from '#shared/contract/accounts.ts';
import type { Serve } from '../http/serve.ts';
import type { App } from '../http/server.ts';
import type { World } from '../world.ts';
import { describeAudit } from './audit.service.ts';

export function auditRoutes(app: App, serve: Serve, world: World): void {
  const about = () => new Map(app.routePolicies.map((r) => [`${r.method} ${r.url}`, r.about]));
  serve(accountsApi.audit, ({ query }) => describeAudit(world, query, about()));
}
