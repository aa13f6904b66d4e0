/**
 * The documents, clause by clause (001 = 嘉政发〔2025〕14号): what the demonstration's programme asks of whom. One test a
 * clause; the pages and workbooks have theirs (survey-form, evidence, responsible, states).
 */
import { expect, test } from 'vitest';
import { defaultScheme } from '#shared/assess/default-scheme.ts';
import { findIndicator, peerUnits } from '#shared/catalogue.ts';
import { fromMicro, toMicro } from '#shared/decimal.ts';
import { addendUnits, formCells, formFor } from '#shared/forms.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { figureAt } from '#shared/panel.ts';
import { period as asPeriod } from '#shared/period.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { isNumber, latestByCell, observationsOf, readDemo } from './demo-folder.ts';
import { JIAXING } from './folders.ts';

const catalogue = loadCatalogue(JIAXING);
const cells = latestByCell(readDemo(JIAXING));
const panel = buildPanel(catalogue, observationsOf(catalogue, cells), { dataVersion: 1, asOf: '' });
const asked = (organisation: string, series: 'half' | 'year', indicator: string) => {
  const form = formFor(catalogue, organisation, series);
  return form ? formCells(catalogue, form, organisation).filter((c) => c.indicator === indicator) : [];
};
const places = [catalogue.city.unit, ...peerUnits(catalogue).map((u) => u.code)];
const target = (id: string) => catalogue.targets.find((t) => t.id === id)!;

test.each([
  ['half', 'ent_rd_ind'],
  ['year', 'ent_rd'],
] as const)(
  '附件1 二: %s 规上企业研发费用 is filed by 市科技局 for 全市 and counties, 市统计局 is the source it is held against',
  (series, indicator) => {
    expect(findIndicator(catalogue, indicator)).toMatchObject({
      source: '市统计局',
      responsible: '市科技局',
    });
    for (const [organisation, priority] of [
      ['kjj', 1],
      ['tjj', 2],
    ] as const) {
      const own = asked(organisation, series, indicator);
      expect(own.map((c) => c.unit)).toEqual(places);
      expect(new Set(own.map((c) => c.priority))).toEqual(new Set([priority]));
    }
  },
);

test('001 三(十): 50%以上全覆盖 is the share of institutes at or above 50 %, and must be 100 %', () => {
  const { value, indicator } = target('pct_inst_social_yearly');
  expect(value).toBe('100');
  expect(findIndicator(catalogue, indicator)?.formula).toMatchObject({
    kind: 'share_of_units',
    indicator: 'pct_inst_social',
    unitKind: 'institute',
    least: 50,
  });
});

test('001 一(一): the yardstick that the paper gives counties is named, with its words', () => {
  expect(catalogue.city.yardstick).toMatchObject({
    indicator: 'gov_total',
    clause: '一(一)',
    quote: '各县（市、区）参照市财政科技创新投入增长幅度',
  });
});

test('001 一(一), 二(八): stand-ins for 预算安排 and 年均增幅 say that they are ours', () => {
  expect(target('gov_never_decrease').convention).toMatch(/预算安排.*支出数代替/);
  expect(target('soe_over_average').convention).toMatch(/文件未写年均增幅的起止年份.*2024年.*全市平均/);
  expect(target('soe_over_average').relation?.left.of).toBe('average_growth');
  for (const form of ['annex1_county', 'annex1_czj', 'year_county', 'year_czj'])
    expect(catalogue.forms.find((f) => f.code === form)?.notes.join('')).toMatch(/填执行数.*本系统约定/);
});

test('001 目标: every target lists the units of its clause, and none where it names none', () => {
  // Clause by clause in responsible.test.ts; here the two that the issue names.
  expect(target('soe_over_average').responsible).toEqual([
    '市发展改革委',
    '市经信局',
    '市科技局',
    '市国资委',
    '市税务局',
  ]);
  expect(target('sci_fiscal_18').responsible).toEqual([]);
});

test('附件2 二(1): 规上企业研发费用 is held against the turnover of the same enterprises', () => {
  const items = catalogue.scheme.items as { indicator: string; measure: string; denominator?: string }[];
  const share = items.find((i) => i.indicator === 'ent_rd' && i.measure === 'ratio');
  expect(findIndicator(catalogue, share!.denominator!)?.name).toBe('规模以上企业营业收入');
});

