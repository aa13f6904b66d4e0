import { describe, expect, test } from 'vitest';
import { parseNumberText } from '#shared/rules/number-text.ts';
import { locateFigures } from '../../../server/workbook/locate/locate.ts';
import { markerRows } from '../../../server/workbook/template-marker.ts';
import type { FormLayout, LayoutRow, LocateChoice, Located } from '../../../server/workbook/types.ts';
import { type Content, madeSheet, madeWorkbook } from './made-workbook.ts';

const haining = ['海宁市', '海宁'];
const money = (indicator: string, ...indicatorNames: string[]): LayoutRow => ({
  key: `330481/${indicator}`,
  unit: '330481',
  indicator,
  unitNames: haining,
  indicatorNames,
  measureUnit: '万元',
  money: true,
});
const unitLabels = [
  { code: '330400', names: ['嘉兴市', '全市'] },
  { code: '330481', names: haining },
  { code: '330482', names: ['平湖市', '平湖'] },
  { code: '330402', names: ['南湖区', '南湖'] },
];
const county: FormLayout = {
  title: '科技创新投入半年度监测表',
  formCode: 'annex1_county',
  period: '2026-S1',
  organisation: { code: '330481', name: '海宁市', aliases: ['海宁'] },
  unitLabels,
  cityUnit: '330400',
  rows: [
    money('gov', '政府科技创新投入合计', '政府科技创新投入'),
    money('gov_platform', '科研平台投入'),
    money('gov_talent', '人才引育投入'),
    money('gov_pilot', '概念验证中心、中试平台投入'),
  ],
};
const G = '330481/gov';
const P = '330481/gov_platform';
const T = '330481/gov_talent';
const C = '330481/gov_pilot';
const expected = { [G]: '52310.5', [P]: '20000', [T]: '15000', [C]: '0' };

const body: Content[][] = [
  ['1', '政府科技创新投入合计', '万元', 52310.5, 48000, 8.98, '见附件'],
  ['2', '其中：科研平台投入', '万元', 20000, 18000, 11.1, null],
  ['3', '其中：人才引育投入', '万元', 15000, 14000, 7.1, null],
  ['4', '其中：概念验证中心、中试平台投入', '万元', 0, 100, null, null],
];
const head: Content[] = ['序号', '指标名称', '计量单位', '本期累计', '上年同期', '增速', '备注'];
const plain: Content[][] = [
  ['嘉兴市科技创新投入半年度监测表（2026年上半年）'],
  ['填报单位（盖章）：海宁市', null, '单位：万元'],
  head,
  ...body,
];

const locate = (rows: Content[][], layout = county, choice?: LocateChoice): Located =>
  locateFigures(madeWorkbook(madeSheet(rows)), layout, choice);
const figures = (located: Located) =>
  Object.fromEntries(located.values.map((v) => [v.key, v.value ?? v.standsFor]));
const swap = (rows: Content[][], from: Content, to: Content) =>
  rows.map((line) => line.map((cell) => (cell === from ? to : cell)));
const inYi = (rows: Content[][]) =>
  rows.map((line) => line.map((cell, col) => (col === 3 && typeof cell === 'number' ? cell / 10_000 : cell)));

