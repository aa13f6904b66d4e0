import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AssessResult, assess, parseAssessInput } from '#shared/assess/result.ts';

const run = (file: object): AssessResult => assess(parseAssessInput(file));
const totals = (result: AssessResult) => result.units.map(({ total }) => total);
const ranks = (result: AssessResult) => result.units.map(({ rank }) => rank);
const flagsOf = (result: AssessResult) =>
  result.units.map(({ items }) => items.map(({ flags }) => flags.join('+')));
const column = (...xs: (number | null)[]) => xs.map((x) => [x]);
const units = (n: number) => 'ABCDEFGHI'.slice(0, n).split('');

// 两地区经济效益综合评价, statistics exam item (表2-9, 表2-10), answer A: totals 83.47 and 76.08
describe('the textbook case', () => {
  const file = {
    units: ['甲地区', '乙地区'],
    indicators: [
      { name: '总资产贡献率', satisfactory: 12, unallowable: 6, weight: 33 },
      { name: '资本保值增值率', satisfactory: 150, unallowable: 100, weight: 26 },
      { name: '流动资产周转率', satisfactory: 2, unallowable: 1, weight: 25 },
      { name: '工业全员劳动生产率', satisfactory: 50000, unallowable: 15000, weight: 16 },
    ],
    values: [
      [9.6, 120.67, 1.76, 34956.03],
      [6.92, 113.23, 1.59, 44551.24],
    ],
  };
  it('arithmetic and geometric', () => {
    const result = run(file);
    expect(result.units[0]?.total).toBeCloseTo(83.46846262857143, 9);
    expect(result.units[1]?.total).toBeCloseTo(76.07949531428571, 9);
    expect(ranks(result)).toEqual([1, 2]);
    expect(result.units[1]?.items.map(({ score }) => Math.round((score ?? 0) * 100) / 100)).toEqual([
      66.13, 70.58, 83.6, 93.77,
    ]);
    const geometric = totals(run({ ...file, scheme: { mean: 'geometric' } }));
    expect(geometric[0]).toBeCloseTo(83.32014305151557, 9);
  });
  it('the contributions make the total', () => {
    for (const { items, total } of run(file).units) {
      expect(items.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0)).toBeCloseTo(
        Number(total),
        10,
      );
    }
  });
});

describe('cases that the literature leaves open (domain.md §5)', () => {
  it.each<[string, object, unknown, (number | null)[]]>([
    [
      'all peers equal',
      {
        units: units(5),
        indicators: ['x', 'y'],
        values: [
          [7, 1],
          [7, 2],
          [7, 3],
          [7, 4],
          [7, 5],
        ],
      },
      [60, 70, 80, 90, 100],
      [5, 4, 3, 2, 1],
    ],
    [
      'nothing else to score',
      { units: units(5), indicators: ['x'], values: column(7, 7, 7, 7, 7) },
      Array(5).fill('incomplete'),
      Array(5).fill(null),
    ],
    [
      'one unit, peer anchors',
      { units: units(1), indicators: ['x'], values: column(7) },
      ['incomplete'],
      [null],
    ],
    [
      'one unit, fixed anchors',
      { units: units(1), indicators: [{ code: 'x', anchors: [0, 10] }], values: column(7) },
      [88],
      [1],
    ],
    [
      'two units',
      { units: units(2), indicators: ['x'], values: column(7, 9) },
      ['too_few_points', 'too_few_points'],
      [null, null],
    ],
    [
      'four units',
      { units: units(4), indicators: ['x'], values: column(1, 2, 3, 5) },
      [60, 70, 80, 100],
      [null, null, null, null],
    ],
    [
      'five units',
      { units: units(5), indicators: ['x'], values: column(1, 2, 3, 4, 5) },
      [60, 70, 80, 90, 100],
      [5, 4, 3, 2, 1],
    ],
    [
      'lower is better',
      { units: units(5), indicators: [{ code: 'x', direction: -1 }], values: column(1, 2, 3, 4, 5) },
      [100, 90, 80, 70, 60],
      [1, 2, 3, 4, 5],
    ],
    [
      'negative and zero values',
      { units: units(5), indicators: ['x'], values: column(-2, -1, 0, 1, 2) },
      [60, 70, 80, 90, 100],
      [5, 4, 3, 2, 1],
    ],
    [
      'all missing',
      { units: units(5), indicators: ['x'], values: column(null, null, null, null, null) },
      Array(5).fill('incomplete'),
      Array(5).fill(null),
    ],
    [
      'equal at two decimals',
      {
        units: units(5),
        indicators: [{ code: 'x', anchors: [0, 40] }],
        values: column(30, 20.001, 20.004, 10, 0),
      },
      [90, 80.001, 80.004, 70, 60],
      [1, 2, 2, 4, 5],
    ],
  ])('%s', (_, file, expected, expectedRanks) => {
    const result = run(file);
    expect(totals(result)).toEqual(expected);
    expect(ranks(result)).toEqual(expectedRanks);
  });

  it('flags say why', () => {
    const result = run({
      units: units(6),
      indicators: ['x', 'same', 'thin'],
      values: [
        [1, 5, 1],
        [2, 5, 2],
        [3, 5, null],
        [4, 5, null],
        [5, 5, null],
        [90, null, null],
      ],
      scheme: { minPresent: 0 },
    });
    expect(flagsOf(result)).toEqual([
      ['', 'no_spread', 'few_peers'],
      ['', 'no_spread', 'few_peers'],
      ['', 'no_spread', 'missing'],
      ['', 'no_spread', 'missing'],
      ['', 'no_spread', 'missing'],
      ['capped_high', 'missing', 'missing'],
    ]);
    expect(result.indicators.map(({ flag }) => flag)).toEqual([null, 'no_spread', 'few_peers']);
    expect(result.units[5]?.items[0]).toMatchObject({ score: 100, position: 22.25 });
  });

  it.each<[number, number, number | string, string]>([
    [4, 1, 80, 'a fifth of the weight may be missing'],
    [3, 1, 'incomplete', 'a quarter may not'],
  ])('%i + %i indicators', (present, missing, total) => {
    const indicators = Array.from({ length: present + missing }, (_, j) => ({
      code: `i${j}`,
      anchors: [0, 10],
    }));
    const row = [...Array(present).fill(5), ...Array(missing).fill('unreported')];
    const [unit] = run({ units: units(1), indicators, values: [row] }).units;
    expect(unit?.total).toBe(total);
    expect(unit?.rank).toBe(total === 80 ? 1 : null);
    expect(unit?.coverage).toBeCloseTo(present / (present + missing), 12);
    expect(unit?.items[0]?.weight).toBeCloseTo(1 / present, 12);
  });

  it('a geometric mean refuses zero instead of leaving it out', () => {
    const file = {
      units: units(1),
      indicators: ['x', 'y'].map((code) => ({ code, group: 'g', anchors: [0, 10] })),
      values: [[0, 5]],
    };
    expect(totals(run({ ...file, scheme: { mean: 'geometric', score: { c: 0, d: 100 } } }))).toEqual([
      'undefined',
    ]);
  });

  it('equal totals are listed by 占比, then 增速, then 总量, then code', () => {
    const indicators = ['总量', '占比', '增速'].map((group) => ({
      code: group,
      group: `${group}`,
      anchors: [0, 10],
    }));
    const result = run({
      units: ['b', 'a', 'c', 'd'],
      indicators,
      values: [
        [5, 4, 6],
        [5, 4, 6],
        [4, 5, 6],
        [4, 4, 7],
      ],
    });
    expect(ranks(result)).toEqual([1, 1, 1, 1]);
    expect(result.order).toEqual(['c', 'd', 'a', 'b']);
  });

  it('a unit that is no peer is scored, but makes no anchors and has no rank', () => {
    const result = run({
      units: [...units(5), { code: '全市', peer: false }],
      indicators: ['x'],
      values: column(1, 2, 3, 4, 5, 99),
    });
    expect(totals(result)).toEqual([60, 70, 80, 90, 100, 100]);
    expect(ranks(result)).toEqual([5, 4, 3, 2, 1, null]);
  });
});