test.each(['university', 'institute', 'hospital'])(
  '附件2 三—五: %s is judged by 总量、占比、增速, and its R&D is not 全社会',
  (kind) => {
    const { items } = catalogue.scheme.institutions as {
      items: { groups: string[]; dimension: string; indicator: string }[];
    };
    const own = items.filter((i) => i.groups.includes(kind));
    expect(new Set(own.map((i) => i.dimension))).toEqual(new Set(['总量', '占比', '增速']));
    for (const { indicator } of own)
      expect(findIndicator(catalogue, indicator)?.name).not.toContain('全社会');
  },
);

test('附件2 三—五: single institutions are compared with each other, never with the sum of those not listed', () => {
  const scheme = defaultScheme(catalogue, 'institutions');
  const rest = catalogue.units.filter((u) => u.name.includes('未单列')).map((u) => u.code);
  expect(rest).toHaveLength(3);
  expect(scheme.peerGroups.flatMap((g) => g.units).filter((u) => rest.includes(u))).toEqual([]);
  expect(scheme.peerGroups.map((g) => g.units.length)).toEqual([5, 6, 5]);
});

test.each([
  ['university', 'uni_st'],
  ['institute', 'inst_st'],
  ['hospital', 'hosp_st'],
])('附件2 三—五: every %s says where it sits, and Σ equals 全市 and fits its county', (kind, indicator) => {
  const own = catalogue.units.filter((u) => u.kind === kind);
  expect(own.filter((u) => u.seat === null).map((u) => u.peerGroup)).toEqual([null]);
  const amount = (unit: string, year: string) => {
    const text = [...cells.values()].find(
      (r) => r.unit === unit && r.indicator === indicator && r.period === year,
    )?.value;
    return text && isNumber(text) ? toMicro(text) : 0;
  };
  for (const year of ['2021', '2022', '2023', '2024', '2025']) {
    const sum = (of: typeof own) => of.reduce((total, u) => total + amount(u.code, year), 0);
    expect(fromMicro(sum(own))).toBe(fromMicro(amount(catalogue.city.unit, year)));
    for (const seat of new Set(own.flatMap((u) => u.seat ?? [])))
      expect(sum(own.filter((u) => u.seat === seat))).toBeLessThanOrEqual(amount(seat, year));
  }
});

test('附件1 注2: 市本级 is asked for 附项, and 全市 is no sum of the nine units alone', () => {
  for (const series of ['half', 'year'] as const)
    for (const memo of ['memo_bond', 'memo_soe_platform', 'memo_fund']) {
      expect(asked('czj', series, memo).map((c) => c.unit)).toEqual(['sbj']);
      expect(addendUnits(catalogue, memo, series)).toContain('sbj');
    }
  const bond = (unit: string) => figureAt(panel, unit, 'memo_bond', asPeriod('2025')) as number;
  const nine = peerUnits(catalogue).reduce((sum, u) => sum + bond(u.code), 0);
  expect(bond('sbj')).toBeGreaterThan(0);
  expect(bond(catalogue.city.unit)).toBeCloseTo(nine + bond('sbj'), 6);
});

test.each([
  ['jyj', 'uni'],
  ['kjj', 'inst'],
  ['wjw', 'hosp'],
])(
  '附件1 注3: %s reports the three sources of 科技活动费用 as 其中, for 全市 and counties',
  (organisation, kind) => {
    for (const part of ['from_gov', 'horizontal', 'transfer']) {
      expect(asked(organisation, 'half', `${kind}_${part}`).map((c) => c.unit)).toEqual(places);
      expect(findIndicator(catalogue, `${kind}_${part}`)).toMatchObject({
        parent: `${kind}_st`,
        relation: 'of_which',
      });
    }
  },
);

test('统计调查表: every form carries 表号、制定机关、批准或备案文号、有效期, and the demonstration says 示例', () => {
  expect(catalogue.forms.filter((f) => f.survey === null)).toEqual([]);
  const words = catalogue.forms.map((f) => Object.values(f.survey ?? {}));
  expect(words.flat().filter((text) => !text.includes('示例'))).toEqual([]);
  expect(new Set(words.map(([number]) => number)).size).toBe(catalogue.forms.length);
});
