/** Tables of past years as offices keep them: long and wide, with the figure that each cell must become or the doubt it must raise. */

import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { readHistory } from '../../../server/history/read-history.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';

const catalogue = loadCatalogue(join(import.meta.dirname, '../../../seed/jiaxing'));
type Content = string | number | null;

async function read(rows: Content[][], name = 'Sheet1', merges: string[] = []) {
  const bytes = await writeXlsx({
    sheets: [{ name, rows, merges: merges.map((range) => rangeOf(range)) }],
  });
  return readHistory(await readWorkbook(new Uint8Array(bytes), '历史.xlsx'), catalogue);
}

function rangeOf(range: string) {
  const [from = '', to = ''] = range.split(':');
  const at = (address: string) => ({ row: Number(address.slice(1)) - 1, col: address.charCodeAt(0) - 65 });
  const [a, b] = [at(from), at(to)];
  return { startRow: a.row, startCol: a.col, endRow: b.row, endCol: b.col };
}

const lines = (found: Awaited<ReturnType<typeof read>>) =>
  (found?.figures ?? []).map((f) =>
    f.fault === null
      ? `${f.period} ${f.unit} ${f.indicator} ${f.amount ?? f.mark}${f.citation && ` ${f.citation}`}${f.release && ` ${f.release}`}`
      : `${f.cell} ${f.fault}`,
  );

test('a long table: one figure a row, in its own unit, with source, release and reason', async () => {
  const found = await read([
    ['某市历史数据'],
    ['期别', '地区', '指标', '数值', '计量单位', '数据性质', '来源', '原因'],
    ['2018年', '海宁市', '全社会R&D经费支出', 31.5, '亿元', '最终', '嘉兴统计年鉴2019 表10-2', '口径一致'],
    [2019, '嘉兴市', '地区生产总值', '5,370.32', '亿元', '', '', ''],
    ['2018年上半年', '平湖市', '政府科技创新投入合计', 12000, '万元', '', '', ''],
    ['2018年1—12月', '平湖市', '政府科技创新投入合计', '缺', '万元', '', '', ''],
  ]);
  expect(lines(found)).toEqual([
    '2018 330481 rd 315000 嘉兴统计年鉴2019 表10-2 最终',
    '2019 330400 gdp 53703200',
    '2018-S1 330482 gov_total 12000',
    '2018-S2 330482 gov_total missing',
  ]);
  expect(found?.figures[0]?.reason).toBe('口径一致');
});

test('a wide table: counties down, years across, the indicator and its unit in the title', async () => {
  const found = await read([
    ['各县(市、区)全社会R&D经费支出（单位：亿元）'],
    ['地区', '2017年', '2018年'],
    ['南湖区', 20.1, 22.2],
    ['海宁市', 30, null],
    ['合计', 50.1, 22.2],
    ['注：数据来源于统计年鉴', null, null],
  ]);
  expect(lines(found)).toEqual(['2017 330402 rd 201000', '2018 330402 rd 222000', '2017 330481 rd 300000']);
  expect(found?.skipped.lines).toEqual(['Sheet1!A5 合计', 'Sheet1!A6 注：数据来源于统计年鉴']);
});

test('indicators across, years down; an indicator over several years in two rows of heads', async () => {
  expect(
    lines(
      await read([
        ['嘉兴市历年情况'],
        ['年份', '地区生产总值（亿元）', '全社会R&D经费支出（万元）'],
        ['2015年', 3517.81, 980000],
      ]),
    ),
  ).toEqual(['2015 330400 gdp 35178100', '2015 330400 rd 980000']);
  expect(
    lines(
      await read(
        [
          ['地区', '地区生产总值（亿元）', null, '全社会R&D经费支出（亿元）', null],
          [null, '2016年', '2017年', '2016年', '2017年'],
          ['海宁市', 780, 850, 21, 24],
        ],
        'Sheet1',
        ['B1:C1', 'D1:E1', 'A1:A2'],
      ),
    ),
  ).toEqual([
    '2016 330481 gdp 7800000',
    '2017 330481 gdp 8500000',
    '2016 330481 rd 210000',
    '2017 330481 rd 240000',
  ]);
});

