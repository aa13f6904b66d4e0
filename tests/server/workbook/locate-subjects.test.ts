/** Tables of other indicators of the city: the same heads, another subject. */
import { expect, test } from 'vitest';
import { layoutOf } from './city-layouts.ts';
import {
  codes,
  county,
  table as countyTable,
  health,
  locate,
  short,
  statistics,
  wanted,
} from './county-table.ts';
import type { Content } from './made-workbook.ts';

const universities = layoutOf('jyj');
const PLACES: [name: string, code: string][] = [
  ['全市', '330400'],
  ['南湖区', '330402'],
  ['海宁市', '330481'],
];
const table = (title: string, heads: string[], of: (place: number) => Content[]): Content[][] => [
  [title, null, '单位：万元'],
  ['地区', ...heads],
  ...PLACES.map(([name], i): Content[] => [name, ...of(i)]),
];
const figures = (located: ReturnType<typeof locate>, indicator: string) =>
  located.values.filter(({ key }) => key.endsWith(indicator)).map(({ value }) => value);

test.each([
  ['2026年上半年医疗卫生机构科技创新投入', '高校科技活动费用'],
  ['2026年上半年其他主体科技创新投入', '高校科技活动费用'],
])('%s under a bare 科技活动费用 is asked about', (title, name) => {
  const asked = locate(
    table(title, ['科技活动费用'], (i) => [i + 5]),
    universities,
  );
  expect(codes(asked)).toEqual(['which_block']);
  expect(asked.questions[0]?.message).toContain(name);
  const block = asked.questions[0]?.choices?.[0] ?? '';
  const confirmed = locate(
    table(title, ['科技活动费用'], (i) => [i + 5]),
    universities,
    { choice: { block } },
  );
  expect(figures(confirmed, 'uni_st')).toEqual(['5', '6', '7']);
});

test('a sheet’s name says the subject too, and the form’s own needs no question', () => {
  const rows = table('2026年上半年', ['科技活动费用'], (i) => [i + 5]);
  expect(codes(locate(rows, universities, { sheet: '科研机构' }))).toEqual(['which_block']);
  expect(figures(locate(rows, universities, { sheet: '高校' }), 'uni_st')).toEqual(['5', '6', '7']);
  expect(figures(locate(rows, universities), 'uni_st')).toEqual(['5', '6', '7']);
});

test('of three tables with the same head, the one of the form’s subject is read', () => {
  const parts = ['高校', '科研机构', '医疗卫生机构'].flatMap((subject, part): Content[][] => [
    ...table(`2026年上半年${subject}科技创新投入`, ['科技活动费用'], (i) => [10 * part + i]),
    [],
  ]);
  expect(figures(locate(parts, health), 'hosp_st')).toEqual(['20', '21', '22']);
  expect(figures(locate(parts, universities), 'uni_st')).toEqual(['0', '1', '2']);
});

test('heads of two levels: each subject’s column is its own', () => {
  const rows: Content[][] = [
    ['2026年上半年其他主体科技创新投入', null, '单位：万元'],
    ['地区', '高校', null, '科研机构', null],
    [null, '科技活动费用', 'R&D经费支出', '科技活动费用', 'R&D经费支出'],
    ...PLACES.map(([name], i): Content[] => [name, i + 1, 0.5, i + 7, 0.6]),
  ];
  const located = locate(rows, universities, {
    merges: [
      [1, 1, 1, 2],
      [1, 3, 1, 4],
    ],
  });
  expect(codes(located)).toEqual([]);
  expect(figures(located, 'uni_st')).toEqual(['1', '2', '3']);
});

test('合计 beside a part that the indicator’s name has is asked about', () => {
  const heads = ['合计', '其中：工业', '其中：服务业'];
  const rows = table('2026年上半年规上企业研发费用', heads, (i) => [9 + i, 5 + i, 4]);
  const asked = locate(rows, statistics);
  expect(codes(asked)).toEqual(['which_column']);
  expect(asked.questions[0]?.choices).toEqual(['B列（合计）', 'C列（其中：工业）']);
  const chosen = locate(rows, statistics, { choice: { column: 'C' } });
  expect(figures(chosen, 'ent_rd_ind')).toEqual(['5', '6', '7']);
});

test('another indicator of the city over the only column is named', () => {
  const located = locate(
    table('2026年上半年', ['R&D经费支出'], (i) => [i]),
    statistics,
  );
  expect(codes(located)).toEqual(['no_figures']);
  expect(located.questions[0]?.message).toContain('“R&D经费支出”');
});

test('rows that bear only the end of a name are asked about under another subject too', () => {
  const rows = (title: string): Content[][] => [
    [title, '单位：万元'],
    ['指标名称', '全市'],
    ['科技活动费用', 5],
  ];
  expect(codes(locate(rows('2026年上半年科研机构科技创新投入'), universities))).toEqual(['which_block']);
  expect(figures(locate(rows('2026年上半年高校科技创新投入'), universities), 'uni_st')).toEqual(['5']);
});

test.each([
  ['海盐县2026年上半年科技创新投入计划表', ''],
  ['海盐县2026年上半年科技创新投入目标', ''],
  ['海盐县2026年上半年科技创新投入预计数', ''],
  ['海盐县2026年上半年科技创新投入（样表）', ''],
  ['海盐县2026年上半年科技创新投入', '预算'],
  ['海盐县2026年上半年科技创新投入', '作废'],
])('%s on a sheet “%s” is asked about, and read when the person says so', (title, sheet) => {
  const rows = countyTable(['金额'], 0, title);
  const asked = locate(rows, county, { sheet: sheet || 'Sheet1' });
  expect(codes(asked)).toEqual(['which_block']);
  expect(asked.questions[0]?.message).toContain('实际数');
  const block = asked.questions[0]?.choices?.[0] ?? '';
  const read = locate(rows, county, { sheet: sheet || 'Sheet1', choice: { block } });
  expect(short(read)).toEqual(wanted);
});

test.each([
  '海盐县本级2026年上半年科技创新投入',
  '海盐本级2026年上半年科技创新投入',
  '海盐县2026年上半年科技创新投入（不含镇街）',
  '海盐县2026年上半年科技创新投入（不包括各镇、街道）',
])('%s is of a part of the county: asked about, and read when the person says so', (title) => {
  const rows = countyTable(['金额'], 0, title);
  const asked = locate(rows, county);
  expect(codes(asked)).toEqual(['which_block']);
  expect(asked.questions[0]?.message).toContain('要填的是海盐县全部的数');
  const block = asked.questions[0]?.choices?.[0] ?? '';
  expect(short(locate(rows, county, { choice: { block } }))).toEqual(wanted);
});

test.each([
  ['海盐县2026年上半年科技创新投入预算执行情况表', '金额'],
  ['海盐县2026年上半年目标任务完成情况', '金额'],
  ['海盐县2026年上半年科技创新投入计划表', '本期完成'],
])('%s with the head %s is of actual amounts', (title, head) => {
  expect(short(locate(countyTable([head], 0, title)))).toEqual(wanted);
});
