/** Tables on one sheet: each with its own heads, unit, period and owner; and what is told of them. */
import { describe, expect, test } from 'vitest';
import { codes, county, locate, NAMES, short, wanted } from './county-table.ts';
import type { Content } from './made-workbook.ts';

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

test('a table of ours whose column is not clear is never passed over for a clear one', () => {
  const unclear: Content[][] = [
    ['海盐县2026年上半年科技创新投入', '单位：万元'],
    ['指标名称', '财政口径', '统计口径'],
    ...NAMES.map((name, i): Content[] => [name, [370, 93, 77][i] ?? 0, 5]),
  ];
  const clear: Content[][] = [
    [null],
    ['海盐县2026年上半年科技创新投入（初步数）'],
    ['指标名称', '金额'],
    ...NAMES.map((name): Content[] => [name, 6]),
  ];
  const asked = locate([...unclear, ...clear]);
  expect(codes(asked)).toEqual(['which_block']);
  const [first, second] = asked.questions[0]?.choices ?? [];
  const choice = { block: first };
  expect(codes(locate([...unclear, ...clear], county, { choice }))).toEqual(['which_column']);
  const settled = locate([...unclear, ...clear], county, { choice: { ...choice, column: 'B' } });
  expect(short(settled)).toEqual(wanted);
  const other = locate([...unclear, ...clear], county, { choice: { block: second } });
  expect(short(other)).toEqual({ gov_total: '6', gov_platform: '6', gov_talent: '6' });
});

test('a unit beside another table’s unit, in the row of the heads, is its own table’s', () => {
  const located = locate([
    ['海盐县2025年上半年', null, null, null, '海盐县2026年上半年'],
    [null, null, '单位：万元', null, null, null, '单位：百万元'],
    ['指标名称', '本期', null, null, '指标名称', '投入数', '排名'],
    ...NAMES.map((name, i): Content[] => [name, 5, null, null, name, [3.7, 0.93, 0.77][i] ?? 0, i]),
  ]);
  expect(codes(located)).toEqual([]);
  expect(short(located)).toEqual(wanted);
});
