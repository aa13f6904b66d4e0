/**
 * Three years of a city's life through the API: periods opened, a zone that merges without and with restated figures, a
 * renamed district, a changed definition, a new indicator, an official replaced, a late census revision. Whatever a page or a
 * publication said while it was current it says at the end, byte for byte, and the database verifies.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { beginLife, done, type Life } from './life.ts';

const FROM = period('2027-S1');
let life: Life;
beforeAll(async () => {
  life = await beginLife();
});
afterAll(() => life.t.close());

const bureau = (units: Record<string, string>, output = '30'): Record<string, string> => ({
  'linjiang/firm_rnd': String(Object.values(units).reduce((sum, x) => sum + Number(x), 0)),
  'linjiang/output': '90',
  'linjiang/labs': '3',
  ...Object.fromEntries(Object.entries(units).map(([unit, x]) => [`${unit}/firm_rnd`, x])),
  ...Object.fromEntries(Object.keys(units).map((unit) => [`${unit}/output`, output])),
});
const district = (total: string, more: Record<string, string> = {}) => ({
  fiscal_st: total,
  fiscal_basic: '100',
  ...more,
});
const page = async (address: string) => done(await (await life.as('analyst')).get(address)).body;
const row = async (year: string, unit: string, metric = 'total') => {
  const { rows } = await page(`/api/monitoring/regions?period=${year}&metric=${metric}`);
  return rows.find((r: { unit: string }) => r.unit === unit);
};

test('2025: the first period is opened, collected and published', async () => {
  await life.open('2025', '2026-03-02', '2026-03-20');
  await life.file('2025', 'east', district('1000'));
  await life.file('2025', 'west', district('800'));
  await life.file('2025', 'north', district('500'));
  await life.file('2025', 'sjj', bureau({ east: '5000', west: '4000', north: '2000' }));
  await life.publish('2025', true);
  await life.remember(['2025'], ['east', 'west', 'north', 'linjiang']);
});

test('2026: a second year, and after it a census revises the first', async () => {
  life.until('2027-03-02');
  await life.open('2026', '2027-03-02', '2027-03-20');
  await life.file('2026', 'east', district('1100'));
  await life.file('2026', 'west', district('880'));
  await life.file('2026', 'north', district('550'));
  await life.file('2026', 'sjj', bureau({ east: '5500', west: '4400', north: '2200' }));
  const published = await life.publish('2026', true);
  expect(published.comparison).toEqual({ period: '2025', version: 1, reasons: [] });
  expect((await row('2026', 'east')).growth).toBeCloseTo(10, 6);
  await life.remember(['2025', '2026'], ['east', 'west', 'north', 'linjiang']);
  life.until('2027-05-10');
  await life.file('2025', 'sjj', bureau({ east: '5200', west: '4000', north: '2000' }));
  await life.publish('2025', false, '第五次经济普查修订');
  await life.remember(['2025', '2026'], ['east', 'linjiang']);
  expect((await row('2026', 'east')).growth).toBeCloseTo((6600 / 6200 - 1) * 100, 6);
});

test('the programme changes from 2027 on: drafted by one, confirmed by another', async () => {
  life.until('2027-06-01');
  await life.change(
    { kind: 'unit-merge', unit: 'north', into: 'east', from: FROM },
    { kind: 'unit-name', unit: 'west', from: FROM, name: '西湖新区', shortName: '西湖', code: 'west' },
    {
      kind: 'definition',
      indicator: 'fiscal_st',
      from: FROM,
      name: '财政创新投入',
      definition: '三本预算用于创新的支出。',
      words: '增加国有资本经营预算',
      breaks: true,
    },
    { kind: 'restatement', indicator: 'fiscal_st', form: 'year_district', from: FROM },
    { kind: 'restatement', indicator: 'firm_rnd', form: 'year_bureau', from: FROM },
    {
      kind: 'indicator-new',
      code: 'fund_st',
      name: '基金投入',
      shortName: '基金',
      like: 'fiscal_basic',
      definition: '引导基金实投。',
      total: '',
      from: FROM,
    },
    {
      kind: 'form-row',
      form: 'year_district',
      group: '财政创新投入',
      indicator: 'fund_st',
      add: true,
      from: FROM,
    },
  );
  expect(await life.changedSince()).toEqual([]);
  // What was is told under the names and units of its time.
  expect((await row('2026', 'north')).name).toBe('北山新区');
  expect((await row('2026', 'west')).name).toBe('西城区');
  await life.remember(['2026'], ['east', 'west', 'north', 'linjiang']);
});

test('2027: the zone owes nothing, the successor’s growth is a reason until it restates the year before', async () => {
  life.until('2028-03-02');
  await life.open('2027', '2028-03-02', '2028-03-20');
  const { rows } = await page('/api/periods/2027/organisations');
  expect(rows.map((o: { organisation: string }) => o.organisation)).toEqual(['east', 'west', 'sjj']);
  expect((await (await life.as('north')).get('/api/returns/2027/north')).status).toBe(404);
  const firms = bureau({ east: '8500', west: '4800' });
  await life.file('2027', 'east', district('1900', { fund_st: '40' }));
  await life.file('2027', 'west', district('950', { fund_st: '30' }));
  await life.file('2027', 'sjj', firms);
  expect(await row('2027', 'east')).toMatchObject({ growth: 'area_changed', rank: 1, rankBefore: null });
  expect(await row('2027', 'west')).toMatchObject({
    name: '西湖新区',
    growth: 'definition_changed',
    rank: 2,
  });
  expect(await row('2027', 'north')).toBeUndefined();
  const published = await life.publish('2027', true);
  expect(published.comparison.reasons.join('；')).toMatch(
    /少了北山新区.*东城区的行政区划有调整.*多了“基金投入”.*“创新投入合计”、“财政创新投入”的定义或口径不同/,
  );
  await life.remember(['2026', '2027'], ['east', 'west', 'linjiang']);
  // The successor restates: its own figure of 2026 by today's area and definition.
  await life.file('2027', 'east', district('1900', { fund_st: '40', fiscal_st_base: '1700' }));
  expect(await row('2027', 'east', 'fiscal')).toMatchObject({
    base: 1700,
    growth: expect.closeTo((1900 / 1700 - 1) * 100, 9),
  });
  expect(await row('2027', 'east')).toMatchObject({ growth: 'area_changed' });
  await life.file('2027', 'west', district('950', { fund_st: '30', fiscal_st_base: '900' }));
  await life.file('2027', 'sjj', { ...firms, 'east/firm_rnd_base': '7700' });
  const { growth, base } = await row('2027', 'east');
  expect([base, growth]).toEqual([9400, expect.closeTo((10400 / 9400 - 1) * 100, 9)]);
  const { notes } = await page('/api/monitoring/regions?period=2027&metric=total');
  expect(notes.join()).toContain('东城、西湖的上年同期数按现行区划和口径重算（可比口径）');
  await life.publish('2027', true, '补充可比口径的上年数');
  await life.remember(['2026', '2027'], ['east', 'west', 'linjiang']);
});

test('2028: an official is replaced; what broke no longer does', async () => {
  life.until('2029-03-02');
  await life.replaceOfficial('west', 'west-new');
  // Who left is let in no more, and what they filed keeps their name.
  await expect(life.as('west')).rejects.toThrow();
  const filed = (await page('/api/review/returns/2027/west')).submittedBy;
  life.until('2029-03-03');
  await life.open('2028', '2029-03-03', '2029-03-20');
  await life.file('2028', 'east', district('2090', { fund_st: '44' }));
  await life.file('2028', 'west', district('1045', { fund_st: '33' }), 'west-new');
  await life.file('2028', 'sjj', bureau({ east: '9350', west: '5280' }));
  expect((await page('/api/review/returns/2027/west')).submittedBy).toBe(filed);
  expect((await page('/api/review/returns/2028/west')).submittedBy).toBe('新任填报员');
  expect(filed).not.toBe('新任填报员');
  expect((await row('2028', 'east')).growth).toBeCloseTo(10, 6);
  const published = await life.publish('2028', true);
  expect(published.comparison).toEqual({ period: '2027', version: 2, reasons: [] });
  await life.remember(['2028'], ['east', 'west', 'linjiang']);
  // The zone's page opens with the last period in which there was a zone.
  expect((await page('/api/monitoring/regions/north')).period).toBe('2026');
});

test('at the end every page and publication says what it said, and the database verifies', async () => {
  expect(life.remembered).toBeGreaterThan(90);
  expect(await life.changedSince()).toEqual([]);
  expect((await verifyDatabase(life.t.world.db)).faults).toEqual([]);
});
