/** What moved on the leader's page since the last publication: figures, and the targets that a programme began or ended. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '#shared/catalogue.ts';
import type { TargetChanges, Targets } from '#shared/contract/targets.ts';
import { adoptProgramme } from '../../../server/programme/adopt-programme.ts';
import { createProgrammeStore } from '../../../server/programme/programme-store.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';
import { approve, corrected, yearlyFigures } from '../assessment/approve.ts';

let t: TestApp;
let analyst: Caller;
let second: Caller;
let leader: Caller;
beforeAll(async () => {
  t = await testApp();
  await approve(t, yearlyFigures());
  [analyst, second, leader] = [
    await t.signIn('analyst'),
    await t.signIn('analyst2'),
    await t.signIn('leader'),
  ];
});
afterAll(() => t.close());

const since = async (year: number): Promise<TargetChanges> => {
  const { status, body } = await leader.get(`/api/targets/changes?y=${year}`);
  expect(status).toBe(200);
  return body;
};
const targets = async (year: number): Promise<Targets> => (await leader.get(`/api/targets?y=${year}`)).body;

async function publish(): Promise<void> {
  const { dataVersion } = (await analyst.get('/api/publications')).body;
  const run = await analyst.post('/api/assessment/units/2025/runs', { scheme: 1, dataVersion, note: '' });
  const of = { period: '2025', dataVersion, unitRun: run.body.number, institutionRun: null, reason: '' };
  const { body } = await analyst.post('/api/publications/proposals', of);
  const address = `/api/publications/proposals/${body.id}/confirm`;
  expect((await second.post(address, { comment: '' })).status).toBe(200);
}

/** The folder says otherwise, and the office confirms it. */
async function adopt(catalogue: Catalogue): Promise<void> {
  await adoptProgramme(t.world.db, createProgrammeStore(), catalogue, t.world.now(), () => {});
  const page = '/api/programme/changes';
  const { number } = (await analyst.get(page)).body.proposals[0];
  expect((await analyst.post(`${page}/${number}/confirm`, { comment: '' })).status).toBe(200);
}

test('before any publication there is nothing to compare with; right after one nothing has moved', async () => {
  expect(await since(2027)).toEqual({ since: null, changes: [], versions: 0 });
  await publish();
  expect(await since(2027)).toMatchObject({
    since: { period: '2025', version: 1 },
    changes: [],
    versions: 0,
  });
});

test('a corrected figure is said with both amounts', async () => {
  const figures = yearlyFigures();
  const old = figures.find(
    (row) => row.period === '2025' && row.indicator === 'gov_total' && row.unit === '330400',
  )!;
  const amount = async () => (await targets(2027)).rows.find(({ id }) => id === 'sti_total_2027')?.actual;
  const before = await amount();
  await approve(t, corrected(figures, { ...old, value: String(Number(old.value) + 50_000) }));
  const { changes, versions } = await since(2027);
  const [was, is] = [before, await amount()].map((figure) => Number(figure).toFixed(1));
  expect(is).not.toBe(was);
  expect(changes).toContain(`总投入2025年数由${was}亿元变为${is}亿元`);
  expect(versions).toBe(1);
});

test('a target year that the published programme had not is all new; a target that ended is said to be gone', async () => {
  const [first, ...rest] = (await targets(2027)).rows;
  const { targets: all } = t.world.catalogue;
  const later = all
    .filter(({ year }) => year === 2030)
    .map((one) => ({ ...one, id: `${one.id}_35`, year: 2035, order: one.order + 100 }));
  await adopt({ ...t.world.catalogue, targets: [...all.filter(({ id }) => id !== first?.id), ...later] });
  await approve(t, yearlyFigures());
  const fresh = (await targets(2035)).rows.map(({ title }) => `新增目标“${title}”`);
  expect(fresh.length).toBeGreaterThan(1);
  expect((await since(2035)).changes).toEqual(fresh);
  const { changes } = await since(2027);
  expect(rest.length).toBeGreaterThan(0);
  expect(changes).toContain(`“${first?.title}”不再列入`);
});
