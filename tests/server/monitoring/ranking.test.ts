import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RankedUnit, UnitRanking } from '#shared/contract/monitoring.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import {
  approve,
  FIRST_HALF,
  given,
  JIASHAN,
  NANHU,
  openThree,
  TREASURY,
  WHOLE_YEAR_TO_DATE,
  XIUZHOU,
  YEAR_AGO,
  YEARS,
} from './three-counties.ts';

const path = '/api/monitoring/regions';

describe('a first half added up by hand', () => {
  let t: TestApp;
  let reader: Caller;
  const ranking = async (query: string): Promise<UnitRanking> => (await reader.get(`${path}?${query}`)).body;
  const row = (r: UnitRanking, unit: string): RankedUnit =>
    [...r.rows, ...r.others].find((x) => x.unit === unit)!;

  beforeAll(async () => {
    t = await openThree();
    await approve(t, [...YEAR_AGO, ...WHOLE_YEAR_TO_DATE, ...FIRST_HALF]);
    reader = await t.signIn('leader');
  });
  afterAll(() => t.close());

  it('adds blocks, overlap and the treasury to the last digit, without the 附项', async () => {
    const r = await ranking('period=2026-S1');
    expect(r.rows.map((x) => [x.unit, x.figure])).toEqual([
      [NANHU, 11720.16],
      [XIUZHOU, 22350.22],
      [JIASHAN, 33090.33],
    ]);
    expect(r.others.map((x) => [x.unit, x.figure, x.rank])).toEqual([[TREASURY, 500.1, null]]);
    expect(r.city.figure).toBe(67660.81);
    expect(r.missing).toEqual([]);
  });

  it.each([
    ['gov', 6500.16, 'summed'],
    ['ent', 60000.6, 'summed'],
    ['other', 1160.05, 'derived'],
    ['uni_net', 850.04, 'derived'],
    ['inst_overlap_gov', 20.09, 'summed'],
    ['memo_bond', 'incomplete', 'summed'],
  ])('%s of the city is %s (%s)', async (metric, figure, basis) => {
    const r = await ranking(`period=2026-S1&metric=${metric}`);
    expect([r.city.figure, r.cityBasis]).toEqual([figure, basis]);
  });

  it('shares of the units and the treasury make 100', async () => {
    for (const metric of ['total', 'gov', 'ent', 'other']) {
      const r = await ranking(`period=2026-S1&metric=${metric}`);
      const shares = [...r.rows, ...r.others].flatMap((x) => (typeof x.share === 'number' ? [x.share] : []));
      expect(shares.reduce((sum, x) => sum + x, 0)).toBeCloseTo(100, 10);
    }
  });

  it('has growth where there is a base, else the reason, and the change where that is known', async () => {
    const r = await ranking('period=2026-S1');
    expect(row(r, NANHU).growth).toBeCloseTo(17.2016, 10);
    expect(row(r, NANHU).change).toBe(1720.16);
    expect([row(r, XIUZHOU).growth, row(r, XIUZHOU).change]).toEqual(['base_zero', 22350.22]);
    expect([row(r, JIASHAN).base, row(r, JIASHAN).growth]).toEqual(['incomplete', 'no_base']);
  });

  it('ranks the peers now, but has no change of rank while a base is missing', async () => {
    const r = await ranking('period=2026-S1');
    expect(r.rows.map((x) => [x.rank, x.rankBefore, x.rankChange])).toEqual([
      [3, null, null],
      [2, null, null],
      [1, null, null],
    ]);
  });

  it('a single half is the difference of the two to-date figures, or why there is none', async () => {
    const r = await ranking('period=2025-S2&form=single');
    expect(row(r, NANHU).figure).toBe(15000.55);
    expect(row(r, XIUZHOU).figure).toBe(30);
    expect(row(r, JIASHAN).figure).toBe('incomplete');
    // In binary fractions 900.3 − 400.1 is 500.19999999999993.
    expect(r.others[0]!.figure).toBe(500.2);
    expect(r.label).toBe('2025年下半年(本期)');
    expect((await ranking('period=2025-S2')).rows[0]!.figure).toBe(25000.55);
  });

  it('a half-year carries no required growth', async () => {
    expect((await ranking('period=2026-S1')).requiredGrowth).toBeNull();
  });

  it.each([
    ['period=2031-S1', 404],
    ['metric=nothing', 404],
    ['period=2026-S1&v=999', 404],
    ['period=2026-Q1', 400],
    ['v=0', 400],
  ])('%s → %s', async (query, status) => {
    expect((await reader.get(`${path}?${query}`)).status).toBe(status);
  });

  it('opens to every reader of figures and to nobody else', async () => {
    const statuses = await Promise.all(
      ['analyst', '330402', 'tjj', 'sysadmin', 'auditor'].map(
        async (name) => (await (await t.signIn(name)).get(`${path}?period=2026-S1`)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 403, 403]);
    expect((await t.anonymous.get(path)).status).toBe(401);
  });
});

describe('one county is missing', () => {
  it('leaves the total incomplete, withholds every rank, and names the county', async () => {
    const t = await openThree();
    await approve(
      t,
      FIRST_HALF.filter((g) => !(g.organisation === JIASHAN)),
    );
    const r: UnitRanking = (await (await t.signIn('leader')).get(`${path}?period=2026-S1`)).body;
    expect(r.city.figure).toBe('incomplete');
    expect(r.missing).toEqual(['嘉善']);
    expect(r.rows.map((x) => x.rank)).toEqual([null, null, null]);
    expect(r.rows.map((x) => x.share)).toEqual(['incomplete', 'incomplete', 'incomplete']);
    expect(r.rows[0]!.figure).toBe(11720.16);
    expect(r.finding).toContain('不完整：嘉善的报表未报');
    expect(r.sentences.join('')).toContain('补齐前不作合计、不排位次');
    await t.close();
  });

  it('stays missing though a second source has an approved figure for it', async () => {
    const t = await openThree();
    await approve(t, [
      ...FIRST_HALF.filter((g) => !(g.organisation === JIASHAN)),
      ...given('2026-S1', [['czj', 'gov_total', { [NANHU]: '1', [JIASHAN]: '3000.03' }]]),
    ]);
    const reader = await t.signIn('leader');
    const r: UnitRanking = (await reader.get(`${path}?period=2026-S1&metric=gov`)).body;
    expect(r.rows.map((x) => [x.figure, x.rank])).toEqual([
      [1000.01, null],
      [2000.02, null],
      ['unreported', null],
    ]);
    expect(r.missing).toEqual(['嘉善']);
    await t.close();
  });
});

describe('data versions', () => {
  it('a pinned version stays as it was after a correction; the latest moves', async () => {
    const t = await openThree();
    await approve(t, FIRST_HALF);
    const reader = await t.signIn('leader');
    const pinned = (await reader.get(`${path}?period=2026-S1`)).body as UnitRanking;
    const v = pinned.cut.dataVersion;
    await approve(t, given('2026-S1', [['self', 'gov_total', { [NANHU]: '50000' }]]));
    const again = (await reader.get(`${path}?period=2026-S1&v=${v}`)).body as UnitRanking;
    const now = (await reader.get(`${path}?period=2026-S1`)).body as UnitRanking;
    expect(again.rows).toEqual(pinned.rows);
    expect([again.cut.latest, again.cut.latestVersion]).toEqual([false, v + 1]);
    expect(now.rows[0]!.figure).toBe(60720.15);
    expect(now.rows.map((x) => x.rank)).toEqual([1, 3, 2]);
    await t.close();
  });
});

describe('a year', () => {
  it('says what growth the city target asks from here on, for the total and for a block', async () => {
    const t = await openThree();
    await approve(t, YEARS);
    const reader = await t.signIn('analyst');
    const total = (await reader.get(`${path}?period=2025`)).body as UnitRanking;
    expect(total.city.figure).toBe(6_600_000);
    expect(total.requiredGrowth!.percent).toBeCloseTo(100 * ((850 / 660) ** 0.5 - 1), 9);
    const gov = (await reader.get(`${path}?period=2025&metric=gov`)).body as UnitRanking;
    expect(gov.requiredGrowth!.percent).toBeCloseTo(100 * ((95 / 80.2) ** 0.5 - 1), 9);
    expect(total.cityGrowth).toBeCloseTo(10, 10);
    // 南湖 and 秀洲 shared the first place in 2024, so that 嘉善 was third.
    expect(total.rows.map((x) => [x.rankBefore, x.rank, x.rankChange])).toEqual([
      [1, 1, 0],
      [1, 2, -1],
      [3, 3, 0],
    ]);
    await t.close();
  });
});