test.each<[string, Content[], string]>([
  ['no unit of money', ['2018年', '海宁市', '全社会R&D经费支出', 31, ''], '没有写明金额单位'],
  [
    'another unit of measure',
    ['2018年', '海宁市', '全社会R&D经费支出占GDP比重', 3.1, '万元'],
    '计量单位写的是“万元”',
  ],
  ['an unknown county', ['2018年', '火星区', '全社会R&D经费支出', 31, '亿元'], '没有写明是哪个地区或机构'],
  ['an unknown indicator', ['2018年', '海宁市', '幸福指数', 31, '亿元'], '没有写明是哪项指标'],
  ['a quarter', ['2018年第三季度', '海宁市', '全社会R&D经费支出', 31, '亿元'], '没有写明是哪一期'],
  ['a dash', ['2018年', '海宁市', '全社会R&D经费支出', '—', '亿元'], '横线含义不明'],
  ['words', ['2018年', '海宁市', '全社会R&D经费支出', '约31', '亿元'], '不是确切的数'],
  ['two counties in a row', ['2018年', '海宁市', '南湖区', 31, '亿元'], '“海宁市”和“南湖区”'],
])('%s is a doubt, not a figure', async (_what, row, words) => {
  const [line = ''] = lines(await read([['期别', '地区', '指标', '数值', '计量单位'], row]));
  expect(line).toContain(words);
});

test('head and row that contradict each other, and two units of money, are doubts', async () => {
  expect(
    lines(
      await read([
        ['地区', '指标', '2018年', '全社会R&D经费支出（亿元）'],
        ['海宁市', '地区生产总值', null, 31],
      ]),
    )[0],
  ).toContain('行、列分别写的是');
  expect(
    lines(
      await read([['全社会R&D经费支出（单位：万元）'], ['（亿元）'], ['地区', '2018年'], ['海宁市', 31]]),
    )[0],
  ).toContain('两种说法');
});

test.each([
  '2018年增长',
  '2018年占比',
  '2018年人均',
  '2018年同比增速(%)',
  '2018年比上年增长',
  '2018年位次',
  '2018年目标',
  '2018年预算',
  '2018年其中省级',
  '2018年修订数',
])('a column %s is not the amount of 2018, and the preview names it', async (head) => {
  const found = await read([
    ['各县(市、区)地区生产总值（单位：亿元）'],
    ['地区', '2017年', '2018年', head],
    ['海宁市', 850, 948.3, 8.1],
  ]);
  expect(lines(found)).toEqual(['2017 330481 gdp 8500000', '2018 330481 gdp 9483000']);
  expect(found?.skipped.columns).toEqual([`Sheet1!D2 ${head}`]);
});

test.each([
  ['2018年（初步核算数）', '初步'],
  ['2018年快报数', '初步'],
  ['2018年最终核实数', '最终'],
  ['2018年普查修订数', '普查修订'],
  ['2018年（亿元）', ''],
  ['2018年数', ''],
])('%s is the amount of 2018, released as %s', async (head, release) => {
  const found = await read([['地区生产总值（单位：亿元）'], ['地区', head], ['海宁市', 948.3]]);
  expect(found?.figures.map((f) => [f.period, f.amount, f.release, f.fault])).toEqual([
    ['2018', '9483000', release, null],
  ]);
});

test('growth rates beside amounts are not amounts: under a head of their own, or in a row', async () => {
  const two = await read(
    [
      ['嘉兴市历年地区生产总值（单位：亿元）'],
      ['地区', '总量', null, '增速', null],
      [null, '2017年', '2018年', '2017年', '2018年'],
      ['海宁市', 850, 948.3, 8.1, 8.2],
    ],
    'Sheet1',
    ['A2:A3', 'B2:C2', 'D2:E2'],
  );
  expect(two?.figures.map(({ cell }) => cell)).not.toContain('D4');
  expect(two?.skipped.columns).toContain('Sheet1!D3 2017年');
  const rows = await read([
    ['嘉兴市地区生产总值（单位：亿元）'],
    ['类别', '地区', '2018年'],
    ['总量', '海宁市', 948.3],
    ['增速', '海宁市', 8.2],
  ]);
  expect(lines(rows)).toEqual(['2018 330481 gdp 9483000', 'C4 这一行还写着“增速”，分不清是不是指标本身的数']);
  expect(
    lines(await read([['各县全社会R&D经费支出增速'], ['地区', '2018年（亿元）'], ['海宁市', 8.2]]))[0],
  ).toContain('分不清是不是指标本身的数');
});