describe('peer anchors and their price', () => {
  const scheme = { anchors: 'min_max', minPeers: 0 };
  const three = [
    [300, 12],
    [260, 16],
    [100, 6],
  ];
  const [indicators, robustness] = [['总量', '增速'], false];

  it('a fourth county reverses two others, unless the anchors are frozen', () => {
    const first = run({ units: units(3), indicators, values: three, scheme, robustness });
    expect(totals(first)).toEqual([92, 96, 60]);
    const values = [...three, [150, 40]];
    const second = totals(run({ units: units(4), indicators, values, scheme, robustness }));
    expect(second[0]).toBeCloseTo(83.52941176470588, 9);
    expect(second[1]).toBeCloseTo(81.88235294117646, 9);
    const frozen = first.indicators.map(({ indicator, anchors }) => ({
      code: indicator,
      anchors: anchors ?? undefined,
    }));
    expect(
      totals(run({ units: units(4), indicators: frozen, values, scheme, robustness })).slice(0, 3),
    ).toEqual([92, 96, 60]);
  });
});

describe('the file format', () => {
  it('the example: dimensions, a missing figure, a late county', () => {
    const file = JSON.parse(readFileSync(new URL('../assess-example.json', import.meta.url), 'utf8'));
    const result = run(file);
    expect(result.units.filter(({ rank }) => rank === null).map(({ name }) => name)).toEqual([
      '桐乡市',
      '嘉兴港区',
    ]);
    expect(result.units[4]?.items[3]?.flags).toEqual(['capped_low']);
    expect(result.robustness).toMatchObject({ method: 'draws', draws: 1000, seed: 20240601 });
    expect(JSON.parse(JSON.stringify(run(file)))).toEqual(JSON.parse(JSON.stringify(result)));
  });

  it('values by name, decimal texts, frozen anchors', () => {
    const file = {
      units: ['A', 'B'],
      indicators: [{ code: 'x', anchors: { rule: 'tukey', worst: 0, best: 10, peers: 9 } }],
      values: { A: { x: '5' }, B: {} },
    };
    expect(totals(run(file))).toEqual([80, 'incomplete']);
  });

  it.each([
    [{ units: ['A'], indicators: ['x'], values: [[1, 2]] }, /2 cells for 1 indicators/],
    [{ units: ['A'], indicators: ['x'], values: [[1], [2]] }, /2 rows for 1 units/],
    [{ units: ['A'], indicators: ['x'] }, /neither/],
    [{ units: ['A'], indicators: ['x', 'x'], values: [[1, 2]] }, /"x" occurs twice/],
    [
      {
        units: ['A'],
        indicators: [{ code: 'x', group: 'g' }],
        groups: [{ code: 'g', parent: 'g' }],
        values: [[1]],
      },
      /contains itself/,
    ],
    [{ units: ['A'], indicators: [{ code: 'x', anchors: 'fixed' }], values: [[1]] }, /need a rule/],
    [{ units: ['A'], indicators: [{ code: 'x', clmap: true }], values: [[1]] }, /clmap/],
    [{ units: ['A'], indicators: ['x'], values: [['1.2亿']] }, /invalid/i],
  ])('%j is refused', (file, words) => expect(() => run(file)).toThrow(words));
});
