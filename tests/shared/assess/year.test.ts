/** From a programme's figures to a year's scores: data years, special cases, what-if, comparison. */
import { describe, expect, it } from 'vitest';
import { columnsOf, indicatorsBehind } from '#shared/assess/columns.ts';
import { compareGroups, incomparable } from '#shared/assess/compare-runs.ts';
import { defaultScheme, schemeBasis } from '#shared/assess/default-scheme.ts';
import { freezeAnchors } from '#shared/assess/freeze.ts';
import { columnValue, editedReader, frozenReader } from '#shared/assess/frozen-figures.ts';
import { nextPlace } from '#shared/assess/next-place.ts';
import { assess } from '#shared/assess/result.ts';
import { schemeProblems } from '#shared/assess/scheme-problems.ts';
import { NO_CHANGE, runScenario } from '#shared/assess/what-if.ts';
import { holdsWords, intervalWords, rankingFinding, whyNoTotal } from '#shared/assess/words.ts';
import { yearInput } from '#shared/assess/year-input.ts';
import { Catalogue } from '#shared/catalogue.ts';
import type { AssessmentRun } from '#shared/contract/run.ts';
import type { Scheme } from '#shared/contract/scheme.ts';
import type { Figure } from '#shared/figure.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';

const programme: Catalogue = Catalogue.parse({
  ...smallProgramme,
  indicators: smallProgramme.indicators.map((indicator) => ({
    ...indicator,
    periodicities: ['half', 'year'],
  })),
  scheme: {
    items: [
      { indicator: 'gov_total', measure: 'level', dimension: '总量' },
      { indicator: 'gov_total', measure: 'ratio', denominator: 'budget', dimension: '占比' },
      { indicator: 'gov_total', measure: 'growth', dimension: '增速' },
      { indicator: 'gov_share', measure: 'growth', dimension: '增速', lag: 1, code: 'share_points' },
    ],
  },
});

const UNITS = ['u1', 'u2', 'u3', 'u4', 'u5'];
const scheme: Scheme = {
  ...defaultScheme(programme, 'units'),
  peerGroups: [{ code: 'g', name: '五个单位', units: UNITS }],
};
const columns = columnsOf(programme, scheme, 'g', 2025);
const indicators = indicatorsBehind(programme, columns);

type Figures = Record<string, Record<string, Figure>>;

function figuresOf(change: Figures = {}): Figures {
  return Object.fromEntries(
    UNITS.map((unit, u) => [
      unit,
      {
        'gov_total@2025': 1000 + 100 * u,
        'gov_total@2024': 1000 + 60 * u,
        'gov_total@2023': 900 + 50 * u,
        'gov_platform@2025': 10,
        'budget@2025': 10_000,
        'budget@2024': 10_000,
        'budget@2023': 10_000,
        'gov_share@2024': 10 + 0.6 * u,
        'gov_share@2023': 9 + 0.5 * u,
        ...change[unit],
      },
    ]),
  );
}

function runOf(change: Figures = {}, own: Partial<Scheme> = {}, units = UNITS): AssessmentRun {
  const used = { ...scheme, ...own, peerGroups: [{ code: 'g', name: '五个单位', units }] };
  const figures = figuresOf(change);
  const group = used.peerGroups[0]!;
  const input = yearInput(
    used,
    group,
    columns,
    (unit) => unit.toUpperCase(),
    (unit) => frozenReader(figures[unit]!),
    '算例',
  );
  const assessments = [{ group: 'g', name: group.name, columns, input, result: assess(input), marks: {} }];
  return { subject: 'units', scheme: used, indicators, figures, assessments } as unknown as AssessmentRun;
}

const groupOf = (run: AssessmentRun) => run.assessments[0]!;
const itemOf = (run: AssessmentRun, unit: string, code: string) =>
  groupOf(run)
    .result.units.find((u) => u.unit === unit)!
    .items.find((i) => i.indicator === code)!;

