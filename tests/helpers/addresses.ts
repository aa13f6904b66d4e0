/** Addresses of the demonstration for every page. */
import type { Role } from '#shared/contract/roles.ts';
import { mayOpen, type PageRoute, ROUTES } from '../../client/app/routes.tsx';

/** A real address for a route: what stands in place of its parameters exists in the demonstration. */
export function addressOf(route: PageRoute, account: string): string {
  const own: Record<string, string> = { '330481': '330481', wjw: 'wjw', approver: 'jxgq' };
  const organisation = own[account] ?? '330482';
  const run = route.path.startsWith('/institutions') ? '2' : '1';
  const sample: Record<string, string> = {
    period: route.path.startsWith('/publications') ? '2025' : '2026-S1',
    organisation,
    unit: '330481',
    code: 'gov_platform',
    year: '2025',
    version: '1',
    run,
    id: 'sti_total_2027',
  };
  return route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = sample[name];
    if (value === undefined) throw new Error(`${route.path}: no sample for :${name}`);
    return value;
  });
}

/**
 * Pages that a role may open once signed in, as far as the demonstration has them: a document's job and a waiting publication are
 * there only once somebody has asked for one.
 */
export const routesOf = (role: Role): PageRoute[] =>
  ROUTES.filter(
    (route) => route.roles !== 'public' && mayOpen(route, role) && !/:(job|proposal)\b/.test(route.path),
  );
