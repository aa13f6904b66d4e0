/** Tables that invite a wrong reading: each gives the right figures or a question. */
import { describe, expect, test } from 'vitest';
import { codes, locate, NAMES, short, statistics, table, wanted } from './county-table.ts';
import type { Content } from './made-workbook.ts';

const NOW = [370, 93, 77];
const BEFORE = [300, 80, 70];
const UNDATED = '海盐县科技创新投入情况表';

/** The three figures under the heads, one list for each. */
function columns(heads: string[], ...lists: number[][]): Content[][] {
  return [
    ['指标名称', ...heads],
    ...NAMES.map((name, i): Content[] => [name, ...lists.map((l) => l[i] ?? 0)]),
  ];
}
const titled = (
  rows: Content[][],
  title = '海盐县2026年上半年科技创新投入',
  unit: string | null = '单位：万元',
) => [[title, null, unit], ...rows];

test.each<[heads: string[], lists: number[][]]>([
  [
    ['上年同期数', '本年实际'],
    [BEFORE, NOW],
  ],
  [
    ['25年上半年', '26年上半年'],
    [BEFORE, NOW],
  ],
  [
    ['二〇二五年上半年', '二〇二六年上半年'],
    [BEFORE, NOW],
  ],
  [
    ['2025-S1', '2026-S1'],
    [BEFORE, NOW],
  ],
  [
    ['2025年1～6月', '2026年1～6月'],
    [BEFORE, NOW],
  ],
  [
    ['基期', '报告期'],
    [BEFORE, NOW],
  ],
  [
    ['一季度', '二季度', '上半年'],
    [BEFORE, BEFORE, NOW],
  ],
  [
    ['1-3月', '4-6月', '1-6月'],
    [BEFORE, BEFORE, NOW],
  ],
  [
    ['上半年', '下半年', '全年'],
    [NOW, BEFORE, BEFORE],
  ],
  [
    ['年度预算', '上半年执行', '执行进度(%)'],
    [BEFORE, NOW, [12, 12, 12]],
  ],
  [
    ['上年同期', '增速%', '本期累计'],
    [BEFORE, [12, 12, 12], NOW],
  ],
  [
    ['占比', '金额'],
    [[100, 25, 21], NOW],
  ],
  [
    ['县本级', '镇(街道)', '合计'],
    [BEFORE, [70, 13, 7], NOW],
  ],
  [
    ['本期累计', '其中：省级资金'],
    [NOW, BEFORE],
  ],
])('%j: the right column', (heads, lists) => {
  expect(short(locate(titled(columns(heads, ...lists))))).toEqual(wanted);
});

test.each([
  [['含税', '不含税']],
  [['上报数', '审核数']],
  [['初步数', '最终数']],
  [['本期累计', '本期累计']],
  [['第一季度', '第二季度']],
])('%j: asked', (heads) => {
  expect(codes(locate(titled(columns(heads, NOW, BEFORE))))).not.toEqual([]);
});

describe('a period said only beside the table', () => {
  const below = (...lines: Content[][]) =>
    codes(locate([...titled(columns(['金额'], NOW), UNDATED), ...lines]));
  test.each<[Content[][], string[]]>([
    [[['截至2025年6月底']], ['wrong_period']],
    [[['以上数据截至2025年6月30日']], ['wrong_period']],
    [[['数据截止日期', '2025-06-30']], ['wrong_period']],
    [[['所属期：2025年上半年']], ['wrong_period']],
    [[['数据截止日期', '2026-06-30']], []],
    [[['截至2026年6月底']], []],
  ])('%j', (lines, asked) => {
    expect(below(...lines)).toEqual(asked);
  });
});

test.each(['制表单位', '填制单位', '提供单位', '申报单位'])('%s：平湖市科技局 is another county', (label) => {
  const located = locate([
    ['2026年上半年科技创新投入'],
    [`${label}：平湖市科技局`],
    ['单位：万元'],
    ...columns(['金额'], NOW),
  ]);
  expect(codes(located)).toEqual(['wrong_unit']);
});