describe('the default scheme', () => {
  it('is domain.md’s: equal weights, 60 + 40, Tukey, 80 %', () => {
    expect(scheme).toMatchObject({
      anchors: { rule: 'tukey', k: 3 },
      minPeers: 5,
      score: { c: 60, d: 40, clamp: true },
      aggregation: 'arithmetic',
      minWeightPresent: 0.8,
      robustness: { delta: 0.25, draws: 1000, seed: 20240601 },
    });
    expect(scheme.dimensions.map(({ code, weight }) => [code, weight])).toEqual([
      ['总量', 1],
      ['占比', 1],
      ['增速', 1],
    ]);
    expect(schemeBasis(programme)).toBe('');
  });

  it('falls back on the blocks where the programme lists no columns', () => {
    const bare = defaultScheme(Catalogue.parse({ ...programme, scheme: {} }), 'units');
    expect(bare.items.map(({ code }) => code)).toEqual([
      'gov_total.level',
      'gov_total.growth',
      'ent_rd.level',
      'ent_rd.growth',
      'other_net.level',
      'other_net.growth',
    ]);
    expect(schemeProblems(bare, programme)).toEqual([]);
  });

  it.each<[string, Partial<Scheme>]>([
    ['/scheme/items/1/code', { items: [scheme.items[0]!, scheme.items[0]!] }],
    ['/scheme/items/0/denominator', { items: [{ ...scheme.items[0]!, measure: 'ratio' }] }],
    ['/scheme/items/0/dimension', { items: [{ ...scheme.items[0]!, dimension: '效益' }] }],
    [
      '/scheme/items/0/anchors',
      { items: [{ ...scheme.items[0]!, anchors: { rule: 'fixed', worst: 1, best: 1 } }] },
    ],
    [
      '/scheme/items/0/anchors',
      { items: [{ ...scheme.items[0]!, anchors: { rule: 'tiers', tiers: [5, 4, 4, 2, 1] } }] },
    ],
    [
      '/scheme/peerGroups/1/units',
      {
        peerGroups: [
          { code: 'x', name: 'x', units: ['a'] },
          { code: 'y', name: 'y', units: ['a'] },
        ],
      },
    ],
    ['/scheme/score/c', { function: 'exponential', score: { c: 0, d: 40, clamp: true } }],
    ['/scheme/anchors', { anchors: { rule: 'percentile', low: 0.9, high: 0.1 } }],
  ])('names what is wrong at %s', (pointer, change) => {
    const valid = { ...scheme, peerGroups: [{ code: 'g', name: 'g', units: ['a', 'b'] }] };
    expect(schemeProblems({ ...valid, ...change }, programme).map((p) => p.pointer)).toEqual([pointer]);
  });
});

describe('a column reads', () => {
  const read = frozenReader(figuresOf().u2!);
  it.each([
    ['gov_total.level', 2025, null, 1100],
    ['gov_total.ratio', 2025, null, 11],
    ['gov_total.growth', 2025, '2024', (100 * 40) / 1060],
    ['share_points', 2024, '2023', 10.6 - 9.5],
  ])('%s of %i', (code, dataYear, base, value) => {
    const column = columns.find((c) => c.code === code)!;
    expect(column).toMatchObject({ dataYear, base });
    expect(columnValue(column, read)).toBeCloseTo(value, 12);
  });
});

