/** Which period, block, column, owner and unit a figure belongs to: tables of cases, each a file as somebody makes it. */
import { describe, expect, test } from 'vitest';
import { locateFigures } from '../../../server/workbook/locate/locate.ts';
import type { FormLayout, LocateChoice, Located } from '../../../server/workbook/types.ts';
import { layoutOf } from './city-layouts.ts';
import { type Content, madeSheet, madeWorkbook } from './made-workbook.ts';

const county = layoutOf('330424');
const zone = layoutOf('jxgq');
const statistics = layoutOf('tjj');
const health = layoutOf('wjw');

const NAMES = ['政府科技创新投入合计', '科研平台投入', '人才引育投入'];
const wanted = { gov_total: '370', gov_platform: '93', gov_talent: '77' };
type Merges = [number, number, number, number][];

function locate(
  rows: Content[][],
  layout: FormLayout = county,
  {
    merges = [],
    sheet = 'Sheet1',
    file = 'a.xlsx',
    choice,
  }: { merges?: Merges; sheet?: string; file?: string; choice?: LocateChoice } = {},
): Located {
  const book = { ...madeWorkbook(madeSheet(rows, sheet, merges)), fileName: file };
  return locateFigures(book, layout, choice);
}

const short = (located: Located) =>
  Object.fromEntries(located.values.map((v) => [v.key.split('/')[1], v.value ?? v.standsFor]));
const codes = (located: Located) => located.questions.map(({ code }) => code);

/** A county's table with these heads beside the names; one column of figures for each. */
function table(heads: string[], right: number, title = '海盐县2026年上半年科技创新投入'): Content[][] {
  const figures = [370, 93, 77];
  return [
    [title, null, null, '单位：万元'],
    ['指标名称', ...heads],
    ...NAMES.map((name, i): Content[] => [
      name,
      ...heads.map((_, at) => (at === right ? (figures[i] ?? 0) : 1000 + at * 10 + i)),
    ]),
  ];
}