describe('the same figures, however the table stands', () => {
  const withoutMeasure = (rows: Content[][]) =>
    rows.map((line) => line.filter((_, col) => col !== 2 || line.length < 4));
  const noMeasure = withoutMeasure(plain);
  const bare = [
    ['指标名称', '2026年上半年（万元）', '2025年上半年（万元）'],
    ...body.map((line) => [line[1]!, line[3]!, line[4]!]),
  ];
  const cases: [name: string, rows: Content[][]][] = [
    ['as the template has it', plain],
    ['rows inserted above', [[null], ['（内部资料）'], [null], ...plain]],
    ['columns inserted', plain.map((line) => [null, ...line.slice(0, 2), null, ...line.slice(2)])],
    ['a blank row in the middle', [...plain.slice(0, 5), [null], ...plain.slice(5)]],
    ['no column of measures', noMeasure],
    [
      'last year first',
      plain.map((line) =>
        line.length < 7 ? line : [line[0]!, line[1]!, line[2]!, line[4]!, line[3]!, line[5]!, line[6]!],
      ),
    ],
    ['header 本期', swap(plain, '本期累计', '本期')],
    ['header 本年累计', swap(plain, '本期累计', '本年累计')],
    ['header 金额', swap(plain, '本期累计', '金额')],
    ['header 数值', swap(plain, '本期累计', '数 值')],
    ['header 2026年上半年', swap(swap(plain, '本期累计', '2026年上半年'), '上年同期', '2025年上半年')],
    ['header ２０２６年1—6月', swap(swap(plain, '本期累计', '２０２６年1—6月'), '上年同期', '2025年1-6月')],
    ['header 2026年1至6月累计', swap(plain, '本期累计', '2026年1至6月累计')],
    ['units in the headers only', bare],
    [
      'numbered names',
      swap(
        swap(plain, '政府科技创新投入合计', '一、政府科技创新投入合计'),
        '其中：科研平台投入',
        '　（一）其中: 科研平台投入',
      ),
    ],
    ['circled numbers', swap(plain, '其中：人才引育投入', '②人才引育投入')],
    [
      '1. and 1.1',
      swap(
        swap(plain, '政府科技创新投入合计', '1.政府科技创新投入合计'),
        '其中：科研平台投入',
        '1.1 科研平台投入',
      ),
    ],
    [
      'indented, spaced and full-width',
      swap(plain, '其中：概念验证中心、中试平台投入', '    概念验证中心，中试平台投入'),
    ],
    ['unit behind the name', swap(plain, '政府科技创新投入合计', '政府科技创新投入合计（万元）')],
    ['numbers as text', swap(swap(plain, 52310.5, '５２，３１０．５０'), 20000, '20,000.00')],
    [
      '亿元 in the header',
      swap(withoutMeasure(inYi(plain)), '本期累计', '本期累计（亿元）').filter((_, i) => i !== 1),
    ],
    ['亿元 in the title line', swap(withoutMeasure(inYi(plain)), '单位：万元', '单位：亿元')],
    ['亿元 in the column of measures', swap(swap(inYi(plain), '单位：万元', null), '万元', '亿元')],
    [
      'notes behind',
      [
        ...plain,
        ['注：1. 政府科技创新投入包括一般公共预算、政府性基金预算。'],
        ['填报人：张三', null, null, '0573-82520000'],
      ],
    ],
  ];
  test.each(cases)('%s', (_, rows) => {
    const located = locate(rows);
    expect(located.questions).toEqual([]);
    expect(figures(located)).toEqual(expected);
    expect(located.orientation).toBe('long');
  });

  test('merged title and headings of two levels', () => {
    const rows: Content[][] = [
      ['海宁市科技创新投入情况'],
      ['指标名称', '2026年上半年', null, '2025年上半年'],
      [null, '金额（万元）', '同比增长%', '金额（万元）'],
      ...body.map((line) => [line[1]!, line[3]!, line[5]!, line[4]!]),
    ];
    const merged = madeSheet(rows, '表', [
      [0, 0, 0, 3],
      [1, 0, 2, 0],
      [1, 1, 1, 2],
    ]);
    const located = locateFigures(madeWorkbook(merged), county);
    expect(located.questions).toEqual([]);
    expect(figures(located)).toEqual(expected);
  });

  test('合计 under the name of its block', () => {
    const rows: Content[][] = [
      ['', '指标名称', '本期累计（万元）'],
      ['政府科技创新投入', '合计', 9],
      [null, '科研平台投入', 4],
    ];
    const located = locateFigures(madeWorkbook(madeSheet(rows, '表', [[1, 0, 2, 0]])), county);
    expect(figures(located)).toMatchObject({ [G]: '9', [P]: '4' });
  });

  test('a template saved with its hidden sheet', () => {
    const marker = {
      formCode: 'annex1_county',
      period: '2026-S1',
      organisation: '330481',
      version: '3',
      moneyUnit: '万元',
    };
    const hidden = { ...madeSheet(markerRows(marker), '模板信息'), hidden: true };
    const located = locateFigures(madeWorkbook(madeSheet(plain, '改了名'), hidden), county);
    expect(located).toMatchObject({ template: marker, sheet: '改了名', questions: [] });
    expect(figures(located)).toEqual(expected);
  });
});

