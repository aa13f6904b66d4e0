/** Whose rows and whose file; the paper's own layouts. */
import { describe, expect, test } from 'vitest';
import type { FormLayout, Located } from '../../../server/workbook/types.ts';
import { layoutOf } from './city-layouts.ts';
import {
  codes,
  county,
  health,
  locate,
  type Merges,
  NAMES,
  short,
  statistics,
  wanted,
  zone,
} from './county-table.ts';
import type { Content } from './made-workbook.ts';

describe('the paper’s own layouts', () => {
  const annex: Content[][] = [
    ['附件1'],
    ['科技创新投入半年度监测体系（2026年上半年）'],
    ['序号', '类别', '指标名称', '单位', '数源单位', '责任单位', '本期累计'],
    [1, '政府科技创新投入', '政府科技创新投入合计', '万元', '市财政局', '各县（市、区）政府', 370],
    [null, null, '其中：科研平台投入', '万元', '市财政局', null, 93],
    [null, null, '人才引育投入', '万元', '市财政局', null, 77],
    [2, '企业科技创新投入', '规模以上企业研发费用', '万元', '市统计局', '市科技局', 9999],
  ];
  test.each<[string, Merges]>([
    [
      'merged',
      [
        [3, 1, 5, 1],
        [3, 0, 5, 0],
      ],
    ],
    ['plain', []],
  ])('annex 1, %s', (_, merges) => {
    expect(short(locate(annex, county, { merges }))).toEqual(wanted);
  });
  test('合计 under its category', () => {
    const rows = annex.map((row) => row.map((cell) => (cell === '政府科技创新投入合计' ? '合计' : cell)));
    expect(short(locate(rows, county, { merges: [[3, 1, 5, 1]] }))).toEqual(wanted);
  });
  test('annex 2: 科技活动费用 belongs to the group it stands under', () => {
    const rows: Content[][] = [
      ['科技创新投入 2026年上半年', null, '单位：万元'],
      ['指标名', '单位', '全市'],
      ['三、高校'],
      ['科技活动费用', '万元', 1],
      ['四、科研机构'],
      ['科技活动费用', '万元', 2],
      ['五、医疗卫生机构'],
      ['科技活动费用', '万元', 3],
    ];
    const located = locate(rows, health);
    expect(codes(located)).toEqual([]);
    expect(
      located.values.filter(({ standsFor }) => standsFor === 'number').map(({ key, value }) => [key, value]),
    ).toEqual([['330400/hosp_st', '3']]);
  });
  test('annex 2’s own head over a column', () => {
    const rows: Content[][] = [
      ['2026年上半年', null, '单位：万元'],
      ['地区', '科技活动费用', '上年同期'],
      ['全市', 5, 4],
      ['南湖区', 3, 2],
    ];
    expect(locate(rows, health).values.map(({ key, value }) => [key, value])).toEqual([
      ['330400/hosp_st', '5'],
      ['330402/hosp_st', '3'],
    ]);
  });
  test('a head like a missing indicator’s is asked about', () => {
    const rows: Content[][] = [
      ['2026年上半年', null, '单位：万元'],
      ['地区', '高水平医院科技活动费用', '来自政府创新投入资金'],
      ['全市', 5, 4],
      ['南湖区', 3, 2],
    ];
    const asked = locate(rows, health);
    expect(codes(asked)).toEqual(['which_column']);
    const answer = asked.questions[0]?.choices?.[0];
    expect(codes(locate(rows, health, { choice: { column: answer } }))).toEqual([]);
  });
});