describe('periods in titles', () => {
  const ours = [
    '2026年上半年',
    '2026上半年',
    '2026.1-6月',
    '2026年1—6月',
    '2026H1',
    '2026-06',
    '2026年6月',
    '二〇二六年上半年',
    '26年上半年',
    '2026/06/30',
    '截至2026年6月底',
    '2026年第一、二季度',
    '2026年二季度累计',
    '2026年半年度',
    '2026年一至六月',
    '本年上半年',
    '202606',
    '2026年',
  ];
  const others = [
    '2025上半年',
    '2025.1-6月',
    '2025年1-6月',
    '2025H1',
    '2025-06',
    '2025年1—6月',
    '2025年6月',
    '二〇二五年上半年',
    '25年上半年',
    '2025/06/30',
    '截至2025年6月底',
    '2025年第一、二季度',
    '2025年二季度累计',
    '2026年度',
    '2026年1-12月',
    '去年上半年',
    '去年同期',
    '上年同期',
    '2025年半年度',
    '2026年第二季度',
    '2025',
    '2025 年 上 半 年',
    '2026年三季度',
    '2026年全年',
    '202506',
  ];
  test.each(ours)('%s is the half-year asked for', (period) => {
    const located = locate(table(['本期累计'], 0, `海盐县${period}科技创新投入监测表`));
    expect(codes(located)).toEqual([]);
    expect(short(located)).toEqual(wanted);
  });
  test.each(others)('%s is not', (period) => {
    const located = locate(table(['本期累计'], 0, `海盐县${period}科技创新投入监测表`));
    expect(codes(located)).toEqual(['wrong_period']);
    expect(located.questions[0]?.message).toContain('2026年上半年');
  });
  test.each(others)(
    '%s in a line, a pair of cells, a sheet’s name, a file’s name, over the column',
    (period) => {
      const bare = table(['本期累计'], 0, '海盐县科技创新投入监测表');
      const [title = [], ...rest] = bare;
      const ways = [
        locate([title, [`报告期：${period}`], ...rest]),
        locate([title, ['报告期', period], ...rest]),
        locate([title, ['期别：', period], ...rest]),
        locate(bare, county, { sheet: period }),
        locate(bare, county, { file: `海盐县${period}.xlsx` }),
        locate(table([period], 0, '海盐县科技创新投入监测表')),
      ];
      expect(ways.map(codes)).toEqual(ways.map(() => ['wrong_period']));
    },
  );
  const noPeriod = [
    '填报日期：2025年7月10日',
    '报送时间：2025年7月',
    '嘉政发〔2025〕14号',
    '模板（2025年版）',
    '日期：2025年7月',
  ];
  test.each(noPeriod)('%s is no period', (line) => {
    const [title = [], ...rest] = table(['本期累计'], 0);
    expect(short(locate([title, [line], ...rest]))).toEqual(wanted);
  });
  test('a year’s form takes the year and refuses the half-year', () => {
    const yearly = layoutOf('330424', '2025');
    expect(short(locate(table(['本年'], 0, '海盐县2025年度科技创新投入'), yearly))).toEqual(wanted);
    expect(codes(locate(table(['本年'], 0, '海盐县2025年上半年科技创新投入'), yearly))).toEqual([
      'wrong_period',
    ]);
  });
  test('the corner of the heads, a remark below where nothing else says it', () => {
    const corner = table(['金额'], 0, '海盐县科技创新投入').map((row) =>
      row.map((cell) => (cell === '指标名称' ? '2025年上半年' : cell)),
    );
    expect(codes(locate(corner))).toEqual(['wrong_period']);
    const bare = table(['金额'], 0, '海盐县科技创新投入');
    expect(codes(locate([...bare, ['注：以上为2025年上半年数据']]))).toEqual(['wrong_period']);
    expect(short(locate([...table(['金额'], 0), ['注：2025年上半年数据为快报数']]))).toEqual(wanted);
  });
  test('the title goes before the sheet’s name', () => {
    const old = table(['本期累计'], 0, '海盐县2025年上半年科技创新投入');
    expect(codes(locate(old, county, { sheet: '2026上半年' }))).toEqual(['wrong_period']);
    expect(short(locate(table(['本期累计'], 0), county, { sheet: '2025' }))).toEqual(wanted);
  });
});