test('each value says where it stands, its unit and its note', () => {
  expect(locate(plain).values[0]).toEqual({
    key: G,
    sheet: 'Sheet1',
    address: 'D4',
    raw: '52310.5',
    number: '52310.5',
    value: '52310.5',
    unit: '万元',
    unitSource: 'column',
    unitAddress: 'C4',
    factor: '1',
    standsFor: 'number',
    note: '见附件',
    formula: false,
    uncalculated: false,
    contradicted: false,
    hidden: false,
    external: false,
  });
});

describe('what stands in a cell', () => {
  const cases: [name: string, content: Content, expected: object][] = [
    ['empty', null, { standsFor: 'blank', raw: '' }],
    ['zero', 0, { standsFor: 'number', value: '0' }],
    ['不适用', '不适用', { standsFor: 'not_applicable' }],
    ['未报', '未报', { standsFor: 'unreported' }],
    ['缺', '缺', { standsFor: 'missing' }],
    ['—', '—', { standsFor: 'dash' }],
    ['1.2亿', '1.2亿', { standsFor: 'text', suggestion: '12000' }],
    ['突破3.4%', '突破3.4%', { standsFor: 'text' }],
    ['a date', { kind: 'date', number: '45000', text: '2023-03-15' }, { standsFor: 'text' }],
    ['an error', { kind: 'error', text: '#DIV/0!' }, { standsFor: 'text' }],
    ['a percentage', { kind: 'number', number: '0.034', text: '3.4%', percent: true }, { standsFor: 'text' }],
    [
      'a scaled format',
      { kind: 'number', number: '12000', text: '1.2', scaled: true },
      { standsFor: 'text' },
    ],
    [
      'a formula',
      { kind: 'number', number: '5', text: '5', formula: 'D5+D6' },
      { standsFor: 'number', value: '5', formula: true },
    ],
    [
      'not calculated',
      { kind: 'empty', formula: 'D5+D6', uncalculated: true },
      { standsFor: 'text', uncalculated: true },
    ],
    [
      'another file',
      { kind: 'number', number: '5', text: '5', formula: '[1]A!B1', external: true },
      { external: true },
    ],
    ['hidden', { kind: 'number', number: '5', text: '5', hidden: true }, { value: '5', hidden: true }],
  ];
  const looksPlain: [name: string, content: Content, raw: string][] = [
    [
      'a scaled format',
      { kind: 'number', number: '12000', text: '1.2', scaled: true },
      '1.2（文件：缩小显示，实存12000）',
    ],
    [
      'a date shown as a number',
      { kind: 'date', number: '45000', text: '45000' },
      '45000（文件：是日期格式）',
    ],
  ];
  test('亿元 in the number format', () => {
    const seen = { kind: 'number', number: '5.23', text: '5.23亿元' } as const;
    const value = locate(swap(plain, 52310.5, seen)).values[0];
    expect(value).toMatchObject({ standsFor: 'text', raw: '5.23亿元', suggestion: '52300' });
    const bare = swap(swap(swap(plain, 52310.5, seen), '单位：万元', null), '万元', null).slice(0, 4);
    const alone = locate(bare);
    expect(alone.questions).toEqual([]);
    expect(alone.values[0]).toMatchObject({ value: '52300', unit: '亿元', unitSource: 'cell' });
  });

  test.each(looksPlain)('%s cannot be taken for a number later on', (_, content, raw) => {
    expect(locate(swap(plain, 52310.5, content)).values[0]).toMatchObject({ standsFor: 'text', raw });
    expect(parseNumberText(raw, '万元').kind).toBe('text');
  });

  test.each(cases)('%s', (_, content, wanted) => {
    const located = locate(swap(plain, 52310.5, content));
    expect(located.values[0]).toMatchObject(wanted);
    if ((wanted as { standsFor?: string }).standsFor !== 'number' && !('value' in wanted))
      expect(located.values[0]?.value ?? null).toBe('external' in wanted ? '5' : null);
  });
});