test.each<[string, Content[][], string]>([
  [
    'a row of another indicator than the title announces',
    [['地区生产总值（单位：万元）'], ['地区', '指标', '2018年'], ['海宁市', '规上企业研发费用', 31]],
    '表上方写的是“地区生产总值”',
  ],
  [
    'a row whose indicator is plain, under a title of another',
    [['地区生产总值（单位：万元）'], ['地区', '指标', '2018年'], ['海宁市', '全社会R&D经费支出', 31]],
    '表上方写的是“地区生产总值”',
  ],
  [
    'a row that leaves the county blank, under a title that names the city',
    [['嘉兴市全社会R&D经费支出（万元）'], ['地区', '2018年'], ['海宁市', 31], [null, 32]],
    '没有写明是哪个地区或机构',
  ],
  [
    'a row that names nothing known but has a unit of measure',
    [['全社会R&D经费支出（万元）'], ['地区', '2018年'], ['海宁市', 31], ['其他（万元）', 32]],
    '不认识“其他（万元）”',
  ],
  [
    'two years over the table',
    [['2018年'], ['2019年'], ['全社会R&D经费支出（万元）'], ['地区', '数值'], ['海宁市', 31]],
    '“2018年”和“2019年”',
  ],
])('%s is a question, not a figure', async (_what, rows, words) => {
  expect(lines(await read(rows)).join('\n')).toContain(words);
});

test('an ambiguous row keeps the candidates of its own, whatever the title names; a title that goes on allows others', async () => {
  const found = await read([
    ['科技活动有关指标：规上企业研发费用等（单位：万元）'],
    ['地区', '指标', '2018年', '2018年上半年'],
    ['海宁市', '规上企业研发费用', 31, 15],
    ['海宁市', '全社会R&D经费支出', 40, null],
  ]);
  expect(lines(found)).toEqual([
    '2018 330481 ent_rd 31',
    '2018-S1 330481 ent_rd_ind 15',
    '2018 330481 rd 40',
  ]);
});

test('a county merged down over its rows is each row’s county', async () => {
  const found = await read(
    [
      ['嘉兴市情况（单位：亿元）'],
      ['地区', '指标', '2018年'],
      ['海宁市', '地区生产总值', 948.3],
      [null, '全社会R&D经费支出', 31],
    ],
    'Sheet1',
    ['A3:A4'],
  );
  expect(lines(found)).toEqual(['2018 330481 gdp 9483000', '2018 330481 rd 310000']);
});

test('sheets that are hidden or have no head, and columns without one, are named', async () => {
  const table = [
    ['地区', '2018年', null],
    ['海宁市', 31, 32],
  ];
  const bytes = await writeXlsx({
    sheets: [
      { name: '全社会R&D经费支出（万元）', rows: [['（单位：万元）'], ...table] },
      { name: '旧表', rows: table, hidden: true },
      { name: '封面', rows: [['汇编']] },
    ],
  });
  const found = readHistory(await readWorkbook(new Uint8Array(bytes), '历史.xlsx'), catalogue);
  expect(lines(found)).toEqual(['2018 330481 rd 31']);
  expect(found?.skipped).toEqual({
    sheets: ['旧表（隐藏的工作表）', '封面（没有认得出的表头）'],
    columns: ['全社会R&D经费支出（万元）!C3 （没有表头）'],
    lines: [],
  });
});

test('a file that is no table of figures is none', async () => {
  expect(await read([['会议通知'], ['请于周五前报送', '谢谢']])).toBeNull();
});
