import { describe, expect, it, test } from 'vitest';
import type { Indicator } from '#shared/catalogue.ts';
import type { IndicatorHistory, IndicatorSeries } from '#shared/contract/indicator.ts';
import type { Figure } from '#shared/figure.ts';
import { historyTable, unitsTable, unitsWords } from '../../client/features/indicators/indicator.words.ts';
import {
  groupsOf,
  matchingIndicators,
  matchingTargets,
} from '../../client/features/indicators/indicator-groups.ts';
import {
  drawings,
  indicatorLines,
  measureFor,
  newestStrand,
  placesOf,
  strandsOf,
} from '../../client/features/indicators/indicator-lines.ts';
import { formsOf, partsOf, quotesOf, targetsOn } from '../../client/features/indicators/indicator-links.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { JIAXING } from '../seed/folders.ts';

const catalogue = loadCatalogue(JIAXING);
const TO_DATE = { name: '政府投入', accumulation: 'to_date' } as Indicator;
const STOCK = { name: '存量', accumulation: 'stock' } as Indicator;
const HALVES = ['2024-S1', '2024-S2', '2025-S1', '2025-S2', '2026-S1'];

function series(unit: string, figures: Figure[], simulated = figures.map(() => true)): IndicatorSeries {
  return { unit, name: unit, shortName: unit, kind: unit === '全市' ? 'city' : 'county', figures, simulated };
}

function history(parts: IndicatorSeries[], over: Partial<IndicatorHistory> = {}): IndicatorHistory {
  const periods = (over.form === 'half' ? HALVES : ['2023', '2024', '2025']).map((period) => ({
    period,
    label: period,
  }));
  const shown = over.shown?.code ?? '全市';
  const own = parts.find((s) => s.unit === shown);
  return {
    cityUnit: '全市',
    unit: '万元',
    decimals: 2,
    measure: 'money',
    form: 'year',
    shown: { code: shown, name: shown, shortName: shown },
    periods,
    series: parts,
    figures: periods.map(({ period }, i) => ({ period, figure: own?.figures[i] })).reverse(),
    finding: '甲',
    cityFinding: shown === '全市' ? null : '乙',
    notes: [],
    ...over,
  } as unknown as IndicatorHistory;
}

describe('the lines of an indicator', () => {
  it('a missing year is a gap, never 0', () => {
    const h = history([series('全市', [500_000, 'unreported', 700_000])]);
    const { x, series: lines, unit } = indicatorLines(h, TO_DATE, h.series);
    expect([x, lines[0]!.values, unit]).toEqual([['2023', '2024', '2025'], [50, 'unreported', 70], '亿元']);
  });

  it('to-date halves are two lines over the years: a first half never joins a whole year', () => {
    const h = history([series('全市', [300_000, 700_000, 310_000, 800_000, 350_000])], { form: 'half' });
    const { x, series: lines } = indicatorLines(h, TO_DATE, h.series);
    expect(x).toEqual(['2024年', '2025年', '2026年']);
    expect(lines.map((l) => [l.name, l.values])).toEqual([
      ['全市 上半年', [30, 31, 35]],
      ['全市 1—12月', [70, 80, null]],
    ]);
  });

  it('a stock runs on through the halves', () => {
    const h = history([series('全市', [1, 2, 3, 4, 5])], { form: 'half', unit: '家', measure: 'count' });
    const { x, series: lines } = indicatorLines(h, STOCK, h.series);
    expect([x, lines.map((l) => l.values)]).toEqual([HALVES, [[1, 2, 3, 4, 5]]]);
  });

  it('published points are full among simulated ones, and only there', () => {
    const mixed = history([series('全市', [1, 2, 'unreported'], [false, true, false])]);
    expect(indicatorLines(mixed, TO_DATE, mixed.series).series[0]!.full).toEqual([true, false, false]);
    const pure = history([series('全市', [1, 2, 3])]);
    expect(indicatorLines(pure, TO_DATE, pure.series).series[0]!.full).toBeUndefined();
  });

  test.each([
    ['rates share an axis', 'percent', '甲地', [['甲', ['甲地', '全市']]]],
    [
      'amounts have their own',
      'money',
      '甲地',
      [
        ['甲', ['甲地']],
        ['乙', ['全市']],
      ],
    ],
    ['the city alone', 'money', '全市', [['甲', ['全市']]]],
    [
      'a unit without the figure',
      'percent',
      '乙地',
      [
        ['甲', []],
        ['乙', ['全市']],
      ],
    ],
  ] as const)('%s', (_, measure, code, expected) => {
    const shown = { code, name: code, shortName: code };
    const h = history([series('全市', [1, 2, 3]), series('甲地', [1, 2, 3])], { measure, shown });
    expect(drawings(h).map((d) => [d.finding, d.series.map((s) => s.unit)])).toEqual(expected);
  });

  test.each([
    [[999, 'missing'], '万元', 0],
    [[50_000], '亿元', 2],
    [[500_000], '亿元', 1],
  ] as [Figure[], string, number][])('%j is shown in %s', (figures, unit, digits) =>
    expect(measureFor(history([]), [series('甲地', figures)])).toMatchObject({ unit, digits }),
  );

  it('small drawings follow the half of the newest figure', () => {
    const h = history([series('全市', [1, 2, 3, 4, 'unreported'])], { form: 'half' });
    const strand = newestStrand(h, strandsOf(h, TO_DATE));
    expect([strand.kind, placesOf(h, strand).map(({ at }) => at)]).toEqual(['-S2', [1, 3]]);
  });
});