describe('set aside', () => {
  test('rows that match nothing, totals, notes', () => {
    const located = locate([
      ...plain,
      ['5', '产业基金', '万元', 300, 1, 1],
      [null, '总计', null, 9],
      ['注：分项与合计可能不等'],
    ]);
    expect(located.unmatched).toEqual([{ address: 'B8', text: '产业基金' }]);
    expect(located.totalsSkipped.map((t) => t.address)).toEqual(['B9', 'A10']);
  });

  test('the same row twice', () => {
    const located = locate([...plain, ['5', '其中：人才引育投入', '万元', 16000]]);
    expect(located.duplicates).toEqual([{ key: T, addresses: ['D6', 'D8'] }]);
  });

  test('a heading with the same name and no figure is no duplicate', () => {
    const located = locate([...plain.slice(0, 3), [null, '一、政府科技创新投入'], ...plain.slice(3)]);
    expect(located.duplicates).toEqual([]);
    expect(figures(located)).toEqual(expected);
  });
});

describe('questions instead of wrong numbers', () => {
  const noUnit = plain.map((line) =>
    line.map((cell) => (cell === '万元' || cell === '单位：万元' ? null : cell)),
  );
  const cases: [name: string, rows: Content[][], code: string, words: RegExp][] = [
    ['no unit at all', noUnit, 'unit_unclear', /万元还是亿元/],
    [
      'header 亿元, title 万元',
      swap(noUnit, '本期累计', '本期累计（亿元）').with(1, ['单位：万元']),
      'unit_unclear',
      /亿元.*万元|万元.*亿元/,
    ],
    ['note says 亿元', [...plain, ['说明：表中单位均为亿元']], 'unit_unclear', /亿元/],
    [
      'last year’s title',
      swap(plain, plain[0]![0]!, '科技创新投入监测表（2025年上半年）'),
      'wrong_period',
      /2025年上半年.*2026年上半年/,
    ],
    [
      'the whole year',
      swap(plain, plain[0]![0]!, '科技创新投入监测表（2026年1—12月）'),
      'wrong_period',
      /2026年1—12月.*2026年上半年/,
    ],
    [
      'only last year’s column',
      swap(swap(plain, '本期累计', '2025年上半年'), '上年同期', '2024年上半年').map((l) => l.slice(0, 4)),
      'wrong_period',
      /2025年上半年.*2026年上半年/,
    ],
    [
      'another county',
      swap(plain, '填报单位（盖章）：海宁市', '填报单位（盖章）：平湖市'),
      'wrong_unit',
      /平湖市.*海宁市/,
    ],
    [
      'another county in the next cell',
      plain.with(1, ['填报单位：', '平湖市', '单位：万元']),
      'wrong_unit',
      /平湖市.*海宁市/,
    ],
    [
      'another county’s title',
      [['平湖市2026年上半年科技创新投入'], ['单位：万元'], ...plain.slice(2)],
      'wrong_unit',
      /平湖市.*海宁市/,
    ],
    [
      'only a column of counts',
      swap(plain, '本期累计', '企业数').map((l) => l.slice(0, 4)),
      'which_column',
      /企业数/,
    ],
    ['only the month', swap(plain, '本期累计', '本月数').map((l) => l.slice(0, 4)), 'no_figures', /./],
    ['no header', plain.slice(3), 'which_column', /D列.*E列/],
    [
      'headers without meaning',
      swap(swap(plain, '本期累计', '甲'), '上年同期', '乙'),
      'which_column',
      /D列（甲）.*E列（乙）/,
    ],
    [
      'nothing filled in',
      plain.map((line) => line.map((cell, col) => (col === 3 && typeof cell === 'number' ? null : cell))),
      'no_figures',
      /没有找到填写的数据/,
    ],
    [
      'another table',
      [
        ['姓名', '电话'],
        ['张三', 123],
      ],
      'no_figures',
      /Sheet1.*科技创新投入半年度监测表/,
    ],
  ];
  test.each(cases)('%s', (_, rows, code, words) => {
    const { questions } = locate(rows);
    expect(questions.map((q) => q.code)).toEqual([code]);
    expect(questions[0]?.message).toMatch(words);
  });

  test('answers are taken', () => {
    expect(figures(locate(noUnit, county, { moneyUnit: '元' }))[G]).toBe('5.23105');
    const unclear = swap(swap(plain, '本期累计', '甲'), '上年同期', '乙');
    const asked = locate(unclear).questions[0]?.choices ?? [];
    expect(figures(locate(unclear, county, { column: asked[1] }))[G]).toBe('48000');
    expect(figures(locate(unclear, county, { column: 'D' }))).toEqual(expected);
  });

  test('two sheets that could be meant', () => {
    const book = madeWorkbook(madeSheet(plain, '初稿'), madeSheet(plain, '定稿'));
    expect(locateFigures(book, county).questions).toMatchObject([
      { code: 'which_sheet', choices: ['初稿', '定稿'] },
    ]);
    expect(figures(locateFigures(book, county, { sheet: '定稿' }))).toEqual(expected);
  });

  test('sheets of other periods, hidden sheets and our own findings are passed over', () => {
    const old = madeSheet(swap(plain, plain[0]![0]!, '监测表（2025年上半年）'), '去年');
    const hidden = { ...madeSheet(plain, '底稿'), hidden: true };
    const book = madeWorkbook(
      madeSheet(plain, '核对结果'),
      old,
      hidden,
      madeSheet(plain, '今年'),
      madeSheet([['说明']], '说明'),
    );
    expect(locateFigures(book, county)).toMatchObject({ sheet: '今年', questions: [] });
  });

  test.each([
    [{ formCode: 'annex2' }, 'wrong_template', /annex2.*科技创新投入半年度监测表/],
    [{ period: '2025-S1' }, 'wrong_period', /2025年上半年.*2026年上半年/],
    [{ organisation: '330482' }, 'wrong_unit', /平湖市.*海宁市/],
  ])('template of %j', (part, code, words) => {
    const marker = {
      formCode: 'annex1_county',
      period: '2026-S1',
      organisation: '330481',
      version: '3',
      moneyUnit: '万元',
      ...part,
    };
    const located = locateFigures(
      madeWorkbook(madeSheet(plain), madeSheet(markerRows(marker), '模板信息')),
      county,
    );
    expect(located.questions.map((q) => q.code)).toEqual([code]);
    expect(located.questions[0]?.message).toMatch(words);
    expect(located.values).toEqual([]);
  });
});

