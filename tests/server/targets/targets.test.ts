import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HalfYear } from '#shared/contract/half-year.ts';
import type { TargetRow } from '#shared/contract/target-row.ts';
import type { OtherTargets, TargetScenario, Targets } from '#shared/contract/targets.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import {
  approve,
  FIRST_HALF,
  given,
  JIASHAN,
  NANHU,
  openThree,
  TREASURY,
  XIUZHOU,
  YEARS,
} from '../monitoring/three-counties.ts';

const path = '/api/targets';

describe('600亿 in 2024, 660亿 in 2025, against 850 and 1050', () => {
  let t: TestApp;
  let leader: Caller;
  const targets = async (query: string): Promise<Targets> => (await leader.get(`${path}?${query}`)).body;
  const head = (page: Targets): TargetRow =>
    page.rows.find((r) => r.indicator === 'sti_total' && r.targetYear === page.year && r.kind === 'level')!;

  beforeAll(async () => {
    t = await openThree();
    await approve(t, YEARS);
    await approve(t, FIRST_HALF);
    leader = await t.signIn('leader');
  });
  afterAll(() => t.close());

  it('2027: distance, growth needed and observed, ratio and status', async () => {
    const row = head(await targets('y=2027'));
    expect([row.actual, row.target, row.distance, row.actualYear, row.baseYear]).toEqual([
      660, 850, 190, 2025, 2024,
    ]);
    expect(row.amountPerYear).toBe(95);
    expect(row.growthNeeded).toBeCloseTo(100 * ((850 / 660) ** (1 / 2) - 1), 10);
    expect(row.growthObserved).toBeCloseTo(10, 10);
    const required = 100 * ((850 / 600) ** (1 / 3) - 1);
    expect(row.growthRequired).toBeCloseTo(required, 10);
    expect(row.ratio).toBeCloseTo(10 / required, 10);
    expect(row.neededNow).toBeCloseTo(600 * (850 / 600) ** (1 / 3), 9);
    expect([row.status, row.statusLabel]).toEqual(['slow', '偏慢']);
  });

  it('2030 has its own target and status', async () => {
    const row = head(await targets('y=2030'));
    expect([row.target, row.distance]).toEqual([1050, 390]);
    // 10 % a year against 9.8 % asked since 2024.
    expect(row.ratio).toBeCloseTo(10 / (100 * ((1050 / 600) ** (1 / 6) - 1)), 10);
    expect(row.status).toBe('on_track');
  });

  it('the verdict states the projected gap in figures: 600 → 660 → 726 → 798.6', async () => {
    const page = await targets('y=2027');
    expect(page.verdict).toBe(
      '按2024—2025年数据推算，2027年总投入730.4—798.6亿元，比850亿元目标少51.4—119.6亿元',
    );
    expect(page.status).toBe('slow');
    expect(page.basisQuote).toContain('850');
  });

  it('a surplus of one block does not pay for another', async () => {
    const { gaps }: TargetScenario = (await leader.get(`${path}/scenario?y=2027`)).body;
    const gov = 80.2 * (80.2 / 70) ** 2;
    const ent = 579.8 * (579.8 / 530) ** 2;
    const block = (code: string) => gaps!.blocks.find((b) => b.block === code)!;
    expect(block('gov').gap).toBeCloseTo(95 - gov, 9);
    expect(block('ent').gap).toBeCloseTo(705 - ent, 9);
    // Nobody has reported the third block: no sum is made up.
    expect(typeof block('other').gap).toBe('string');
    expect([typeof gaps!.net, gaps!.finding]).toEqual(['string', '缺口构成：部分主体无法推算']);
  });

  it('a county stands by its own growth against the required one', async () => {
    const { counties } = await targets('y=2027');
    const required = 100 * ((850 / 660) ** 0.5 - 1);
    const margin = (unit: string) => counties.rows.find((r) => r.unit === unit)!.margin;
    expect(counties.required).toBeCloseTo(required, 10);
    expect(margin(NANHU)).toBeCloseTo(20 - required, 9);
    expect(margin(XIUZHOU)).toBeCloseTo(10 - required, 9);
    expect(margin(JIASHAN)).toBeCloseTo(100 * (1948 / 1950 - 1) - required, 9);
    expect(counties.rows.some((r) => r.unit === TREASURY)).toBe(false);
    expect(counties.finding).toBe('2地增速低于全市所需的13.5%：嘉善、秀洲');
  });

  it('targets without figures say so and name who is to report', async () => {
    const page = await targets('y=2027');
    const rd = page.rows.find((r) => r.indicator === 'rd' && r.headline)!;
    expect([rd.status, rd.actual, rd.distance]).toEqual(['no_data', 'unreported', 'unreported']);
    const { rows } = (await leader.get(`${path}/all?y=2027`)).body as OtherTargets;
    expect(rows.filter((r) => r.status === 'no_data').every((r) => r.reporters.length > 0)).toBe(true);
    expect([...page.rows, ...rows].every((r) => r.basis !== '' && r.quote !== '')).toBe(true);
  });

  it('every target of the programme is listed for one of the years', async () => {
    const listed = new Set<string>();
    for (const year of (await targets('')).years)
      for (const page of [path, `${path}/all`])
        for (const r of (await leader.get(`${page}?y=${year}`)).body.rows) listed.add(r.id);
    const judged = t.catalogue.targets.filter((x) => x.supersededBy === null);
    expect([...listed].sort()).toEqual(judged.map((x) => x.id).sort());
  });

  it('a half-year is refused, and never becomes the actual figure', async () => {
    const refused = await leader.get(`${path}?period=2026-S1`);
    expect([refused.status, refused.body.title]).toEqual([400, '半年数据不与年度目标比较']);
    expect((await targets('')).period).toBe('2025');
    expect(head(await targets('')).actual).toBe(660);
  });

  it('the headline targets are on the first page alone, the others on theirs alone', async () => {
    const [front, others] = [
      await targets('y=2027'),
      (await leader.get(`${path}/all?y=2027`)).body as OtherTargets,
    ];
    expect([front.rows.every((r) => r.headline), others.rows.some((r) => r.headline)]).toEqual([true, false]);
    const silent = others.rows.filter((r) => r.status === 'no_data').length;
    expect(others.finding).toBe(front.othersFinding);
    expect(front.othersFinding).toBe(`其他目标${others.rows.length}项：有数据的均未落后，${silent}项无数据`);
  });

  it('时序进度 holds first halves only, on the half-year’s page', async () => {
    const { pace } = (await leader.get('/api/half-year')).body as HalfYear;
    expect(pace!.label).toBe('2026年上半年');
    expect(pace!.rows[0]!.firstHalf).toBeCloseTo(6.766081, 10);
    expect(pace!.rows[0]!.usualShare).toBe('too_few_points');
    expect(pace!.note).toContain('不与年度目标比较');
  });

  it.each([
    ['y=2029', 404],
    ['period=2031', 404],
    ['y=2027&v=999', 404],
    ['y=abc', 400],
    ['period=last', 400],
  ])('%s → %s', async (query, status) => {
    expect((await leader.get(`${path}?${query}`)).status).toBe(status);
  });

  it('a pinned version stays; the latest follows a correction', async () => {
    const before = await targets('y=2027');
    await approve(t, given('2025', [['self', 'gov_total', { [NANHU]: '660000' }]]));
    const pinned = await targets(`y=2027&v=${before.cut.dataVersion}`);
    expect({ ...pinned, cut: null }).toEqual({ ...before, cut: null });
    expect(pinned.cut.latest).toBe(false);
    expect(head(await targets('y=2027')).actual).toBe(700);
  });
});

describe('before any approval', () => {
  it('says that nothing can be judged yet', async () => {
    const t = await openThree();
    const reply = await (await t.signIn('leader')).get(path);
    expect(reply.status).toBe(200);
    expect(reply.body.status).toBe('no_data');
    expect(reply.body.verdict).toBe('尚无已核定的年度数据，不能判断是否达到目标');
    await t.close();
  });
});