describe('columns by what they mean', () => {
  const cases: [heads: string[], right: number][] = [
    [['2025上半年', '本期数'], 1],
    [['2025.1-6月', '本期'], 1],
    [['历年累计投入', '当期投入'], 1],
    [['已拨付金额（累计）', '本期'], 1],
    [['其中：中央资金', '本期投入'], 1],
    [['营业收入（本年累计）', '本期投入'], 1],
    [['2023年以来累计投入', '本期'], 1],
    [['去年1-6月', '今年1-6月'], 1],
    [['2025H1', '2026H1'], 1],
    [['上年数', '本年数'], 1],
    [['2026年预算数', '2026年1-6月执行数', '完成率'], 1],
    [['一季度', '二季度', '上半年'], 2],
    [['本月', '本年累计'], 1],
    [['1月', '2月', '3月', '4月', '5月', '6月', '1-6月'], 6],
    [['全年累计', '上半年实际'], 1],
    [['期初累计', '期末累计'], 1],
    [['2025年', '2026年'], 1],
    [['同比', '金额', '占比'], 1],
    [['上年同期', '本期\n累计'], 1],
  ];
  test.each(cases)('%j', (heads, right) => {
    const located = locate(table(heads, right));
    expect(codes(located)).toEqual([]);
    expect(short(located)).toEqual(wanted);
    const left = located.understood.columns.filter(({ taken }) => !taken);
    expect(left).toHaveLength(heads.length - 1);
    expect(left.every(({ why }) => why !== '')).toBe(true);
  });
  const unclear = [
    ['调整前', '调整后'],
    ['甲', '乙'],
    ['企业数'],
    ['本期', '金额'],
    ['2026年上半年', '累计'],
    ['已拨付金额（累计）'],
    ['核减后累计', '本期累计'],
    ['上报数', '核定数'],
  ];
  test.each(unclear)('%j %j: asked', (...heads) => {
    expect(codes(locate(table(heads, 0)))).toEqual(['which_column']);
  });
  test('a filled column without a head beside the right one is asked about', () => {
    expect(codes(locate(table(['本期累计', ''], 0)))).toEqual(['which_column']);
  });
  test('heads of two levels, merged or blank', () => {
    const rows: Content[][] = [
      ['海盐县科技创新投入', null, null, null, null, '单位：万元'],
      ['指标名称', '2026年上半年', null, null, '2025年上半年', null],
      [null, '当月', '累计', '增速%', '当月', '累计'],
      ...NAMES.map((name, i): Content[] => [name, 1, [370, 93, 77][i] ?? 0, 2, 3, 4]),
    ];
    expect(short(locate(rows))).toEqual(wanted);
    expect(
      short(
        locate(rows, county, {
          merges: [
            [1, 1, 1, 3],
            [1, 4, 1, 5],
            [1, 0, 2, 0],
          ],
        }),
      ),
    ).toEqual(wanted);
  });
  test('a person chooses another column though nothing was asked', () => {
    const rows = table(['本期累计', '上年同期', '企业数'], 0);
    const chosen = locate(rows, county, { choice: { column: 'D列（企业数）' } });
    expect(short(chosen)).toEqual({ gov_total: '1020', gov_platform: '1021', gov_talent: '1022' });
    expect(chosen.understood.answers).toEqual({ which_column: 'D列（企业数）' });
    expect(codes(locate(rows, county, { choice: { column: 'C' } }))).toEqual(['wrong_period']);
    const id = locate(rows).understood.columns.find(({ column }) => column === 'D')?.id ?? '';
    expect(short(locate(rows, county, { choice: { column: id } }))).toEqual(short(chosen));
  });
  test('a person chooses another unit though nothing was asked', () => {
    const chosen = locate(table(['本期累计'], 0), county, { choice: { moneyUnit: '亿元' } });
    expect(short(chosen).gov_total).toBe('3700000');
    expect(chosen.understood.units).toMatchObject([{ unit: '亿元', factor: '10000', source: 'answer' }]);
  });
});

