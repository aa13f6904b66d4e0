/** Every route against every role: what a policy does not allow is refused, and a foreign organisation does not exist. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APPROVERS, REPORTERS, ROLES, type Role } from '#shared/contract/roles.ts';
import type { RoutePolicy } from '../../server/http/policy.ts';
import { type Caller, type TestApp, testApp } from '../helpers/app.ts';

const ACCOUNT: Record<Role, string> = {
  county_reporter: '330481',
  department_reporter: 'tjj',
  unit_approver: 'approver',
  analyst: 'analyst',
  leader: 'leader',
  system_admin: 'sysadmin',
  security_admin: 'secadmin',
  audit_admin: 'auditor',
  unit_admin: 'unitadmin',
};
/** Neither account's own: 330402 has its own reporter. */
const FOREIGN = '330402';
/** Real words for an address's parameters, so that only the policy can refuse. */
const PARAMS: Record<string, string> = {
  ':period': '2026-S1',
  ':organisation': FOREIGN,
  ':year': '2025',
  ':unit': FOREIGN,
};

let t: TestApp;
let routes: RoutePolicy[];
const callers = new Map<Role, Caller>();

beforeAll(async () => {
  t = await testApp();
  routes = t.app.routePolicies.filter(
    (r) => r.policy.who !== 'public' && r.method !== 'HEAD' && r.url.startsWith('/api/'),
  );
  for (const role of ROLES) callers.set(role, await t.signIn(ACCOUNT[role]));
});
afterAll(() => t.close());

function address(url: string): string {
  return url.replace(/:\w+/g, (name) => PARAMS[name] ?? 'x');
}

async function call(caller: Caller, { method, url }: RoutePolicy): Promise<number> {
  const path = address(url);
  if (method === 'GET') return (await caller.get(path)).status;
  if (method === 'DELETE') return (await caller.delete(path)).status;
  return (await (method === 'PUT' ? caller.put(path, {}) : caller.post(path, {}))).status;
}

describe('every route', () => {
  test('asks anonymous callers to sign in', async () => {
    const open: string[] = [];
    for (const route of routes)
      if ((await call(t.anonymous, route)) !== 401) open.push(`${route.method} ${route.url}`);
    expect(open).toEqual([]);
  });

  test.each(ROLES)('refuses %s what its policy does not name', async (role) => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { who } = route.policy;
      if (who === 'public' || who === 'signed-in' || who.includes(role)) continue;
      const status = await call(callers.get(role)!, route);
      if (status !== 403) wrong.push(`${route.method} ${route.url}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  test.each([...REPORTERS, ...APPROVERS])(
    "shows %s no other organisation's return by any address",
    async (role) => {
      const scoped = routes.filter((r) => r.url.includes(':organisation'));
      expect(scoped.length).toBeGreaterThan(10);
      const wrong: string[] = [];
      for (const route of scoped) {
        const status = await call(callers.get(role)!, route);
        if (status !== 404 && status !== 403) wrong.push(`${route.method} ${route.url}: ${status}`);
        if (route.policy.who !== 'public' && route.policy.who.includes(role as never) && status !== 404)
          wrong.push(`${route.method} ${route.url}: ${status}, not 404`);
      }
      expect(wrong).toEqual([]);
    },
  );

  test('that names an organisation is scoped to it', () => {
    const unscoped = routes.filter(
      (r) =>
        r.url.includes(':organisation') &&
        r.policy.scope !== 'own-return' &&
        r.policy.who !== 'signed-in' &&
        [...REPORTERS, ...APPROVERS].some((role) => (r.policy.who as readonly Role[]).includes(role)),
    );
    expect(unscoped.map((r) => r.url)).toEqual([]);
  });
});

test('a route without a policy stops start-up', async () => {
  const { fastify } = await import('fastify');
  const { installPolicy } = await import('../../server/http/policy.ts');
  const app = fastify();
  installPolicy(app as never, t.world);
  expect(() => app.get('/unguarded', async () => 'x')).toThrow('没有声明访问策略');
  await app.close();
});
