/** Headings between rows, titles with more behind them, and names that know the year better than the title. */
import { describe, expect, test } from 'vitest';
import { layoutOf } from './city-layouts.ts';
import { codes, locate, short, wanted } from './county-table.ts';
import type { Content } from './made-workbook.ts';

const TITLE = '海盐县2026年上半年科技创新投入';
const rows = (heading: Content[] | null, title = TITLE): Content[][] => [
  [title, null, '单位：万元'],
  ['指标名称', '本期累计', '上年同期'],
  ['政府科技创新投入合计', 370, 300],
  ...(heading ? [heading] : []),
  ['科研平台投入', 93, 80],
  ['人才引育投入', 77, 70],
];
const total = { gov_total: '370' };
const doubts = (heading: string) => {
  const located = locate(rows([heading]));
  return [
    codes(located),
    located.values.filter((v) => v.standsFor === 'text').map((v) => [v.suggestion, v.why]),
  ];
};

describe('a heading inside the reporter’s own table', () => {
  test.each(['其中', '按用途分', '（二）分项', '附项（不计入合计）'])(
    '%s says nothing of whose they are',
    (heading) => {
      expect(short(locate(rows([heading])))).toEqual(wanted);
    },
  );

  test.each(['市本级', '全市', '平湖市'])(
    '%s: its rows are asked about at their cells, not lost',
    (heading) => {
      const [asked, at] = doubts(heading);
      expect(asked).toEqual([]);
      expect(at).toEqual([
        ['93', expect.stringContaining(`在“${heading}”一行以下，分不清`)],
        ['77', expect.stringContaining('分不清')],
      ]);
      expect(short(locate(rows([heading])))).toMatchObject(total);
    },
  );

  test.each(['二、市本级安排', '（三）与海宁市共建', '2025年结转'])(
    '%s: the person says whose they are',
    (heading) => {
      const located = locate(rows([heading]));
      expect(codes(located)).toEqual(['which_block']);
      const [question] = located.questions;
      expect(question?.message).toContain('分不清是不是要报送的数据');
      const [theirs, above] = question?.choices ?? [];
      expect(short(locate(rows([heading]), undefined, { choice: { block: theirs } }))).toEqual(wanted);
      expect(short(locate(rows([heading]), undefined, { choice: { block: above } }))).toEqual(total);
    },
  );

  test('another county’s rows below one’s own complete table are that county’s', () => {
    const both = [...rows(null), ['平湖市'], ['政府科技创新投入合计', 999, 1], ['科研平台投入', 998, 1]];
    expect(short(locate(both))).toEqual(wanted);
  });

  test('a unit of money said in a heading holds below it, under the same heads', () => {
    const located = locate(rows(['其中（单位：元）']));
    expect(short(located)).toEqual({ gov_total: '370', gov_platform: '0.0093', gov_talent: '0.0077' });
  });
});

describe('a title with more behind it in its cell', () => {
  test.each([
    ['海宁市科技创新投入（2026年上半年）单位：万元', ['wrong_unit']],
    ['海宁市科技创新投入（2026年上半年） 填报人：张三', ['wrong_unit']],
    ['温州市平阳县财政局2026年上半年科技创新投入 单位：万元', ['wrong_unit']],
    ['海盐县科技创新投入（2026年上半年）单位：万元', []],
  ])('%s', (title, asked) => {
    expect(codes(locate(rows(null, title)))).toEqual(asked);
  });
});

describe('a title without its year', () => {
  const undated = rows(null, '海盐县科技创新投入半年度监测表');
  test.each<[where: object, asked: string[]]>([
    [{}, []],
    [{ sheet: '2025年上半年' }, ['wrong_period']],
    [{ sheet: '2026年上半年' }, []],
    [{ file: '海盐县2025上半年.xlsx' }, ['wrong_period']],
    [{ file: '海盐县2025.1-6.xls' }, ['wrong_period']],
    // A name without a year says too little.
    [{ file: 'q10.xlsx' }, []],
    [{ file: '下半年要用的模板.xlsx' }, []],
  ])('in %j', (where, asked) => {
    expect(codes(locate(undated, undefined, where))).toEqual(asked);
  });
});

test('spans of months are heads, not figures', () => {
  const located = locate([
    ['海盐县科技创新投入 单位：万元'],
    ['指标', '2025.1-6', '2026.1-6'],
    ['政府科技创新投入合计', 300, 370],
    ['科研平台投入', 80, 93],
    ['人才引育投入', 70, 77],
  ]);
  expect(short(located)).toEqual(wanted);
});

test('a long table with its periods in a column before the names', () => {
  const figures: [string, number, number][] = [
    ['政府科技创新投入合计', 300, 370],
    ['科研平台投入', 80, 93],
    ['人才引育投入', 70, 77],
  ];
  const located = locate([
    ['海盐县 单位：万元'],
    ['期别', '指标', '金额'],
    ...figures.flatMap(([name, last, now]): Content[][] => [
      ['2025年上半年', name, last],
      ['2026年上半年', name, now],
    ]),
  ]);
  expect(short(located)).toEqual(wanted);
});

test('a second row of heads in other words is a head: its columns are asked about, not lost', () => {
  const located = locate(
    [
      ['2026年上半年高校科技创新投入 单位：万元'],
      ['地区', '科技活动费用', '其中：重复部分', null],
      [null, null, '与政府投入重复', '与企业投入重复'],
      ['南湖区', 100, 1, 2],
      ['秀洲区', 200, 3, 4],
    ],
    layoutOf('jyj'),
    { merges: [[1, 2, 1, 3]] },
  );
  expect(located.questions.map(({ message }) => message)).toEqual([
    expect.stringContaining('是不是“高校：与政府投入重复部分”'),
  ]);
});