describe('units of money', () => {
  const inYuan = NOW.map((value) => value * 10_000);
  test.each<[string, Content[][]]>([
    [
      'below the header',
      [
        ['海盐县2026年上半年'],
        ['指标名称', '本期累计'],
        ['单位：元', null],
        ...columns([], ...[])
          .slice(1)
          .map(([name], i): Content[] => [name ?? null, inYuan[i] ?? 0]),
      ],
    ],
    ['in the head', titled(columns(['本期（元）', '上年同期（万元）'], inYuan, BEFORE), undefined, null)],
    [
      'behind the table',
      [
        ...titled(
          columns(
            ['本期累计'],
            NOW.map((v) => v / 10_000),
          ),
          undefined,
          null,
        ),
        ['注：本表单位为亿元'],
      ],
    ],
    [
      'in thousands',
      titled(
        columns(
          ['本期累计'],
          NOW.map((v) => v * 10),
        ),
        undefined,
        '金额单位：千元',
      ),
    ],
  ])('%s', (_where, rows) => {
    expect(short(locate(rows))).toEqual(wanted);
  });
  test.each(['单位:万美元', '单位：万人民币'])('%s is asked about', (unit) => {
    expect(codes(locate(titled(columns(['本期累计'], NOW), undefined, unit)))).toEqual(['unit_unclear']);
  });
});

describe('rows', () => {
  test.each<[string, Content[][]]>([
    [
      'years in a column',
      [2025, 2026].flatMap((year, k) =>
        NAMES.map((n, i): Content[] => [year, n, (k ? NOW : BEFORE)[i] ?? 0]),
      ),
    ],
    [
      'halves in a column',
      ['2026年上半年', '2026年下半年(预计)'].flatMap((half, k) =>
        NAMES.map((n, i): Content[] => [half, n, (k ? BEFORE : NOW)[i] ?? 0]),
      ),
    ],
  ])('%s', (_about, rows) => {
    expect(
      short(locate([['海盐县上半年科技创新投入'], ['单位：万元'], ['时间', '指标', '金额'], ...rows])),
    ).toEqual(wanted);
  });
  test('an unknown owner closes the one above', () => {
    const rows: Content[][] = NAMES.map((n, i) => ['海盐县', n, NOW[i] ?? 0]);
    const strange: Content[][] = NAMES.map((n, i) => ['滨海新区', n, BEFORE[i] ?? 0]);
    const head: Content[][] = [['2026年上半年科技创新投入'], ['单位：万元'], ['地区', '指标', '金额']];
    expect(short(locate([...head, ...rows, ...strange]))).toEqual(wanted);
  });
});

test.each<[heads: string[], right: number]>([
  [['营业收入', '利润总额', '研发费用', '研发费用占比'], 2],
  [['研发费用增速(%)', '研发费用'], 1],
  [['研发费用(上年)', '研发费用(本年)'], 1],
  [['6月', '1-6月'], 1],
  [['1-5月', '1-6月'], 1],
])('a statistics bureau’s %j', (heads, right) => {
  const rows = ['南湖区', '海盐县'].map((unit, i): Content[] => [
    unit,
    ...heads.map((_, at) => (at === right ? 500 + i : 10 + at)),
  ]);
  const located = locate(
    [['2026年1-6月规模以上工业企业研发费用'], ['单位：万元'], ['地区', ...heads], ...rows],
    statistics,
  );
  expect(located.values.map(({ key, value }) => [key, value])).toEqual([
    ['330402/ent_rd_ind', '500'],
    ['330424/ent_rd_ind', '501'],
  ]);
});

test.each([
  '约9300',
  '9300多',
  '9300.25①',
  '93OO',
  '9300-9400',
  '2026/9/3',
  '玖仟叁佰',
  '9300..25',
  '9300万亿',
  '↑9300',
  '٩٣٠٠',
])('%s is asked about at its cell', (written) => {
  const rows = table(['本期累计'], 0);
  const [, , total] = rows;
  const located = locate([...rows.slice(0, 2), [total?.[0] ?? null, written], ...rows.slice(3)]);
  expect(located.values[0]).toMatchObject({ standsFor: 'text', why: expect.any(String) });
  expect(located.values[0]?.suggestion ?? '').not.toBe('9300.251');
});