describe('blocks', () => {
  const head: Content[] = ['指标名称', '本期累计'];
  const lines = (title: string, unit: string): Content[][] => [[title], [null, `单位：${unit}`]];
  const rows = (figures: Content[], names = NAMES): Content[][] =>
    names.map((name, i) => [name, figures[i] ?? null]);

  test('a blank is never filled from last year’s block', () => {
    const located = locate([
      ...lines('海盐县2026年上半年科技创新投入', '万元'),
      head,
      ...rows([370, null, 77]),
      [null],
      ['2025年上半年'],
      head,
      ...rows([1, 2, 3]),
    ]);
    expect(codes(located)).toEqual([]);
    expect(short(located)).toEqual({ ...wanted, gov_platform: 'blank' });
    expect(located.understood.blocks.map(({ taken, why }) => [taken, why])).toEqual([
      [true, ''],
      [false, '不是要报送的期别'],
    ]);
  });
  test('last year’s block first', () => {
    const located = locate([
      ...lines('海盐县2025年上半年科技创新投入', '万元'),
      head,
      ...rows([1, 2, 3]),
      [null],
      ...lines('海盐县2026年上半年科技创新投入', '亿元'),
      ['指标名称', '上年同期', '本期'],
      ...NAMES.map((name, i): Content[] => [name, 9, [0.037, 0.0093, 0.0077][i] ?? 0]),
    ]);
    expect(short(located)).toEqual(wanted);
  });
  test.each(['单位：元', '（单位：人民币元）'])('a lower block’s own %s', (unit) => {
    const located = locate([
      ...lines('海盐县2026年上半年科技创新投入', '万元'),
      head,
      ...rows([370, 93]).slice(0, 2),
      [null],
      ['二、其他', unit],
      head,
      ['人才引育投入', 770000],
    ]);
    expect(codes(located)).toEqual([]);
    expect(short(located)).toEqual(wanted);
  });
  test('a period line without a head of its own starts a block', () => {
    const located = locate([
      ...lines('海盐县科技创新投入', '万元'),
      head,
      ['2025年上半年'],
      ...rows([1, 2, 3]),
      ['2026年上半年'],
      ...rows([370, 93, 77]),
    ]);
    expect(short(located)).toEqual(wanted);
  });
  const twice = [
    ...lines('海盐县2026年上半年科技创新投入', '万元'),
    head,
    ...rows([370, 93, 77]),
    [null],
    ['附表：明细'],
    head,
    ...rows([371, 94, 78]),
  ];
  test('two blocks that could both give a figure are asked about, and the answer decides', () => {
    const asked = locate(twice);
    expect(codes(asked)).toEqual(['which_block']);
    const choices = asked.questions[0]?.choices ?? [];
    expect(choices).toEqual(['Sheet1!A1:B6', 'Sheet1!A8:B12']);
    expect(short(locate(twice, county, { choice: { block: choices[0] } }))).toEqual(wanted);
    const second = locate(twice, county, { choice: { block: choices[1] } });
    expect(short(second)).toEqual({ gov_total: '371', gov_platform: '94', gov_talent: '78' });
    expect(second.understood.answers).toEqual({ which_block: choices[1] });
  });
  test('a chosen block of another period is refused', () => {
    const made: Content[][] = [
      ...lines('海盐县2026年上半年科技创新投入', '万元'),
      head,
      ...rows([370, 93, 77]),
      [null],
      ['2025年上半年'],
      head,
      ...rows([1, 2, 3]),
    ];
    const id = locate(made).understood.blocks[1]?.id ?? '';
    expect(codes(locate(made, county, { choice: { block: id } }))).toEqual(['wrong_period']);
  });
  test('a block below another year’s that says nothing is asked about', () => {
    const made: Content[][] = [
      ...lines('海盐县2026年上半年科技创新投入', '万元'),
      head,
      ...rows([370, 93]).slice(0, 2),
      [null],
      ['2025年上半年'],
      head,
      ...rows([1, 2, 3]),
      [null],
      ['附表'],
      head,
      ['人才引育投入', 77],
    ];
    const asked = locate(made);
    expect(codes(asked)).toEqual(['which_block']);
    expect(short(locate(made, county, { choice: { block: asked.questions[0]?.choices?.[0] } }))).toEqual(
      wanted,
    );
  });
  test('side by side: parts of one form, and another year’s', () => {
    const both: Content[][] = [
      ['海盐县2026年上半年科技创新投入', null, null, null, '单位：万元'],
      ['指标名称', '本期', null, '指标名称', '本期'],
      ['政府科技创新投入合计', 370, null, '人才引育投入', 77],
      ['科研平台投入', 93],
    ];
    expect(short(locate(both))).toEqual(wanted);
    const years: Content[][] = [
      ['海盐县科技创新投入', null, null, null, '单位：万元'],
      ['2025年上半年', null, null, '2026年上半年'],
      ['指标名称', '金额', null, '指标名称', '金额'],
      ...NAMES.map((name, i): Content[] => [name, i, null, name, [370, 93, 77][i] ?? 0]),
    ];
    expect(short(locate(years))).toEqual(wanted);
  });
});

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
});

