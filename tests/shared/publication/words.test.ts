/** What a publication says, and which of it a reader finds changed. */
import { describe, expect, it, test } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import type { Period } from '#shared/period.ts';
import { alongWords } from '#shared/publication/along.words.ts';
import { changedSentences, lackingWords, resultFinding } from '#shared/publication/finding.words.ts';

const NAMES = ['甲', '乙', '丙'];
type Row = [figure: Figure, growth: Figure, rank: number | null];

function version(rows: readonly Row[], rate = false) {
  return {
    units: NAMES.map((name) => ({ code: name, name, shortName: name, peer: true })),
    indicators: [{ code: 'x', name: '投入', unit: '万元', decimals: 2, rate, direction: 'higher' as const }],
    results: [
      {
        indicator: 'x',
        rows: rows.map(([figure, growth, rank], i) => ({
          ...{ unit: NAMES[i]!, figure, base: 1, growth, rank, rankBefore: null },
        })),
      },
    ],
    runs: [],
  };
}

test.each<[string, readonly Row[], boolean, string]>([
  [
    'one first, one fastest',
    [
      [3, 1.25, 1],
      [2, 12.34, 2],
    ],
    false,
    '投入：甲居第1位，乙增速居首（增长12.3%）',
  ],
  [
    'level ones',
    [
      [3, 5, 1],
      [3, 5, 1],
      [1, -2, 3],
    ],
    false,
    '投入：甲、乙并列第1位，甲、乙增速并列第1位（增长5.0%）',
  ],
  [
    'all fall',
    [
      [3, -5, 1],
      [2, -7, 2],
    ],
    false,
    '投入：甲居第1位，甲增速居首（下降5.0%）',
  ],
  [
    'a rate',
    [
      [3, 0.126, 1],
      [2, -0.2, 2],
    ],
    true,
    '投入：甲居第1位，甲增减居首（提高0.13个百分点）',
  ],
  ['no growth known', [[3, 'no_base', 1]], false, '投入：甲居第1位'],
  ['nobody ranked', [['unreported', 'unreported', null]], false, '投入：未排位次'],
])('%s', (_what, rows, rate, sentence) => expect(resultFinding(version(rows, rate), 'x')).toBe(sentence));

describe('what a reader finds changed', () => {
  const before = version([
    [3, 1, 1],
    [2, 12, 2],
  ]);
  const after = version([
    [3, 1, 2],
    [4, 12, 1],
  ]);
  it('a sentence that says something else, with both wordings', () => {
    expect(changedSentences(before, after)).toEqual([
      {
        about: '投入',
        before: '甲居第1位，乙增速居首（增长12.0%）',
        after: '乙居第1位，乙增速居首（增长12.0%）',
      },
    ]);
  });
  it('nothing where the words stay, though a figure moved', () => {
    expect(
      changedSentences(
        before,
        version([
          [3.5, 1, 1],
          [2, 12, 2],
        ]),
      ),
    ).toEqual([]);
  });
  it('every sentence of a first version, and one that is no longer said', () => {
    expect(changedSentences(null, after).map((one) => one.before)).toEqual([null]);
    expect(changedSentences(before, { ...after, indicators: [], results: [] })).toMatchObject([
      { about: '投入', after: null },
    ]);
  });
});

it('names what has no figure, by its mark; 不适用 lacks nothing', () => {
  const rows: Row[] = [
    ['unreported', 'no_base', null],
    ['unreported', 'no_base', null],
    ['not_applicable', 'no_base', null],
  ];
  expect(lackingWords(version(rows))).toEqual(['投入：甲、乙未报']);
  expect(lackingWords(version([[0, 1, 1]]))).toEqual([]);
});

const run = (number: number, dataVersion: number, partial = false) => ({
  ...{ number, subject: 'units', dataVersion, partial },
});
test.each([
  ['2025', 5, [run(1, 5)], 1, '县（市、区）研判随同发布：第1次运行。'],
  [
    '2025',
    5,
    [run(1, 5), run(2, 5, true)],
    2,
    '县（市、区）研判随同发布：第2次运行，部门所做，只含其所属机构。',
  ],
  ['2026-S1', 5, [], null, '县（市、区）研判不随同发布：半年数据不作研判，研判按年度。'],
  ['2025', 5, [], null, '县（市、区）研判不随同发布：本年度还没有运行，请先到“年度研判”运行。'],
  [
    '2025',
    5,
    [run(1, 3), run(2, 4)],
    null,
    '县（市、区）研判不随同发布：最近一次用的是数据第4版，发布的是第5版，请先到“年度研判”重新运行。',
  ],
  ['2025', 5, [run(1, 5)], null, '县（市、区）研判不随同发布：没有选。'],
] as const)('%s at %i: %j, %s', (period, dataVersion, runs, chosen, words) => {
  expect(alongWords('units', { period: period as Period, dataVersion, runs, chosen })).toBe(words);
});
