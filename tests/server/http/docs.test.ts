/** The description at /api/docs is the route table: nothing is missing, and real replies keep to it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountsApi } from '#shared/contract/accounts.ts';
import { allocationsApi } from '#shared/contract/allocation.ts';
import { apiKeysApi } from '#shared/contract/api-keys.ts';
import { assessmentApi } from '#shared/contract/assessment.ts';
import { auditApi } from '#shared/contract/audit-trail.ts';
import { contributionApi } from '#shared/contract/contribution.ts';
import type { EndpointSpec } from '#shared/contract/endpoint.ts';
import { exportsApi } from '#shared/contract/exports.ts';
import { indicatorApi } from '#shared/contract/indicator.ts';
import { monitoringApi } from '#shared/contract/monitoring.ts';
import { openApi } from '#shared/contract/open.ts';
import { programmeApi } from '#shared/contract/programme.ts';
import { publicationsApi } from '#shared/contract/publications.ts';
import { returnsApi } from '#shared/contract/returns.ts';
import { reviewApi } from '#shared/contract/review.ts';
import { revisionsApi } from '#shared/contract/revisions.ts';
import { sessionApi } from '#shared/contract/session.ts';
import { structureApi } from '#shared/contract/structure.ts';
import { targetsApi } from '#shared/contract/targets.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

const single = { contributionApi, indicatorApi, revisionsApi, structureApi };
const groups = [
  ...[apiKeysApi, openApi],
  ...[accountsApi, allocationsApi, assessmentApi, exportsApi, monitoringApi, programmeApi, publicationsApi],
  ...[returnsApi, reviewApi, sessionApi, targetsApi, single],
];
const endpoints: EndpointSpec[] = groups.flatMap((group) => Object.values(group));

interface Docs {
  openapi: string;
  paths: Record<
    string,
    Record<string, { summary?: string; responses?: Record<string, Content>; requestBody?: Content }>
  >;
}

interface Content {
  content?: Record<string, { example?: unknown; examples?: object; schema?: { examples?: unknown[] } }>;
}

function exampleIn(described: Content | undefined): unknown {
  const media = described?.content?.['application/json'];
  return media?.example ?? media?.schema?.examples?.[0];
}

let t: TestApp;
let docs: Docs;
beforeAll(async () => {
  t = await testApp({ demo: true });
  docs = (await (await t.signIn('analyst')).get('/api/docs')).body;
});
afterAll(() => t.close());

test('OpenAPI 3.1 describes every route below /api but itself, health and the catch-all', () => {
  expect(docs.openapi).toBe('3.1.0');
  const described = Object.entries(docs.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = t.app.routePolicies
    .filter(({ method, url }) => url.startsWith('/api/') && method !== 'HEAD' && !url.includes('*'))
    .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    .filter((route) => !['GET /api/docs', 'GET /api/health'].includes(route));
  expect(new Set(described.filter((d) => !d.includes('/api/health')))).toEqual(new Set(routes));
});

test('the route table is the list of endpoints', () => {
  const routes = t.app.routePolicies.filter((r) => r.method !== 'HEAD').map((r) => `${r.method} ${r.url}`);
  expect(endpoints.map((e) => `${e.method} ${e.path}`).filter((e) => !routes.includes(e))).toEqual([]);
});

test('every body and every reply has an example that its own shape accepts', () => {
  const wrong = endpoints.flatMap(({ method, path, body, reply, stored }) => {
    const about = docs.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    const examples: [z.ZodType, unknown][] = [];
    if (body) examples.push([body, exampleIn(about?.requestBody)]);
    if (reply instanceof z.ZodType && !stored) examples.push([reply, exampleIn(about?.responses?.['200'])]);
    return examples
      .map(([shape, example]) => shape.safeParse(example).error?.message)
      .filter((message) => message !== undefined)
      .map((message) => `${method} ${path}: ${message}`);
  });
  expect(wrong).toEqual([]);
});

test('each says in Chinese what it does, and asks for a session unless it is public', () => {
  for (const [path, methods] of Object.entries(docs.paths))
    if (!path.includes('health'))
      for (const { summary } of Object.values(methods))
        expect([path, summary]).toEqual([path, expect.stringMatching(/[一-龥]/)]);
});

test('an address without a session is refused', async () => {
  expect((await t.anonymous.get('/api/docs')).status).toBe(401);
});

describe('real replies keep to their description', () => {
  const seen: string[] = [];
  const ACCOUNTS = {
    office: 'analyst',
    leader: 'leader',
    county: '330481',
    department: 'tjj',
    system: 'sysadmin',
    audit: 'auditor',
  };
  test.each<[keyof typeof ACCOUNTS, EndpointSpec, string]>([
    ...(['office', 'leader', 'county', 'department', 'system', 'audit'] as const).map(
      (who): [keyof typeof ACCOUNTS, EndpointSpec, string] => [who, sessionApi.state, '/api/session'],
    ),
    ['office', programmeApi.programme, '/api/programme'],
    ['county', programmeApi.outline, '/api/programme/outline'],
    ['leader', targetsApi.overview, '/api/targets?y=2027'],
    ['leader', targetsApi.overview, '/api/targets?y=2030'],
    ['county', targetsApi.detail, '/api/targets/gov_2027'],
    ['office', targetsApi.detail, '/api/targets/rd_gdp_2027'],
    ['office', targetsApi.detail, '/api/targets/fund_new_yearly'],
    ['leader', allocationsApi.list, '/api/targets/allocations'],
    ['county', allocationsApi.unit, '/api/targets/allocations/units/330481'],
    ['leader', monitoringApi.ranking, '/api/monitoring/regions?period=2025-S2&metric=gov'],
    ['county', monitoringApi.ranking, '/api/monitoring/regions?period=2025&metric=total'],
    ['county', monitoringApi.unit, '/api/monitoring/regions/330481?period=2025'],
    ['office', monitoringApi.unit, '/api/monitoring/regions/330424?period=2026-S1'],
    ['leader', monitoringApi.lineage, '/api/monitoring/lineage?unit=330481&indicator=gov_total&period=2025'],
    ['office', monitoringApi.lineage, '/api/monitoring/lineage?unit=330400&indicator=rd_gdp&period=2024'],
    ['leader', indicatorApi, '/api/monitoring/indicators/gov_total'],
    ['office', indicatorApi, '/api/monitoring/indicators/rd_gdp?form=year'],
    ['leader', structureApi, '/api/monitoring/structure'],
    ['county', structureApi, '/api/monitoring/structure?unit=330481&period=2025-S2'],
    ['leader', contributionApi, '/api/monitoring/contribution'],
    ['office', contributionApi, '/api/monitoring/contribution?by=unit&period=2025'],
    ['office', revisionsApi, '/api/monitoring/revisions?scope=page&period=2025&unit=330400&asof=2026-04-10'],
    ['county', returnsApi.tasks, '/api/tasks'],
    ['department', returnsApi.tasks, '/api/tasks'],
    ['county', returnsApi.view, '/api/returns/2026-S1/330481'],
    ['department', returnsApi.view, '/api/returns/2026-S1/tjj'],
    ['office', reviewApi.matrix, '/api/review/matrix/2026-S1'],
    ['office', reviewApi.reconciliation, '/api/review/reconciliation/2026-S1'],
    ['office', reviewApi.view, '/api/review/returns/2026-S1/330481'],
    ['office', publicationsApi.list, '/api/publications'],
    ['leader', assessmentApi.year, '/api/assessment/units/2025'],
    ['office', assessmentApi.year, '/api/assessment/institutions/2025'],
    ['system', accountsApi.list, '/api/accounts'],
    ['audit', auditApi.list, '/api/audit'],
  ])('%s %o %s', async (who, endpoint, address) => {
    const reply = await (await t.signIn(ACCOUNTS[who])).get(address);
    expect([reply.status, address]).toEqual([200, address]);
    // The object that registered the route describes its reply.
    expect(endpoint.reply).toBeInstanceOf(z.ZodType);
    expect((endpoint.reply as z.ZodType).safeParse(reply.body).error).toBeUndefined();
    const described = docs.paths[endpoint.path.replace(/:(\w+)/g, '{$1}')]?.[endpoint.method.toLowerCase()];
    expect(described?.responses).toHaveProperty('200');
    seen.push(address);
  });

  test('three dozen of them', () => expect(seen.length).toBeGreaterThanOrEqual(36));
});