describe('wide tables', () => {
  const across: Content[] = ['地区', ...NAMES];
  const line = (label: string, ...figures: Content[]): Content[] => [label, ...figures];
  const top: Content[] = ['海盐县2026年上半年科技创新投入（万元）'];
  test.each<[string, Content[][]]>([
    ['last year above', [line('2025年1-6月', 1, 2, 3), line('2026年1-6月', 370, 93, 77)]],
    ['last year below', [line('海盐县', 370, 93, 77), line('上年同期', 1, 2, 3)]],
    ['among other counties', [line('南湖区', 1, 2, 3), line('海盐县', 370, 93, 77), line('合计', 4, 5, 6)]],
    ['合计 of towns', [line('武原街道', 1, 2, 3), line('西塘桥街道', 1, 2, 3), line('合计', 370, 93, 77)]],
  ])('%s', (_, rows) => {
    const located = locate([top, across, ...rows]);
    expect(codes(located)).toEqual([]);
    expect(short(located)).toEqual(wanted);
  });
  test('towns without a total are asked about; a row may be chosen by its number', () => {
    const rows = [top, across, line('武原街道', 370, 93, 77), line('西塘桥街道', 1, 2, 3)];
    expect(codes(locate(rows))).toEqual(['which_column']);
    expect(short(locate(rows, county, { choice: { column: '3' } }))).toEqual(wanted);
  });
});

test('each part is understood with its cells', () => {
  const { understood } = locate([
    ['海盐县科技创新投入'],
    ['报告期', '2026年上半年'],
    ['填报单位', '海盐县财政局', null, '单位：亿元'],
    ['指标名称', '本期', '上年同期'],
    ['政府科技创新投入合计', '3.7', 9],
    ['科研平台投入', { kind: 'number', number: '0.93', text: '0.93', hidden: true, formula: 'B5/4' }, 9],
    ['产业引导基金', 5, 6],
    [null],
    ['2025年上半年'],
    ['指标名称', '本期'],
    ['科研平台投入', 7],
  ]);
  expect(understood).toEqual({
    sheet: 'Sheet1',
    blocks: [
      {
        id: 'Sheet1!A1:D7',
        sheet: 'Sheet1',
        range: 'A1:D7',
        title: '海盐县科技创新投入',
        period: { text: '2026年上半年', cells: 'B2' },
        owner: { text: '海盐县财政局', cells: 'B3' },
        unit: { text: '亿元', cells: 'D3' },
        taken: true,
        why: '',
      },
      {
        id: 'Sheet1!A9:D11',
        sheet: 'Sheet1',
        range: 'A9:D11',
        title: '2025年上半年',
        period: { text: '2025年上半年', cells: 'A9' },
        owner: { text: '海盐县财政局', cells: 'B3' },
        unit: { text: '亿元', cells: 'D3' },
        taken: false,
        why: '不是要报送的期别',
      },
    ],
    columns: [
      { id: 'B5:B7', column: 'B', cells: 'B5:B7', header: '本期', taken: true, why: '' },
      { id: 'C5:C7', column: 'C', cells: 'C5:C7', header: '上年同期', taken: false, why: '是上年同期的数' },
    ],
    units: [{ unit: '亿元', formUnit: '万元', factor: '10000', source: 'title', cells: 'D3', figures: 2 }],
    period: { text: '2026年上半年', cells: 'B2' },
    owner: { text: '海盐县财政局', cells: 'B3' },
    total: {
      key: '330424/gov_total',
      name: '政府科技创新投入合计',
      raw: '3.7',
      cell: 'B5',
      amount: '37000',
      unit: '万元',
    },
    hidden: [{ text: '0.93', cells: 'B6' }],
    formulas: { count: 1, uncalculated: [], contradicted: [], external: [] },
    unread: [
      { sheet: 'Sheet1', cells: 'C5:C7', text: '上年同期', why: '是上年同期的数', numbers: 3 },
      {
        sheet: 'Sheet1',
        cells: 'A7:D7',
        text: '产业引导基金',
        why: '是另一个数量，与要填的指标名称不符',
        numbers: 2,
      },
      { sheet: 'Sheet1', cells: 'A9:D11', text: '2025年上半年', why: '不是要报送的期别', numbers: 1 },
    ],
    answers: {},
  });
});