describe('stated results', () => {
  it.each<[string, Figure, string]>([
    ['a zero base', 0, 'base_zero'],
    ['a negative base', -5, 'base_negative'],
    ['a missing base', 'unreported', 'no_base'],
  ])('%s gives no growth and says so', (_, base, reason) => {
    const run = runOf({ u1: { 'gov_total@2024': base } });
    expect(itemOf(run, 'u1', 'gov_total.growth')).toMatchObject({
      value: reason,
      score: null,
      flags: ['missing'],
      weight: 0,
    });
  });

  it('anchors alike: 无差异, the weight shared out', () => {
    const same = Object.fromEntries(
      UNITS.map((unit) => [unit, { 'gov_total@2025': 500, 'gov_total@2024': 400 }]),
    );
    const run = runOf(same);
    expect(itemOf(run, 'u1', 'gov_total.level').flags).toEqual(['no_spread']);
    expect(groupOf(run).result.indicators.map(({ weight }) => weight)).toEqual([0, 0, 0, 1]);
    expect(groupOf(run).result.units.map(({ rank }) => rank)).toEqual([5, 4, 3, 2, 1]);
  });

  it('four units: 样本少, no rank', () => {
    const { result } = groupOf(runOf({}, {}, UNITS.slice(0, 4)));
    expect(result.units[0]?.items[0]?.flags).toContain('few_peers');
    expect(result.units.every(({ rank }) => rank === null)).toBe(true);
    expect(rankingFinding(result)).toBe('可比单位不足，只列分项得分，不排名');
  });

  it('one unit: nothing to compare', () => {
    const { result } = groupOf(runOf({}, {}, ['u1']));
    expect(result.units[0]).toMatchObject({ rank: null });
    expect(result.units[0]?.items.every(({ score }) => score === null)).toBe(true);
    expect(rankingFinding(result)).toBe('只有一个单位，不作比较');
  });

  it('too little there: no total, no rank, and why', () => {
    const gone = { 'gov_total@2025': 'unreported' as const, 'gov_share@2024': 'missing' as const };
    const unit = groupOf(runOf({ u3: gone })).result.units[2]!;
    expect(unit).toMatchObject({ total: 'incomplete', rank: null });
    expect(whyNoTotal(unit, 0.8)).toMatch(/不足80%，无总分、不排名$/);
  });

  it('everything missing: no totals', () => {
    const gone = Object.fromEntries(
      UNITS.map((unit) => [
        unit,
        Object.fromEntries(Object.keys(figuresOf().u1!).map((key) => [key, 'unreported' as const])),
      ]),
    );
    const { result } = groupOf(runOf(gone));
    expect(result.units.every(({ total, rank }) => total === 'incomplete' && rank === null)).toBe(true);
  });

  it('one indicator that nobody reported: the data are short, not the peers', () => {
    const gone = Object.fromEntries(
      UNITS.map((unit) => [
        unit,
        { 'gov_share@2024': 'unreported' as const, 'gov_total@2024': 'missing' as const },
      ]),
    );
    const { result } = groupOf(runOf(gone));
    expect(result.units.every(({ total }) => total === 'incomplete')).toBe(true);
    expect(result.indicators.some(({ flag }) => flag === 'no_peers')).toBe(true);
    expect(rankingFinding(result)).toMatch(/^已有数据最多占权重\d+%，缺失数据超过规定权重，无总分、不排名$/);
  });

  it.each([
    [0.796, 0.8, '79.6%'],
    [0.79996, 0.8, '79.9%'],
    [0.794, 0.8, '79%'],
    [0.596, 0.8, '60%'],
  ])('%f of the weight against a limit of %f is told as %s', (coverage, limit, words) => {
    const [unit] = groupOf(runOf()).result.units;
    const short = { ...unit!, total: 'incomplete' as const, rank: null, coverage };
    expect(whyNoTotal(short, limit)).toBe(`已有数据占权重${words}，不足80%，无总分、不排名`);
  });

  it('what all units lack is not rounded up to the limit either', () => {
    const gone = Object.fromEntries(
      UNITS.map((unit) => [
        unit,
        { 'gov_share@2024': 'unreported' as const, 'gov_total@2024': 'missing' as const },
      ]),
    );
    const { result } = groupOf(runOf(gone));
    const of = (coverage: number) =>
      rankingFinding({ ...result, units: result.units.map((unit) => ({ ...unit, coverage })) });
    expect(of(0.796)).toBe('已有数据最多占权重79.6%，缺失数据超过规定权重，无总分、不排名');
    expect(of(0.666)).toBe('已有数据最多占权重67%，缺失数据超过规定权重，无总分、不排名');
  });

  it('words for a firm rank', () => {
    const [last] = groupOf(runOf()).result.units;
    expect([last?.rank, intervalWords(last!), holdsWords(last!)]).toEqual([
      5,
      '第5位',
      '在100%的合理权重下居第5位',
    ]);
  });
});