const YI = { unit: '亿元', digits: 1, of: (f: Figure) => f };
test.each([
  [[3, 1, 2], '2025年投入：甲3.0亿元最高，乙1.0亿元最低'],
  [[3, 3, 1], '2025年投入：甲、乙3.0亿元最高，丙1.0亿元最低'],
  [[3, 'unreported', 1], '2025年投入：甲3.0亿元最高，丙1.0亿元最低（缺1地）'],
  [[3, 'not_applicable', 1], '2025年投入：甲3.0亿元最高，丙1.0亿元最低'],
  [[2, 2, 2], '2025年投入：各单位均为2.0亿元'],
  [[2, 'missing', 'unreported'], '2025年投入：甲2.0亿元（缺2地）'],
  [['unreported', 'missing', 'unreported'], '2025年投入：尚无数据'],
] as [Figure[], string][])('%j in words', (figures, words) =>
  expect(
    unitsWords(
      '投入',
      '2025年',
      ['甲', '乙', '丙'].map((name, i) => series(name, [figures[i]!])),
      0,
      YI,
    ),
  ).toBe(words),
);

it('the tables carry the figures, the marks and what kind each is', () => {
  const h = history([series('全市', [500_000.25, 'unreported', 0], [true, false, false])]);
  expect(historyTable(h, h.series, '甲').rows).toEqual([
    { period: '2023', 全市: 500_000.25, nature: '模拟数据' },
    { period: '2024', 全市: '未报', nature: '—' },
    { period: '2025', 全市: 0, nature: '公开或报送' },
  ]);
  expect(unitsTable(h, '甲', h.series, placesOf(h, { kind: '', label: '' }).slice(1)).rows).toEqual([
    { name: '全市', '2024': '未报', '2025': 0 },
  ]);
});

describe('what hangs together with an indicator', () => {
  it('its forms with who files them', () =>
    expect(formsOf(catalogue, 'cnt_poc').map((f) => f.filers)).toEqual(['市科技局填报']));
  it('its own targets first, then those of what is computed from it', () => {
    const found = targetsOn(catalogue, 'rd').map(({ target, via }) => [target.id, via]);
    expect(found[0]).toEqual(['rd_2027', null]);
    expect(found).toContainEqual(['rd_gdp_2027', 'rd_gdp']);
  });
  it('the sentence of its clause', () => {
    const poc = catalogue.indicators.find((i) => i.code === 'cnt_poc')!;
    expect(quotesOf(catalogue, poc)).toEqual([expect.stringContaining('概念验证中心10家以上')]);
  });
});

describe('the list', () => {
  it('puts every indicator into exactly one group', () => {
    const listed = groupsOf(catalogue, catalogue.indicators).flatMap((g) => g.indicators.map((i) => i.code));
    expect([...listed].sort()).toEqual(catalogue.indicators.map((i) => i.code).sort());
  });
  test.each([
    ['ＧＤＰ', 'gdp'],
    ['市财政局 孵化器', 'gov_incubator'],
    ['附件2 一(3)', 'rd_gdp'],
  ])('%s finds %s', (typed, code) =>
    expect(matchingIndicators(catalogue, typed).map((i) => i.code)).toContain(code),
  );
  it('a clause finds its targets; nothing typed finds none', () => {
    expect(matchingTargets(catalogue, '14号 总体目标').map((t) => t.id)).toContain('sti_total_2027');
    expect(matchingTargets(catalogue, '')).toEqual([]);
    expect(matchingIndicators(catalogue, '')).toHaveLength(catalogue.indicators.length);
  });
});

it('附项 are named outside the total: annex 1 note 2, 不计入总数', () => {
  const parts = partsOf(catalogue, 'gov_total');
  const titled = (title: string) =>
    parts.find((p) => p.title.startsWith(title))?.indicators.map((i) => i.code);
  expect(parts.map((p) => p.title)).toEqual([
    '其中（可不穷尽）',
    '分项（之和等于合计）',
    '附项（不计入合计）',
  ]);
  expect(titled('附项')).toEqual(['memo_bond', 'memo_soe_platform', 'memo_fund']);
  expect([...titled('其中')!, ...titled('分项')!].filter((code) => code.startsWith('memo'))).toEqual([]);
});