describe('rows and owners', () => {
  const own = (title: string, reporter?: string): Content[][] => [
    [title],
    ...(reporter ? [[`填报单位：${reporter}`]] : []),
    ['单位：万元'],
    ['指标名称', '本期'],
    ...NAMES.map((name, i): Content[] => [name, [370, 93, 77][i] ?? 0]),
  ];
  const right: [title: string, reporter: string | undefined, layout: FormLayout][] = [
    ['海盐县2026年上半年科技创新投入', '海盐县财政局', county],
    ['嘉兴市海盐县2026年上半年科技创新投入', undefined, county],
    ['2026年上半年科技创新投入（海盐）', '海盐县人民政府（盖章）', county],
    ['嘉兴市科技创新投入2026年上半年', undefined, county],
    ['2026年上半年科技创新投入', '县财政局', county],
    ['各镇街道2026年上半年科技创新投入', '海盐县财政局', county],
    ['海盐县各镇（街道）2026年上半年科技创新投入', undefined, county],
    ['2026年上半年科技创新投入', '海盐县财政局预算科', county],
    ['全县各乡镇2026年上半年科技创新投入', undefined, county],
    // A county-level city calls its own offices 市…局.
    ['2026年上半年科技创新投入', '市财政局', layoutOf('330481')],
    ['浙江乍浦经济开发区（嘉兴港区）2026年上半年科技创新投入', '嘉兴港区管委会财政局', zone],
  ];
  test.each(right)('%s · %s', (title, reporter, layout) => {
    expect(short(locate(own(title, reporter), layout))).toEqual(wanted);
  });
  const wrong: [title: string, reporter: string | undefined, layout: FormLayout, named: string][] = [
    ['平湖市（不含港区）2026年上半年科技创新投入', undefined, zone, '平湖市'],
    ['海宁市2026年上半年科技创新投入', undefined, county, '海宁市'],
    ['海盐县2026年上半年科技创新投入', '平湖市财政局', county, '平湖市'],
    ['海宁经开区2026年上半年科技创新投入', undefined, layoutOf('jxjk'), '海宁经开区'],
    ['海盐县2026年上半年科技创新投入', '嘉兴市财政局', county, '全市'],
    ['2026年上半年科技创新投入', '市卫健委', county, '市卫健委'],
    ['2026年上半年科技创新投入', '平阳县财政局', county, '平阳县'],
    ['平湖市（港区除外）2026年上半年科技创新投入', undefined, zone, '平湖市'],
    ['平湖市（港区另报）2026年上半年科技创新投入', undefined, zone, '平湖市'],
    ['平湖市 不含嘉兴港区 2026年上半年科技创新投入', undefined, zone, '平湖市'],
    ['平湖市（含港区）2026年上半年科技创新投入', undefined, zone, '平湖市'],
    ['2026年上半年科技创新投入', '海盐县、海宁市', county, '海盐县、海宁市'],
    ['海宁市和海盐县2026年上半年科技创新投入', undefined, county, '海宁市、海盐县'],
    ['桐乡市2026年上半年科技创新投入（供海盐县参考）', undefined, county, '桐乡市'],
    ['桐乡市2026年上半年科技创新投入（海盐县存档）', undefined, county, '桐乡市'],
    ['武原街道2026年上半年科技创新投入', undefined, county, '武原街道'],
    ['海盐县沈荡镇2026年上半年科技创新投入', undefined, county, '海盐县沈荡镇'],
    ['2026年上半年科技创新投入', '海盐县武原街道办事处', county, '海盐县武原街道'],
    ['2026年上半年科技创新投入', '海盐县城投集团有限公司', county, '海盐县城投集团'],
    ['2026年上半年科技创新投入', '乍浦镇人民政府', zone, '乍浦镇'],
  ];
  test.each(wrong)('%s · %s is refused with both names', (title, reporter, layout, named) => {
    const located = locate(own(title, reporter), layout);
    expect(codes(located)).toEqual(['wrong_unit']);
    expect(located.questions[0]?.message).toContain(named);
    expect(located.questions[0]?.message).toContain(layout.organisation.name);
  });
  const head: Content[][] = [
    ['2026年上半年规模以上工业企业研发费用', null, '单位：万元'],
    ['地区', '研发费用', '同比'],
  ];
  const keys = (located: Located) => located.values.map(({ key, value }) => [key.split('/')[0], value]);
  test('a single unmistakable column is taken; an unknown unit is nobody’s', () => {
    const located = locate([...head, ['南湖区', 1, 8], ['嘉兴综合保税区', 2, 8], ['海盐', 3, 8]], statistics);
    expect(codes(located)).toEqual([]);
    expect(keys(located)).toEqual([
      ['330402', '1'],
      ['330424', '3'],
    ]);
    expect(located.unmatched).toEqual([{ address: 'A4', text: '嘉兴综合保税区' }]);
  });
  test('the levels above a unit’s name say nothing more', () => {
    const located = locate(
      [...head, ['浙江省平湖市', 1, 8], ['嘉兴市南湖区', 2, 8], ['嘉兴市', 3, 8]],
      statistics,
    );
    expect(keys(located)).toEqual([
      ['330400', '3'],
      ['330402', '2'],
      ['330482', '1'],
    ]);
  });
  test('rows under an unknown heading are not the unit’s above', () => {
    const name = '规模以上工业企业研发费用';
    const located = locate(
      [
        ['2026年上半年', null, '单位：万元'],
        ['指标', '本期'],
        ['一、南湖区'],
        [name, 1],
        ['二、嘉兴综合保税区'],
        [name, 2],
        ['三、海盐县'],
        [name, 3],
      ],
      statistics,
    );
    expect(keys(located)).toEqual([
      ['330402', '1'],
      ['330424', '3'],
    ]);
    expect(located.duplicates).toEqual([]);
  });
  test.each(['规模以上工业企业营业收入', '规模以上工业总产值'])(
    'a table of %s is not one of 研发费用',
    (title) => {
      const rows: Content[][] = [
        [`2026年上半年${title}`, null, '单位：万元'],
        ['地区', '本期累计'],
        ['南湖区', 1],
      ];
      expect(codes(locate(rows, statistics))).toEqual(['which_block']);
    },
  );
  test('全市 in a table about one county is that county’s', () => {
    const rows: Content[][] = [
      ['海宁市2026年上半年规模以上工业企业研发费用', null, '单位：万元'],
      ['地区', '本期累计'],
      ['全市', 1],
      ['硖石街道', 1],
    ];
    expect(codes(locate(rows, statistics))).toEqual(['wrong_unit']);
  });
  test('institutions instead of regions get a true answer', () => {
    const rows: Content[][] = [
      ['2026年上半年', null, '单位：万元'],
      ['医院名称', '高水平医院科技活动费用'],
      ['嘉兴市第一医院', 9000],
      ['嘉兴市第二医院', 8000],
    ];
    const located = locate(rows, health);
    expect(codes(located)).toEqual(['wrong_unit']);
    expect(located.questions[0]?.message).toMatch(/嘉兴市第一医院.*全市/);
  });
  test('levels of the county one below the other: its whole is read, parts alone are refused', () => {
    const part = (heading: string, by: number): Content[][] => [
      [heading],
      ...NAMES.map((name, i): Content[] => [name, ([370, 93, 77][i] ?? 0) * by]),
    ];
    const top: Content[][] = [
      ['海盐县2026年上半年', '单位：万元'],
      ['指标名称', '金额'],
    ];
    const parts = [...part('县本级', 0.75), ...part('镇（街道）', 0.25)];
    const asked = locate([...top, ...parts]);
    expect(codes(asked)).toEqual(['wrong_unit']);
    expect(asked.questions[0]?.message).toContain('“县本级、镇（街道）”的数，没有“海盐县”的合计');
    const whole = locate([...top, ...parts, ...part('全县合计', 1)]);
    expect(codes(whole)).toEqual([]);
    expect(short(whole)).toEqual(wanted);
    expect(short(locate([...top, ...part('县本级', 1)]))).toEqual(wanted);
  });
});
