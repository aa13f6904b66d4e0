import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TargetRow } from '#shared/contract/target-row.ts';
import { shiftDecimal } from '#shared/decimal.ts';
import { period } from '#shared/period.ts';
import { targetRow } from '#shared/targets/judge/row.ts';
import type { Target } from '#shared/targets/target.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { panelOf, programmeWith } from './programme.ts';

type Figures = Record<string, Record<string, number | 'missing'>>;

function rowOf(target: Partial<Target>, figures: Figures, city = {}): TargetRow {
  const catalogue = programmeWith([{ id: 't', ...target }], city);
  const view = openTargetView(catalogue, panelOf(catalogue, figures), period('2025'));
  return targetRow(view, catalogue.targets[0]!);
}

const RULE = '2023—2025年年均增长10.0%，自2023年起需年均增长5.7%，比值1.74。';

describe('a level with a year', () => {
  it.each<[string, Partial<Target>, Figures, string, string]>([
    [
      'met already',
      {},
      { firms: { 2024: 90, 2025: 100 } },
      '已达成',
      '2025年已达到目标值，与目标值相同，保持到2027年即可。',
    ],
    [
      'met in the year before is not met now',
      {},
      { firms: { 2024: 100, 2025: 99 } },
      '倒退',
      '2024年已达到目标值，此后回落，2025年未达到，为倒退。',
    ],
    ['on track', {}, { firms: { 2023: 80, 2025: 96.8 } }, '同步', RULE],
    [
      'zero base',
      {},
      { firms: { 2024: 0, 2025: 10 } },
      '滞后',
      '2024—2025年年均增加10家，自2024年起需年均增加33.33家，比值0.30(基数或目标为零、接近零或为负，按年均变化而不按增速判断)',
    ],
    [
      'falling',
      {},
      { firms: { 2024: 80, 2025: 72 } },
      '倒退',
      '2024—2025年年均下降10.0%，自2024年起需年均增长7.7%',
    ],
    ['one data point', {}, { firms: { 2025: 80 } }, '不能判断', '无法判断进度：数据点不足。'],
    ['nothing reported', {}, {}, '无数据', '尚无已核定数据。'],
    ['缺 is not zero', {}, { firms: { 2025: 'missing' } }, '无数据', '尚无已核定数据。'],
    [
      'strictly more',
      { operator: '>' },
      { firms: { 2023: 80, 2025: 100 } },
      '同步',
      '2023—2025年年均增长11.8%',
    ],
    ['about, nine tenths', { operator: '~' }, { firms: { 2024: 80, 2025: 90 } }, '已达成', '目标为约100家'],
    ['about, less', { operator: '~' }, { firms: { 2024: 80, 2025: 89 } }, '同步', '2024—2025年年均增长11.3%'],
    ['target year over', { year: 2025 }, { firms: { 2024: 80, 2025: 99 } }, '未达成', '2025年已到'],
    [
      'a place: lower is better',
      { indicator: 'place', kind: 'rank', unit: '位', value: '40' },
      { place: { 2024: 45, 2025: 37 } },
      '已达成',
      '2025年已达到目标值，优于目标3位，保持到2027年即可。',
    ],
  ])('%s', (_, target, figures, status, words) => {
    const row = rowOf(target, figures);
    expect(row.statusLabel).toBe(status);
    expect(row.rule).toContain(words);
  });

  it('a base year set by the city without a figure gives no ratio, and says why', () => {
    const row = rowOf({}, { firms: { 2024: 80, 2025: 90 } }, { progressBaseYear: 2023 });
    expect([row.status, row.rule, row.base, row.distance]).toEqual([
      'no_data',
      '无法判断进度：无基数。',
      'unreported',
      10,
    ]);
  });

  it('money is read in 万元 and judged in 亿元', () => {
    const row = rowOf(
      { indicator: 'gov_total', unit: '亿元', value: '95' },
      { gov_total: { 2024: 700000, 2025: 800000 } },
    );
    expect([row.actual, row.distance, row.amountPerYear, row.digits]).toEqual([80, 15, 7.5, 1]);
  });

  it('a place at most 40th is written so', () => {
    const row = rowOf(
      { indicator: 'place', kind: 'rank', unit: '位', value: '40' },
      { place: { 2024: 50, 2025: 45 } },
    );
    expect([row.targetText, row.distance]).toEqual(['前 40 位', 5]);
  });
});

describe('every year', () => {
  it.each<[string, Partial<Target>, Figures, string, string]>([
    ['held', {}, { firms: { 2025: 100 } }, '本年符合', '2025年为100家，每年要求不低于100家，符合。'],
    [
      'short',
      {},
      { firms: { 2024: 120, 2025: 99 } },
      '本年不符合',
      '2025年为99家，每年要求不低于100家，不符合。',
    ],
    [
      'the latest year counts, and is named',
      {},
      { firms: { 2024: 120 } },
      '本年符合',
      '2024年为120家，每年要求不低于100家，符合。',
    ],
    [
      'about: nine tenths',
      { operator: '~' },
      { firms: { 2025: 90 } },
      '本年符合',
      '2025年为90家，每年要求约100家(达到90%即视为符合)，符合。',
    ],
    [
      'about: less',
      { operator: '~' },
      { firms: { 2025: 89 } },
      '本年不符合',
      '2025年为89家，每年要求约100家',
    ],
  ])('%s', (_, target, figures, status, words) => {
    const row = rowOf({ kind: 'yearly', year: null, ...target }, figures);
    expect(row.statusLabel).toBe(status);
    expect(row.rule).toContain(words);
  });

  it('a share asked of every year follows the same rule, "约" included', () => {
    const share = { kind: 'yearly', year: null, operator: '~', unit: '%' } as const;
    expect(rowOf(share, { firms: { 2025: 95 } }).status).toBe('holds');
    expect(rowOf(share, { firms: { 2025: 80 } }).status).toBe('fails');
  });
});

