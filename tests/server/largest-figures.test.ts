/** Whatever an approval lets in, every page answers: all cells of all forms hold the largest figure they can. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditApi } from '#shared/contract/audit-trail.ts';
import { monitoringApi } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { periodicityOf, period as toPeriod } from '#shared/period.ts';
import { type Caller, type TestApp, testApp } from '../helpers/app.ts';
import { approve, type Given } from './assessment/approve.ts';

const PERIODS = ['2024-S1', '2024-S2', '2025-S1', '2025-S2', '2026-S1', '2023', '2024', '2025'];
/** The widest limit of rules.json, 10^10, in the largest unit a form has: 亿元, stored as 10^14 万元. */
const LARGEST = '100000000000000';
const LAST_DIGIT = '99999999999999.99';

let t: TestApp;
const callers: Caller[] = [];
/** The publication that waits for its second person. */
let waiting = '';
let digest = '';

beforeAll(async () => {
  t = await testApp();
  await approve(t, everyCell());
  for (const name of ['analyst', 'leader', '330481', 'tjj']) callers.push(await t.signIn(name));
  await publish(callers[0]!, await t.signIn('analyst2'));
  digest = (await callers[0]!.get('/api/programme')).body.catalogueDigest;
});
afterAll(() => t.close());

/** A ranking of the year, its publication and a correction that waits, so that their pages have something to show. */
async function publish(analyst: Caller, second: Caller): Promise<void> {
  const { dataVersion } = (await analyst.get('/api/publications')).body;
  const run = await analyst.post('/api/assessment/units/2025/runs', { scheme: 1, dataVersion, note: '' });
  const proposed = await analyst.post('/api/publications/proposals', {
    ...{ period: '2025', dataVersion, unitRun: run.body.number, institutionRun: null, reason: '' },
  });
  const address = `/api/publications/proposals/${proposed.body.id}/confirm`;
  expect((await second.post(address, { comment: '' })).status).toBe(200);
  const correction = { period: '2025', dataVersion, unitRun: null, institutionRun: null, reason: '再发一版' };
  waiting = (await analyst.post('/api/publications/proposals', correction)).body.id;
}

function everyCell(): Given[] {
  const { catalogue } = t;
  const measure = new Map(catalogue.indicators.map((i) => [i.code, i.measure]));
  return PERIODS.flatMap((period, p) =>
    catalogue.organisations.flatMap(({ code: organisation }) => {
      const form = formFor(catalogue, organisation, periodicityOf(toPeriod(period)));
      if (!form) return [];
      return formCells(catalogue, form, organisation).map(({ unit, indicator }, c) => ({
        organisation,
        period,
        unit,
        indicator,
        value: measure.get(indicator) === 'percent' ? '100' : (c + p) % 3 === 0 ? LAST_DIGIT : LARGEST,
      }));
    }),
  );
}

/** Addresses that answer nothing without a question. */
const QUERIES: Record<string, readonly string[]> = {
  [auditApi.receipt.path]: [`?seq=1&hash=${'0'.repeat(64)}`],
  [monitoringApi.lineage.path]: ['sti_total', 'gov_total', 'rd_gdp'].flatMap((indicator) =>
    ['', '&of=growth'].map((of) => `?unit=330400&period=2025&indicator=${indicator}${of}`),
  ),
};

const VALUES: Record<string, readonly string[]> = {
  ':period': PERIODS,
  ':organisation': ['330481', 'tjj', 'czj'],
  ':year': ['2025', '2024'],
  ':unit': ['330481'],
  ':subject': ['units', 'institutions'],
  ':code': ['gov_total', 'sti_total', 'gdp', 'rd_gdp'],
  ':indicator': ['gov_total', 'sti_total'],
};

/** Every address of a route, its parameters filled in. */
function addresses(url: string): string[] {
  const name = /:\w+/.exec(url)?.[0];
  if (!name) return [url];
  const values = valuesOf(name, url);
  return values.flatMap((value) => addresses(url.replace(name, value)));
}

function valuesOf(name: string, url: string): readonly string[] {
  if (name === ':digest') return [digest];
  if (name !== ':id') return VALUES[name] ?? ['1'];
  return url.includes('/proposals/') ? [waiting] : t.catalogue.targets.map((target) => target.id);
}

test('every address answers', async () => {
  const routes = t.app.routePolicies.filter((r) => r.method === 'GET');
  const queries = ['', ...PERIODS.map((p) => `?period=${p}`), '?form=single&period=2025-S2', '?year=2027'];
  const failed: string[] = [];
  const silent = new Set(routes.map((r) => r.url));
  for (const caller of callers) {
    for (const route of routes) {
      const urls = addresses(route.url).flatMap((url) =>
        (QUERIES[route.url] ?? (route.url.includes(':') ? [''] : queries)).map((query) => url + query),
      );
      for (const url of urls) {
        const { status } = await caller.get(url);
        if (status >= 500) failed.push(`${url}: ${status}`);
        if (status === 200) silent.delete(route.url);
      }
    }
  }
  expect(failed).toEqual([]);
  expect([...silent].sort()).toEqual([
    // Administrators' lists and stored files hold no figures, nothing was made or loaded; /api/* answers unknown addresses.
    ...[
      '/api/*',
      '/api/accounts/organisations',
      '/api/accounts/template.xlsx',
      '/api/audit',
      '/api/audit/export',
    ],
    ...['/api/document-jobs/:job', '/api/document-jobs/:job/file', '/api/history/:number'],
    ...['/api/history/:number/rows.xlsx', '/api/history/files/:file/rows.xlsx', '/api/keys'],
    // A city's areas are one level: there is no list of a lower one.
    ...['/api/monitoring/levels', '/api/monitoring/levels/file'],
    '/api/returns/:period/:organisation/evidence/:file',
    '/api/returns/:period/:organisation/files/:file',
    '/api/targets/allocations/files/:file',
  ]);
}, 240_000);

test('the sums of nine units are exact', async () => {
  const [analyst] = callers;
  const reply = await analyst!.get(`${monitoringApi.ranking.path}?period=2025-S2&metric=gov_total`);
  const rows: { figure: number | string }[] = [...reply.body.rows, ...reply.body.others];
  expect(rows.every((r) => typeof r.figure === 'number' && r.figure > 9_007_199_254)).toBe(true);
  const hundredths = rows.reduce((sum, { figure }) => sum + BigInt(Math.round(Number(figure) * 100)), 0n);
  expect(isValue(reply.body.city.figure)).toBe(true);
  expect(BigInt(Math.round(reply.body.city.figure * 100)) - hundredths).toBeLessThan(100n);
});

test('a reporter can go on typing beside the largest figures of the year before', async () => {
  await t.world.db.updateTable('statistical_return').set({ state: 'draft' }).execute();
  const reporter = await t.signIn('tjj');
  const { version } = (await reporter.get('/api/returns/2025/tjj')).body;
  const cells = ['gdp', 'ent_rd', 'rd'].map((indicator) => ({
    ...{ key: `330400/${indicator}`, text: '7985.5', note: '', release: '', reasons: {}, answer: '' },
  }));
  const saved = await reporter.put('/api/returns/2025/tjj/draft', { version, cells });
  expect(saved.status).toBe(200);
  expect((await reporter.get('/api/returns/2025/tjj')).status).toBe(200);
  expect((await reporter.get('/api/tasks')).status).toBe(200);
});