describe('several units', () => {
  const units = [
    ['330402', '南湖区', '南湖'],
    ['330481', '海宁市', '海宁'],
  ] as const;
  const indicators = [
    ['ent_rd', '规模以上工业企业研发费用', '万元', true],
    ['uni', '高校科技创新投入(科技活动费用)', '万元', true],
    ['rate', 'R&D占GDP比重', '%', false],
  ] as const;
  const department: FormLayout = {
    ...county,
    organisation: { code: 'tjj', name: '市统计局', aliases: [] },
    rows: units.flatMap(([unit, ...unitNames]) =>
      indicators.map(([indicator, name, measureUnit, isMoney]) => ({
        key: `${unit}/${indicator}`,
        unit,
        indicator,
        unitNames,
        indicatorNames: [name],
        measureUnit,
        money: isMoney,
      })),
    ),
  };
  const wanted = {
    '330402/ent_rd': '1',
    '330402/uni': '2',
    '330402/rate': '3.1',
    '330481/ent_rd': '4',
    '330481/uni': '5',
    '330481/rate': '6.1',
  };
  const [ent, uni, rate] = indicators.map(([, name]) => name) as [string, string, string];
  const top: Content[][] = [['各县（市、区）科技创新投入 2026年上半年'], ['单位：万元、%']];
  const cases: [name: string, orientation: string, rows: Content[][]][] = [
    [
      'units down, indicators across',
      'wide',
      [
        ...top,
        ['地区', ent, '高校科技创新投入', `${rate}（%）`],
        ['全 市', 9, 9, 9],
        ['南湖', 1, 2, 3.1],
        ['海宁市', 4, 5, 6.1],
        ['合计', 5, 7, null],
      ],
    ],
    [
      'indicators down, units across',
      'wide',
      [
        ...top,
        ['指标', '全市', '南湖区', '海宁'],
        [ent, 9, 1, 4],
        ['其中：高校科技创新投入（科技活动费用）', 9, 2, 5],
        [rate, 9, 3.1, 6.1],
      ],
    ],
    [
      'a column of units',
      'long',
      [
        ...top,
        ['地区', '指标名称', '本期累计'],
        ['南湖区', ent, 1],
        [null, uni, 2],
        [null, rate, 3.1],
        ['海宁市', ent, 4],
        ['海宁市', uni, 5],
        ['海宁市', rate, 6.1],
      ],
    ],
    [
      'units as headings',
      'long',
      [
        ...top,
        ['指标名称', '本期累计'],
        ['一、南湖区'],
        [ent, 1],
        [uni, 2],
        [rate, 3.1],
        ['二、海宁市'],
        [ent, 4],
        [uni, 5],
        [rate, 6.1],
      ],
    ],
    [
      'two levels, last year beside it',
      'wide',
      [
        ...top,
        ['地区', ent, null, uni, null, rate],
        [null, '本期累计', '上年同期', '本期累计', '上年同期', '本期累计'],
        ['南湖区', 1, 7, 2, 7, 3.1],
        ['海宁市', 4, 7, 5, 7, 6.1],
      ],
    ],
  ];
  test.each(cases)('%s', (_, orientation, rows) => {
    const located = locate(rows, department);
    expect(located.questions).toEqual([]);
    expect(located.orientation).toBe(orientation);
    expect(figures(located)).toEqual(wanted);
    expect(located.duplicates).toEqual([]);
  });

  test('a percentage format is read as it is seen', () => {
    const seen = { kind: 'number', number: '0.031', text: '3.10%', percent: true } as const;
    const rows: Content[][] = [...top, ['地区', '指标名称', '本期累计'], ['南湖区', rate, seen]];
    expect(figures(locate(rows, department))['330402/rate']).toBe('3.1');
  });

  test('one indicator of all units', () => {
    const one = { ...department, rows: department.rows.filter((row) => row.indicator === 'ent_rd') };
    const across = locate(
      [...top, ['地区', `${ent}（亿元）`], ['南湖区', 0.0001], ['海宁市', 0.0004]].filter((_, i) => i !== 1),
      one,
    );
    expect(figures(across)).toEqual({ '330402/ent_rd': '1', '330481/ent_rd': '4' });
    const down = locate([...top, ['地区', '本期累计', '上年同期'], ['南湖区', 1, 7], ['海宁市', 4, 7]], one);
    expect(figures(down)).toEqual({ '330402/ent_rd': '1', '330481/ent_rd': '4' });
  });
});