describe('what-if', () => {
  it('without a change gives the run’s own totals, ranks and intervals', () => {
    const run = runOf();
    const lines = runScenario(run, groupOf(run), NO_CHANGE, { draws: 1000 });
    groupOf(run).result.units.forEach((unit, u) => {
      expect(lines[u]).toEqual({
        unit: unit.unit,
        total: unit.total,
        rank: unit.rank,
        interval: unit.robustness,
      });
    });
  });

  it('an amount added to a 其中 raises its 合计, its intensity and its growth, and nobody else’s scores', () => {
    const run = runOf();
    const additions = [{ unit: 'u1', indicator: 'gov_platform', period: '2025', amount: 500 }];
    const read = editedReader(
      run.figures.u1!,
      { ...indicators, gov_platform: { name: '平台', formula: null, partOf: 'gov_total', money: true } },
      additions,
    );
    expect(read('gov_total', '2025')).toBe(1500);
    expect(read('gov_total', '2024')).toBe(1000);
    const direct = [{ unit: 'u1', indicator: 'gov_total', period: '2025', amount: 500 }];
    const lines = runScenario(run, groupOf(run), { ...NO_CHANGE, additions: direct });
    expect(lines[0]?.total).toBeGreaterThan(Number(groupOf(run).result.units[0]?.total));
    expect(lines.slice(1).map(({ total }) => total)).toEqual(
      groupOf(run)
        .result.units.slice(1)
        .map(({ total }) => total),
    );
  });

  it('an amount added to a term moves the ratio and the sum made of it; what nothing was added to stays as published', () => {
    const formulas = {
      share: {
        name: '',
        formula: { kind: 'ratio' as const, numerator: 'a', denominator: 'b', scale: 100 },
        partOf: null,
        money: false,
      },
      sum: {
        name: '',
        formula: {
          kind: 'sum' as const,
          terms: [
            { indicator: 'a', sign: 1 as const },
            { indicator: 'b', sign: -1 as const },
          ],
        },
        partOf: null,
        money: true,
      },
    };
    const figures = { 'a@2025': 30, 'b@2025': 100, 'share@2025': 31, 'sum@2025': -70 };
    const still = editedReader(figures, formulas, []);
    expect([still('share', '2025'), still('sum', '2025')]).toEqual([31, -70]);
    const moved = editedReader(figures, formulas, [{ unit: '', indicator: 'a', period: '2025', amount: 20 }]);
    expect([moved('share', '2025'), moved('sum', '2025')]).toEqual([50, -50]);
  });

  it('the smallest amount to the next place lifts the rank, one 分 less does not', () => {
    const run = runOf();
    const target = { unit: 'u1', indicator: 'gov_total', period: '2025' };
    const found = nextPlace(run, groupOf(run), NO_CHANGE, target);
    expect(found).toMatchObject({ found: true, from: 5 });
    if (!found.found) return;
    const rankWith = (amount: number) =>
      runScenario(run, groupOf(run), { ...NO_CHANGE, additions: [{ ...target, amount }] })[0]?.rank;
    expect(rankWith(found.amount)).toBe(found.rank);
    expect(rankWith(found.amount - 0.01)).toBe(5);
  });

  it('says why no amount is named', () => {
    const run = runOf();
    const ask = (unit: string, indicator = 'gov_total') =>
      nextPlace(run, groupOf(run), NO_CHANGE, { unit, indicator, period: '2025' });
    expect(ask('u5')).toEqual({ found: false, why: 'first' });
    expect(ask('u1', 'no_such')).toEqual({ found: false, why: 'no_figure' });
  });
});

it('frozen anchors keep their number of peers, and another unit changes nobody’s score', () => {
  const run = runOf();
  const { input, result } = groupOf(run);
  const frozen = freezeAnchors(input, result);
  expect(assess(frozen).units.map(({ total }) => total)).toEqual(result.units.map(({ total }) => total));
  const rows = input.values as Figure[][];
  const wider = {
    ...frozen,
    units: [...input.units, { code: 'u6', peer: true }],
    values: [...rows, [5000, 50, 90, 3]],
  };
  expect(
    assess(wider)
      .units.slice(0, 5)
      .map(({ total }) => total),
  ).toEqual(result.units.map(({ total }) => total));
});

describe('two runs', () => {
  it('explain a change in points that add up to it', () => {
    const [before, after] = [runOf(), runOf({ u1: { 'gov_total@2025': 1450 } })];
    expect(incomparable(before, after)).toEqual([]);
    const [u1] = compareGroups(before, after)[0]!.units;
    const points = u1!.items.reduce((sum, { contribution }) => sum + Number(contribution.change), 0);
    expect(points).toBeCloseTo(Number(u1!.total.change), 10);
    expect(u1!.sentence).toMatch(/^U1总分提高[\d.]+分，上升\d位：.*多得[\d.]+分/);
  });

  it.each<[string, Partial<Scheme>]>([
    [
      '权重不同',
      { dimensions: scheme.dimensions.map((d) => ({ ...d, weight: d.weight + Number(d.code === '增速') })) },
    ],
    ['打分指标不同', { items: scheme.items.slice(1) }],
    ['满意值、不允许值的取法不同', { anchors: { rule: 'min_max' } }],
    ['计分方法不同', { aggregation: 'geometric' }],
  ])('are not comparable: %s', (reason, change) => {
    expect(
      incomparable(runOf(), {
        ...runOf(),
        scheme: { ...scheme, ...change, peerGroups: runOf().scheme.peerGroups },
      }),
    ).toContain(reason);
  });
});
