/**
 * A district gets another code and a new one comes from nowhere, through the API: pages, documents, accounts and assessments
 * read one area under both codes, and nobody is said to have fallen who only was not there.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { beginLife, done, type Life } from './life.ts';

const FROM = period('2028-S1');
const RENAME: ProgrammeChange = {
  ...{ kind: 'unit-name', unit: 'west', from: FROM },
  ...{ name: '西湖新区', shortName: '西湖', code: 'xihu' },
};
const NEWCOMER: ProgrammeChange = {
  ...{ kind: 'unit-new', code: 'south', name: '南山区', shortName: '南山', like: 'east', of: '' },
  from: FROM,
};

let life: Life;
beforeAll(async () => {
  life = await beginLife();
  await year('2025', '2026-03-02', { east: 1000, west: 800, north: 500 });
  life.until('2027-03-02');
  await year('2026', '2027-03-02', { east: 1100, west: 880, north: 550 });
  life.until('2027-06-01');
  await life.change(RENAME, NEWCOMER);
  life.until('2028-03-02');
  await year('2027', '2028-03-02', { east: 1210, west: 968, north: 605 });
});
afterAll(() => life.t.close());

/** Every district reports the amounts, the bureau five times as much for its firms. */
async function year(at: string, opens: string, amounts: Record<string, number>): Promise<void> {
  await life.open(at, opens, `${opens.slice(0, 8)}20`);
  const unitOf: Record<string, string> = at >= '2028' ? { west: 'xihu' } : {};
  const firms = Object.entries(amounts).map(([code, x]) => [unitOf[code] ?? code, x * 5] as const);
  const all = firms.reduce((sum, [, x]) => sum + x, 0);
  for (const [code, x] of Object.entries(amounts)) {
    if (code !== 'south') await life.file(at, code, { fiscal_st: String(x), fiscal_basic: '100' });
  }
  await life.file(at, 'sjj', {
    ...{ 'linjiang/firm_rnd': String(all), 'linjiang/output': '90', 'linjiang/labs': '3' },
    ...Object.fromEntries(firms.map(([unit, x]) => [`${unit}/firm_rnd`, String(x)])),
    ...Object.fromEntries(firms.map(([unit]) => [`${unit}/output`, '30'])),
  });
}

const page = async (address: string, who = 'analyst') => done(await (await life.as(who)).get(address)).body;
const person = async (who: string) => (await page('/api/session', who)).person;

test('a change that begins in a period that is open already is refused, and is not offered', async () => {
  const office = await life.as('analyst');
  const changes = [{ kind: 'unit-merge', unit: 'north', into: 'east', from: '2027' }];
  const refused = await office.post('/api/programme/changes', { changes, reason: '按批复' });
  expect(refused.status).toBe(422);
  expect(refused.body.errors.map((e: { detail: string }) => e.detail)).toContain(
    '2027年已经开放报送，制度不能从2027年起改变：请从它之后的报送期起',
  );
  const { periods } = await page('/api/programme/changes');
  expect(periods.map((p: { period: string }) => p.period)).not.toContain('2027');
});

test('a person stands for the unit of today, and reads the sheet of the area under its former code', async () => {
  life.until('2027-12-01');
  expect((await person('west')).unit).toBe('west');
  life.until('2028-03-02');
  expect((await person('west')).unit).toBe('xihu');
  const reader = await life.as('west');
  expect((await reader.get('/api/reports/2027?kind=sheet&unit=west')).status).toBe(200);
  expect((await reader.get('/api/reports/2027?kind=sheet&unit=east')).status).toBe(404);
});

test('the new code has its past, the new district none', async () => {
  life.until('2029-03-02');
  await year('2028', '2029-03-02', { east: 1331, west: 1064.8, north: 665.5, south: 2000 });
  const of = (p: { period: string; figure: unknown; rank: unknown }) => [p.period, p.figure, p.rank];
  const own = await page('/api/monitoring/regions/xihu');
  expect(own.periods.map((p: { period: string }) => p.period)).toEqual(['2028', '2027', '2026', '2025']);
  const total = own.series[0].points.map(of);
  expect(total.slice(2, 5)).toEqual([
    ['2025', 4800, 2],
    ['2026', 5280, 2],
    ['2027', 5808, 2],
  ]);
  const then = await page('/api/monitoring/regions/xihu?period=2026');
  expect([then.unit.code, then.unit.name]).toEqual(['west', '西城区']);
  const rows = (await page('/api/monitoring/structure?unit=xihu&period=2028')).rows;
  expect(rows.map((r: { total: number }) => r.total)).toEqual([4800, 5280, 5808, 6388.8]);
  const { series } = await page('/api/monitoring/indicators/fiscal_st');
  const codes = series.map((s: { unit: string }) => s.unit);
  expect(codes).not.toContain('west');
  expect(series.find((s: { unit: string }) => s.unit === 'xihu').figures).toEqual([800, 880, 968, 1064.8]);
});

test('who was not there has not fallen, and the city that got a part from nowhere has no growth', async () => {
  const { peers, series, titles, city } = await page('/api/monitoring/contribution?period=2027&by=unit');
  expect(series.map((s: { period: string }) => s.period)).toContain('2028');
  const west = peers.find((p: { unit: string }) => p.unit === 'west');
  expect(west.trend.map((t: { rank: number }) => t.rank)).toEqual([2, 2, 2, null]);
  expect(titles.ranks).not.toMatch(/下降/);
  expect(city.growth).toBeCloseTo(10, 6);
  const ranking = await page('/api/monitoring/regions?period=2028&metric=firm');
  expect(ranking.city.growth).toBe('area_changed');
  expect(ranking.notes.join()).toMatch(/南山.*行政区划有调整|行政区划有调整.*南山/);
});

test('an assessment freezes the year before under the former code', async () => {
  const office = await life.as('analyst');
  const { dataVersion } = await page('/api/publications');
  const made = await office.post('/api/assessment/units/2028/runs', { scheme: 1, dataVersion, note: '' });
  const run = await page(`/api/runs/${done(made).body.number}`);
  expect(Object.keys(run.figures)).not.toContain('west');
  expect(run.figures.xihu['firm_rnd@2027']).toBe(4840);
  expect(run.assessments[0].name).toBe('4个县（市、区）');
});

test('nothing that was done breaks the page of changes, and two readings of it agree', async () => {
  const office = await life.as('analyst');
  const later = [{ ...NEWCOMER, code: 'hill', name: '北岭区', shortName: '北岭', from: '2029-S1' }];
  done(await office.post('/api/programme/changes', { changes: later, reason: '按批复' }));
  const [first, second] = [await page('/api/programme/changes'), await page('/api/programme/changes')];
  expect(first.proposals).toHaveLength(1);
  expect(second).toEqual(first);
});
