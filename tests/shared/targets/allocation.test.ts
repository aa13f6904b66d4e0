/** A unit's part is judged by the very rule of the city's target. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '#shared/catalogue.ts';
import { period } from '#shared/period.ts';
import type { AllocationInForce } from '#shared/targets/allocation/in-force.ts';
import { allocations } from '#shared/targets/allocation/standing.ts';
import { unitAllocation } from '#shared/targets/allocation/unit-allocation.ts';
import { targetRow } from '#shared/targets/judge/row.ts';
import type { Target } from '#shared/targets/target.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { panelOf, programmeWith } from './programme.ts';

const AT = period('2025');
const part = (target: string, amounts: Record<string, string>): AllocationInForce => ({
  target,
  document: { title: '通知', number: '某发1号', clause: '附件1', issuedOn: '2026-03-01' },
  loadedAt: '2026-03-02T00:00:00.000Z',
  amounts: new Map(Object.entries(amounts)),
});
const gdp = (target: Partial<Target> = {}): Catalogue =>
  programmeWith([{ id: 't', title: '产值', indicator: 'gdp', unit: '亿元', value: '100', ...target }]);

/** One unit's row in a panel of the unit alone. */
function rowOf(catalogue: Catalogue, byYear: Record<string, number | 'missing'>, amount = '100') {
  const panel = panelOf(catalogue, { 'a/gdp': byYear });
  return allocations(openTargetView(catalogue, panel, AT, [part('t', { a: amount })]))[0]!.rows.find(
    (r) => r.unit === 'a',
  )!;
}

describe('the same figures and the same number give the same judgement as the city’s', () => {
  const kinds: Partial<Target>[] = [
    { kind: 'level' },
    { kind: 'yearly', year: null },
    { kind: 'cumulative', from: 2022 },
  ];
  it.each(kinds)('%j', (kind) => {
    const catalogue = gdp(kind);
    const amount = fc.integer({ min: 1, max: 2_000_000 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 5, maxLength: 5 }), (amounts) => {
        const byYear = Object.fromEntries(amounts.map((x, i) => [2021 + i, x]));
        const city = targetRow(
          openTargetView(catalogue, panelOf(catalogue, { gdp: byYear }), AT),
          catalogue.targets[0]!,
        );
        const { target, actual, distance, ratio, growthNeeded, growthRequired, status, rule } = city;
        expect(rowOf(catalogue, byYear)).toMatchObject({
          ...{ target, actual, distance, ratio, growthNeeded, growthRequired, status, rule },
        });
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe('states', () => {
  const FROM_60 = (last: number) => ({ 2021: 600_000, 2025: last * 10_000 });
  it.each<[string, Record<string, number | 'missing'>, string, string]>([
    ['met', FROM_60(100), '100', '已达成'],
    ['as fast as needed', FROM_60(84), '100', '同步'],
    ['behind', FROM_60(61), '100', '滞后'],
    ['falling', FROM_60(59), '100', '倒退'],
    ['one year alone', { 2025: 600_000 }, '100', '不能判断'],
    ['nothing reported', {}, '100', '无数据'],
  ])('%s', (_, byYear, amount, label) => expect(rowOf(gdp(), byYear, amount).statusLabel).toBe(label));

  it('a unit without a part keeps its figure and has no distance: it is not 0', () => {
    const catalogue = gdp();
    const panel = panelOf(catalogue, { 'a/gdp': FROM_60(80), 'b/gdp': FROM_60(80) });
    const [allocation] = allocations(openTargetView(catalogue, panel, AT, [part('t', { a: '90' })]));
    expect(allocation?.rows.map((r) => [r.unit, r.target, r.actual, r.distance, r.status])).toEqual([
      ['a', 90, 80, 10, 'on_track'],
      ['b', 'missing', 80, 'missing', 'no_data'],
    ]);
    expect(allocation?.missing).toEqual(['b']);
  });

  it('the title counts the worst first and names it', () => {
    const catalogue = gdp();
    const panel = panelOf(catalogue, { 'a/gdp': FROM_60(59), 'b/gdp': FROM_60(90) });
    const [allocation] = allocations(
      openTargetView(catalogue, panel, AT, [part('t', { a: '50', b: '100' })]),
    );
    expect(allocation?.finding).toBe('2027年产值分县任务：1地同步，1地已达成');
    const [hard] = allocations(openTargetView(catalogue, panel, AT, [part('t', { a: '80', b: '100' })]));
    expect(hard?.finding).toBe('2027年产值分县任务：1地倒退(a)，1地同步');
  });

  it('a target that the programme no longer has is left out', () => {
    const catalogue = gdp();
    expect(
      allocations(openTargetView(catalogue, panelOf(catalogue, {}), AT, [part('gone', { a: '1' })])),
    ).toEqual([]);
  });
});

describe('one unit', () => {
  const a = (catalogue: Catalogue) => catalogue.units.find((u) => u.code === 'a')!;
  it('its parts, with how many it has not kept up with', () => {
    const catalogue = gdp();
    const panel = panelOf(catalogue, { 'a/gdp': { 2021: 600_000, 2025: 610_000 } });
    const card = unitAllocation(
      openTargetView(catalogue, panel, AT, [part('t', { a: '100' })]),
      a(catalogue),
    );
    expect(card.finding).toBe('分县任务：a承担1项，1项未跟上：2027年产值(滞后)');
    expect(card.tasks[0]?.row.distance).toBe(39);
  });
  it('without a part there is nothing to say: its page compares growth instead', () => {
    const catalogue = gdp();
    const card = unitAllocation(openTargetView(catalogue, panelOf(catalogue, {}), AT), a(catalogue));
    expect([card.tasks, card.finding, card.lead]).toEqual([[], '', '']);
  });
});
