/** Every state a target can be in, with the sentences a reader of its clause must agree with. */
import { describe, expect, it } from 'vitest';
import { period } from '#shared/period.ts';
import { targetDetail } from '#shared/targets/detail.ts';
import { targetsOverview } from '#shared/targets/overview/overview.ts';
import type { Target } from '#shared/targets/target.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { panelOf, programmeWith } from './programme.ts';

type Figures = Record<string, Record<string, number>>;

function detailOf(target: Partial<Target>, figures: Figures) {
  const catalogue = programmeWith([{ id: 't', title: '企业数', ...target }]);
  const view = openTargetView(catalogue, panelOf(catalogue, figures), period('2025'));
  return targetDetail(view, catalogue.targets[0]!, period('2025'));
}

const RD_GDP = { indicator: 'rd_gdp', unit: '%', title: 'R&D占GDP比重', kind: 'ratio' } as const;
const RATIO: Figures = { rd: { 2023: 3, 2025: 3.62 }, gdp: { 2023: 1, 2025: 1 } };
const share = (from: number, to: number): Figures => ({
  rd: { 2023: from, 2025: to },
  gdp: { 2023: 1, 2025: 1 },
});
const UNDATED = { year: null } as const;

it.each<[string, Partial<Target>, Figures, string, string, string]>([
  [
    'by a year, short',
    {},
    { firms: { 2023: 80, 2025: 90 } },
    '同步',
    '企业数2025年90家，距2027年目标(≥100家)还差10家(10.0%)',
    '今后2年平均每年需增加5.0家，折合年均增长5.4%，2023年以来实际年均增长6.1%。',
  ],
  [
    'by a year, met exactly',
    {},
    { firms: { 2023: 80, 2025: 100 } },
    '已达成',
    '企业数2025年100家，已达到≥100家的目标',
    '2025年已达到目标值，与目标值相同，保持到2027年即可。',
  ],
  [
    'by a year, exceeded: nothing more is needed, and what keeps it met',
    {},
    { firms: { 2023: 80, 2025: 121 } },
    '已达成',
    '企业数2025年121家，已达到≥100家的目标，超出21家',
    '2025年已达到目标值，超出21家；到2027年年均降幅不超过9.1%仍可保持。',
  ],
  [
    'the year is past',
    { year: 2025 },
    { firms: { 2023: 80, 2025: 99 } },
    '未达成',
    '企业数2025年99家，距2025年目标(≥100家)还差1家(1.0%)',
    '',
  ],
  [
    'a share never grows by per cent',
    { ...RD_GDP, value: '400' },
    share(3, 3.62),
    '同步',
    'R&D占GDP比重2025年362%，距2027年目标(≥400.00%)还差38个百分点',
    '今后2年平均每年需提高19个百分点。',
  ],
  [
    'a share that is met',
    { ...RD_GDP, value: '360' },
    share(3, 3.62),
    '已达成',
    'R&D占GDP比重2025年362%，已达到≥360.00%的目标，超出2个百分点',
    '2025年已达到目标值，超出2个百分点；到2027年年均降幅不超过1个百分点仍可保持。',
  ],
  [
    'undated, not reached: never 未达成',
    UNDATED,
    { firms: { 2025: 90 } },
    '尚未达到',
    '企业数2025年90家，尚未达到≥100家的目标，还差10家(10.0%)；文件未定期限',
    '',
  ],
  [
    'undated, reached',
    UNDATED,
    { firms: { 2025: 120 } },
    '已达到',
    '企业数2025年120家，已达到≥100家的目标，超出20家',
    '',
  ],
  [
    'undated sum',
    { ...UNDATED, kind: 'cumulative', from: 2024 },
    { firms: { 2023: 90, 2024: 20, 2025: 30 } },
    '尚未达到',
    '企业数2025年累计50家，尚未达到≥100家的目标，还差50家(50.0%)；文件未定期限',
    '',
  ],
  [
    'every year, kept',
    { kind: 'yearly', year: null },
    { firms: { 2025: 120 } },
    '本年符合',
    '企业数2025年120家，符合每年≥100家的要求，超出20家',
    '',
  ],
  [
    'every year, not kept',
    { kind: 'yearly', year: null },
    { firms: { 2025: 90 } },
    '本年不符合',
    '企业数2025年90家，距每年要求(≥100家)还差10家(10.0%)',
    '',
  ],
  [
    'a range stays a range',
    { operator: '~', value: '5', upper: '10' },
    { firms: { 2023: 1, 2025: 4 } },
    '同步',
    '企业数2025年4家，距2027年目标(5—10家左右)的下限还差1家(20.0%)',
    '今后2年平均每年需增加0.5家，折合年均增长11.8%，2023年以来实际年均增长100.0%。',
  ],
  [
    'inside a range nothing is exceeded',
    { operator: '~', value: '5', upper: '10' },
    { firms: { 2023: 1, 2025: 7 } },
    '已达成',
    '企业数2025年7家，在目标范围内(5—10家左右)',
    '2025年为7家，在目标范围内。',
  ],
  [
    'above a range: from its upper end',
    { operator: '~', value: '5', upper: '10' },
    { firms: { 2023: 1, 2025: 12 } },
    '已达成',
    '企业数2025年12家，高于目标范围上限2家(5—10家左右)',
    '2025年为12家，高于目标范围上限2家。',
  ],
  [
    '约: from the city’s share on, which is said',
    { operator: '~' },
    { firms: { 2023: 70, 2025: 95 } },
    '已达成',
    '企业数2025年95家，已达到约100家的目标',
    '2025年为95家，目标为约100家(达到90%即视为符合)。',
  ],
  [
    'more than: as many is not enough, and no step of nothing is asked',
    { operator: '>' },
    { firms: { 2023: 70, 2025: 100 } },
    '同步',
    '企业数2025年100家，距2027年目标(>100家)仅持平，文件要求大于',
    '',
  ],
  [
    'a rank moves forward, it does not shrink',
    { kind: 'rank', value: '40', indicator: 'place', unit: '位', title: '综合排名' },
    { place: { 2023: 60, 2025: 45 } },
    '同步',
    '综合排名2025年第45位，距2027年目标(前40位)还差5位',
    '今后2年平均每年需前移2.5位。',
  ],
  [
    'a rank that is better',
    { kind: 'rank', value: '40', indicator: 'place', unit: '位', title: '综合排名' },
    { place: { 2023: 60, 2025: 30 } },
    '已达成',
    '综合排名2025年第30位，已达到前40位的目标，优于目标10位',
    '2025年已达到目标值，优于目标10位，保持到2027年即可。',
  ],
  [
    'a sum, met to the last digit: 31.067855 + 7.14504 + 241.787105 亿元 is 280',
    { kind: 'cumulative', indicator: 'gov_total', unit: '亿元', value: '280', from: 2023, title: '投资' },
    { gov_total: { 2023: 310678.55, 2024: 71450.4, 2025: 2417871.05 } },
    '已达成',
    '投资2025年累计280.0亿元，已达到≥280.0亿元的目标',
    '2023—2025年累计280亿元，已达到目标值。',
  ],
  [
    'in words alone',
    { kind: 'rank', value: null, indicator: 'place', unit: '位', title: '综合排名', quote: '保持全省前列' },
    { place: { 2025: 3 } },
    '文件未定数值',
    '综合排名：保持全省前列',
    '文件没有给出数值，不作判断。责任单位：市统计局。',
  ],
  [
    'replaced by a later paper',
    { supersededBy: 't' },
    { firms: { 2025: 90 } },
    '已被取代',
    '企业数：无数据',
    '已由后发文件的目标取代，不再判断。责任单位：市统计局。',
  ],
])('%s', (_, target, figures, label, finding, lead) => {
  const detail = detailOf(target, figures);
  expect([detail.row.statusLabel, detail.finding, detail.lead]).toEqual([label, finding, lead]);
});