describe('a sum since a year', () => {
  const cumulative = { kind: 'cumulative', from: 2023, value: '100' } as const;
  it.each<[string, Figures, string, unknown, string]>([
    ['on the way', { firms: { 2023: 20, 2024: 20, 2025: 20 } }, '同步', 60, '按时间应达60.0家，比值1.00'],
    ['behind', { firms: { 2023: 10, 2024: 10, 2025: 20 } }, '偏慢', 40, '比值0.67'],
    ['far behind', { firms: { 2023: 10, 2024: 10, 2025: 10 } }, '滞后', 30, '比值0.50'],
    ['done', { firms: { 2023: 50, 2024: 50, 2025: 0 } }, '已达成', 100, '累计100'],
    [
      'a year missing makes it incomplete, never smaller',
      { firms: { 2023: 50, 2025: 60 } },
      '无数据',
      'incomplete',
      '2024年未报，累计数不完整。',
    ],
    ['earlier years do not count', { firms: { 2022: 99 } }, '无数据', 'unreported', '尚无已核定数据。'],
  ])('%s', (_, figures, status, actual, words) => {
    const row = rowOf(cumulative, figures);
    expect([row.statusLabel, row.actual]).toEqual([status, actual]);
    expect(row.rule).toContain(words);
  });

  it.each([
    ['280', [310678.55, 71450.4, 2417871.05]],
    ['0.3', [1000.01, 999.99, 1000]],
    ['123.456789', [1234567.88, 0.01, 0]],
  ])('money that adds up to %s亿元 to the last 分 meets it', (value, [a = 0, b = 0, c = 0]) => {
    const money = { ...cumulative, indicator: 'rd', unit: '亿元', value, year: 2030 };
    const row = rowOf(money, { rd: { 2023: a, 2024: b, 2025: c } });
    expect(row).toMatchObject({ statusLabel: '已达成', actual: Number(value), distance: 0 });
    expect(rowOf({ ...money, operator: '>' }, { rd: { 2023: a, 2024: b, 2025: c } }).status).toBe('on_track');
  });

  it('any exact hit is one, and one 分 less is none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 ** 10 }), { minLength: 3, maxLength: 3 }), (fen) => {
        const whole = fen.reduce((sum, x) => sum + x, 0);
        const target = {
          ...cumulative,
          ...{ indicator: 'rd', unit: '亿元', year: 2030, value: String(shiftDecimal(whole, -6)) },
        };
        const of = (last: number) => ({
          rd: {
            2023: shiftDecimal(fen[0] ?? 0, -2),
            2024: shiftDecimal(fen[1] ?? 0, -2),
            2025: shiftDecimal(last, -2),
          },
        });
        expect(rowOf(target, of(fen[2] ?? 0)).status).toBe('achieved');
        expect(rowOf(target, of((fen[2] ?? 0) - 1)).status).not.toBe('achieved');
      }),
    );
  });
});

describe('a relation', () => {
  const faster = {
    kind: 'relation',
    year: null,
    value: null,
    unit: '%',
    indicator: 'rd',
    relation: {
      left: { indicator: 'rd', of: 'growth' },
      operator: '>',
      right: { indicator: 'gdp', of: 'growth' },
      plus: 2,
    },
  } as const;
  it.each<[string, Figures, string, string]>([
    [
      'holds',
      { rd: { 2024: 100, 2025: 110 }, gdp: { 2024: 100, 2025: 105 } },
      '本年符合',
      '2025年为10.0%，要求大于7.0%，符合。',
    ],
    [
      'fails on equality',
      { rd: { 2024: 100, 2025: 107 }, gdp: { 2024: 100, 2025: 105 } },
      '本年不符合',
      '2025年为7.0%，要求大于7.0%，不符合。',
    ],
    [
      'takes the latest year that has both sides',
      { rd: { 2023: 100, 2024: 110 }, gdp: { 2023: 100, 2024: 105, 2025: 120 } },
      '本年符合',
      '2024年为10.0%，要求大于7.0%，符合',
    ],
    ['lacks a side', { rd: { 2024: 100, 2025: 110 } }, '无数据', '所需数据尚未报送'],
    ['lacks the base', { rd: { 2025: 110 }, gdp: { 2024: 100, 2025: 105 } }, '无数据', '所需数据尚未报送'],
  ])('%s', (_, figures, status, words) => {
    const row = rowOf(faster, figures);
    expect(row.statusLabel).toBe(status);
    expect(row.rule).toContain(words);
  });

  it('mean growth since a year, in words that name it', () => {
    const average = {
      ...faster,
      from: 2022,
      year: 2027,
      relation: {
        left: { indicator: 'rd', of: 'average_growth' },
        operator: '>=',
        right: null,
        plus: 18,
      },
    } as const;
    const row = rowOf(average, { rd: { 2022: 100, 2023: 150, 2024: 160, 2025: 172.8 } });
    expect([row.status, row.statusLabel, row.rule]).toEqual([
      'holds',
      '目前符合',
      '2022—2025年年均20.0%，要求不低于18.0%，符合；期限至2027年。',
    ]);
    expect(rowOf(average, { rd: { 2024: 100, 2025: 150 } }).status).toBe('no_data');
  });
});
