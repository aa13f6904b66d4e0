import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import { period } from '#shared/period.ts';
import { targetsOverview } from '#shared/targets/overview/overview.ts';
import { isScenario, runScenario, type ScenarioChoice } from '#shared/targets/scenario/scenario.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { BASIS } from './basis.ts';
import { panelOf, programmeWith } from './programme.ts';

const NOTHING: ScenarioChoice = { blocks: {}, units: {} };
const run = (choice: Partial<ScenarioChoice>, basis: ScenarioBasis = BASIS) =>
  runScenario(basis, { ...NOTHING, ...choice });

describe('a scenario', () => {
  it('with nothing set continues each block', () => {
    const r = run({});
    expect(r.total).toBeCloseTo(20 * 1.21 + 80, 10);
    expect(r.gap).toBeCloseTo(121 - 104.2, 10);
    expect(r.verdict).toBe('情景：2027年总投入约104.2亿元，比121亿元目标少16.8亿元');
    expect(r.required).toBeCloseTo(10, 10);
    expect(isScenario(NOTHING)).toBe(false);
  });

  it('a surplus of one block does not pay for another: net gap and sum of shortfalls differ', () => {
    const r = run({});
    expect(r.blocks.map((b) => Number((b.gap as number).toFixed(6)))).toEqual([-3.2, 20]);
    expect(r.net).toBeCloseTo(16.8, 10);
    expect(r.shortfall).toBeCloseTo(20, 10);
  });

  it.each<[Partial<ScenarioChoice>, string]>([
    [{ blocks: { ent: 10 } }, '情景：2027年总投入约121亿元，与121亿元目标持平，但企业仍少3.2亿元'],
    [{ blocks: { ent: 20 } }, '情景：2027年总投入约139.4亿元，比121亿元目标多18.4亿元'],
    [
      { blocks: { gov: -10, ent: 20 } },
      '情景：2027年总投入约131.4亿元，比121亿元目标多10.4亿元，但政府仍少4.8亿元',
    ],
    [{ blocks: { gov: 0 } }, '情景：2027年总投入约100亿元，比121亿元目标少21亿元'],
    // County a at 10 % instead of its own 0 %: its 10 and 50 grow by 21 %, on top of the blocks' 104.2.
    [{ units: { a: 10 } }, '情景：2027年总投入约116.8亿元，比121亿元目标少4.2亿元'],
    // Set to what it does anyway: nothing moves.
    [{ units: { b: 10 } }, '情景：2027年总投入约104.2亿元，比121亿元目标少16.8亿元'],
  ])('%j', (choice, verdict) => {
    expect(run(choice).verdict).toBe(verdict);
    expect(isScenario({ ...NOTHING, ...choice })).toBe(true);
  });

  it('a county set apart grows as set; the others go on as they did', () => {
    const [a, b] = run({ units: { a: 7 } }).units;
    expect([a!.growth, a!.chosen, b!.chosen]).toEqual([7, true, false]);
    expect(a!.projected).toBeCloseTo(60 * 1.07 ** 2, 10);
    expect(b!.projected).toBeCloseTo(35 * 1.21, 10);
    expect(a!.margin).toBeCloseTo(7 - 10, 10);
    expect(a!.increase).toBeCloseTo(60 * (1.07 ** 2 - 1), 10);
  });

  it('an amount that is missing stays missing; 不适用 counts as nothing', () => {
    const without = { ...BASIS.units[0]!, amounts: [10, 'unreported' as const] };
    const zone = { ...BASIS.units[1]!, amounts: [5, 'not_applicable' as const] };
    const r = run({}, { ...BASIS, units: [without, zone] });
    expect([r.units[0]!.projected, r.units[0]!.growth]).toEqual(['incomplete', 'incomplete']);
    expect(r.units[1]!.projected).toBeCloseTo(5 * 1.21, 10);
    // The city's own figure is complete, so its total is too.
    expect(r.total).toBeCloseTo(104.2, 10);
  });

  it('a block without growth so far needs one to be set', () => {
    const young = {
      ...BASIS,
      blocks: [BASIS.blocks[0]!, { ...BASIS.blocks[1]!, growth: 'too_few_points' as const }],
    };
    expect(run({}, young).verdict).toBe('情景：数据不足，不能推算2027年总投入');
    expect(run({ blocks: { ent: 0 } }, young).total).toBeCloseTo(104.2, 10);
  });

  it('without block targets (2030) there is no net gap to speak of', () => {
    const only = { ...BASIS, blocks: BASIS.blocks.map((b) => ({ ...b, target: null })) };
    const r = run({}, only);
    expect([r.net, r.shortfall, r.blocks[0]!.gap]).toEqual([null, null, 'not_applicable']);
  });

  it.each<[Partial<ScenarioChoice>, string]>([
    [{}, '情景：GDP为8000亿元时总量目标330亿元更紧，R&D经费需达330亿元；按设定增速约363亿元，多33亿元。'],
    [
      { gdp: 10000 },
      '情景：GDP为10000亿元时强度目标3.7%更紧，R&D经费需达370亿元；按设定增速约363亿元，少7亿元。',
    ],
    [
      { rd: 0 },
      '情景：GDP为8000亿元时总量目标330亿元更紧，R&D经费需达330亿元；按设定增速约300亿元，少30亿元。',
    ],
  ])('binding under %j', (choice, sentence) => {
    expect(run(choice).binding!.sentence).toBe(sentence);
  });

  it('blocks always add up to the total, and counties with the rest to it too', () => {
    const rate = fc.double({ min: -30, max: 60, noNaN: true });
    const dictionary = (...keys: string[]) =>
      fc.record(Object.fromEntries(keys.map((k) => [k, rate])), { requiredKeys: [] });
    fc.assert(
      fc.property(dictionary('gov', 'ent'), dictionary('a', 'b'), (blocks, units) => {
        const r = run({ blocks: blocks as Record<string, number>, units: units as Record<string, number> });
        const sum = r.blocks.reduce((s, b) => s + (b.projected as number), 0);
        expect(sum).toBeCloseTo(r.total as number, 6);
        expect((r.net as number) <= (r.shortfall as number) + 1e-9).toBe(true);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('the basis on the page', () => {
  const level = (id: string, indicator: string, value: string) => ({
    id,
    indicator,
    value,
    unit: '亿元',
    headline: true,
  });
  const catalogue = programmeWith([
    level('t', 'total', '130'),
    level('g', 'gov_total', '30'),
    level('e', 'ent_rd', '80'),
    level('o', 'other_net', '20'),
  ]);
  const growing = (y2024: number, y2025: number) => ({ 2024: y2024, 2025: y2025 });
  const panel = panelOf(catalogue, {
    gov_total: growing(200_000, 220_000),
    ent_rd: growing(600_000, 630_000),
    uni_st: growing(100_000, 100_000),
    uni_overlap_gov: growing(0, 0),
    uni_overlap_ent: growing(0, 0),
    'a/gov_total': growing(90_000, 100_000),
    'a/ent_rd': growing(300_000, 310_000),
  });
  const page = targetsOverview(openTargetView(catalogue, panel, period('2025')), 2027);

  it('holds the blocks in 亿元 with their growth so far and their targets', () => {
    const { blocks, current, target, fromYear } = page.scenario!;
    expect([fromYear, current, target]).toEqual([2025, 95, 130]);
    expect(blocks.map((b) => [b.code, b.current, b.target])).toEqual([
      ['gov', 22, 30],
      ['ent', 63, 80],
      ['other', 10, 20],
    ]);
    expect(blocks.map((b) => Number((b.growth as number).toFixed(6)))).toEqual([10, 5, 0]);
  });

  it('and gives, with nothing set, the same gaps as the page', () => {
    const r = runScenario(page.scenario!, NOTHING);
    r.blocks.forEach((b, i) => {
      expect(b.gap).toBeCloseTo(page.gaps!.blocks[i]!.gap as number, 9);
    });
    expect(r.net).toBeCloseTo(page.gaps!.net as number, 9);
    expect(r.shortfall).toBeCloseTo(page.gaps!.shortfall as number, 9);
  });

  it('is not there while a block has no figure', () => {
    const poor = panelOf(catalogue, { gov_total: growing(1, 2), ent_rd: growing(1, 2) });
    expect(targetsOverview(openTargetView(catalogue, poor, period('2025')), 2027).scenario).toBeNull();
  });
});