describe('a measure that a kind of target does not have is 不适用, never 未报', () => {
  it.each<[Partial<Target>, string[]]>([
    [{ kind: 'yearly', year: null }, ['distance', 'distanceRate']],
    [UNDATED, ['distance', 'distanceRate']],
    [{ kind: 'cumulative', from: 2025 }, ['distance', 'distanceRate', 'amountPerYear', 'ratio', 'neededNow']],
    [
      { ...RD_GDP, value: '400' },
      ['base', 'distance', 'amountPerYear', 'changeObserved', 'changeRequired', 'ratio', 'neededNow'],
    ],
  ])('%j', (target, own) => {
    const { row } = detailOf(target, { firms: { 2024: 50, 2025: 60 }, ...RATIO });
    const measures = [
      ...['base', 'distance', 'distanceRate', 'growthNeeded', 'amountPerYear', 'growthObserved'],
      ...['growthRequired', 'changeObserved', 'changeRequired', 'ratio', 'neededNow'],
    ] as const;
    const stated = measures.filter((m) => row[m as keyof typeof row] !== 'not_applicable');
    expect(stated).toEqual(measures.filter((m) => own.includes(m)));
    expect(stated.every((m) => typeof row[m as keyof typeof row] === 'number')).toBe(true);
  });
});

it('once the city’s target is met the page asks nothing of anybody', () => {
  const level = (id: string, indicator: string, value: string) => ({
    ...{ id, indicator, value, unit: '亿元', headline: true, title: id === 't' ? '总投入' : '政府' },
  });
  const catalogue = programmeWith([level('t', 'total', '9'), level('g', 'gov_total', '2')]);
  const years = (a: number, b: number) => ({ 2024: a, 2025: b });
  const panel = panelOf(catalogue, {
    gov_total: years(20_000, 30_000),
    ent_rd: years(60_000, 63_000),
    uni_st: years(10_000, 10_000),
    uni_overlap_gov: years(0, 0),
    uni_overlap_ent: years(0, 0),
    'a/gov_total': years(9_000, 10_000),
    'a/ent_rd': years(30_000, 31_000),
  });
  const page = targetsOverview(openTargetView(catalogue, panel, period('2025')), 2027);
  expect(page.verdict).toBe('2025年总投入10.3亿元，已达到2027年9亿元的目标，超出1.3亿元');
  expect(page.counties.requiredLabel).toBe('全市目标已达到，不再有所需增速');
  expect(page.counties.finding).toBe('2027年全市目标已达到，各地没有所需增速');
  expect(page.counties.rows.map((r) => r.margin)).toEqual(['not_applicable', 'not_applicable']);
  expect(page.rows.map((r) => [r.growthNeeded, r.amountPerYear])).toEqual([
    ['not_applicable', 'not_applicable'],
    ['not_applicable', 'not_applicable'],
  ]);
  expect(JSON.stringify(page)).not.toMatch(/-\d+(\.\d+)?%/);
});
