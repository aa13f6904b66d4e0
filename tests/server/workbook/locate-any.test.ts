/** Tables as reporters make them, put together at random: the right figures or a question, never a wrong number. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertMoney, type MoneyUnit } from '#shared/rules/money-unit.ts';
import { locateFigures } from '../../../server/workbook/locate/locate.ts';
import type { FormLayout } from '../../../server/workbook/types.ts';
import { type Content, madeSheet, madeWorkbook } from './made-workbook.ts';

const NAMES = [
  '政府科技创新投入合计',
  '科研平台投入',
  '人才引育投入',
  '概念验证中心、中试平台投入',
  '科技企业孵化器投入',
];
const layout: FormLayout = {
  title: '监测表',
  formCode: 'f',
  period: '2026-S1',
  organisation: { code: 'a', name: '海宁市', aliases: ['海宁'] },
  unitLabels: [
    { code: 'a', names: ['海宁市', '海宁'] },
    { code: 'b', names: ['平湖市', '平湖'] },
    { code: '330400', names: ['嘉兴市', '全市'] },
  ],
  cityUnit: '330400',
  rows: NAMES.map((name, i) => ({
    key: `a/${i}`,
    unit: 'a',
    indicator: String(i),
    unitNames: ['海宁市', '海宁'],
    indicatorNames: [name],
    measureUnit: '万元',
    money: true,
  })),
};

/** The same figure as different people type it. */
const WRITINGS: ((decimal: string) => Content)[] = [
  (d) => Number(d),
  (d) => d,
  (d) => d.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (d) => ` ${d.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')} `,
  (d) => ({ kind: 'number', number: d, text: d, formula: 'SUM(A1:A2)' }),
];
const PREFIXES = ['', '其中：', '　', '一、', '（一）', '1.', '1.2 ', '①', '(3)', '其中: 1. '];
const VALUE_HEADERS = [
  '本期累计',
  '本年累计',
  '本期',
  '金额',
  '数值',
  '2026年上半年',
  '２０２６年1-6月',
  '2026年1—6月累计',
  '上半年数',
];
const OTHER_HEADERS = [
  '上年同期',
  '2025年上半年',
  '同比增速',
  '增长%',
  '占比',
  '全年预算数',
  '去年同期数',
  '完成全年目标%',
  '排名',
];

const amount = fc.integer({ min: 0, max: 9_999_999_99 }).map((cents) => String(cents / 100));
const place = fc.constantFrom('header', 'title', 'column', 'name');
const table = fc.record({
  amounts: fc.array(amount, { minLength: NAMES.length, maxLength: NAMES.length }),
  writings: fc.array(fc.nat(WRITINGS.length - 1), { minLength: NAMES.length, maxLength: NAMES.length }),
  prefixes: fc.array(fc.constantFrom(...PREFIXES), { minLength: NAMES.length, maxLength: NAMES.length }),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  unit: fc.constantFrom<MoneyUnit>('元', '万元', '亿元'),
  place,
  header: fc.constantFrom(...VALUE_HEADERS),
  others: fc.uniqueArray(fc.constantFrom(...OTHER_HEADERS), { maxLength: 4 }),
  at: fc.nat(4),
  title: fc.constantFrom(
    '嘉兴市科技创新投入监测表',
    '海宁市2026年上半年科技创新投入',
    '科技创新投入（2026年1—6月）',
    '',
  ),
  blankRows: fc.nat(3),
  blankCols: fc.nat(2),
  noise: fc.boolean(),
});
type Made = typeof table extends fc.Arbitrary<infer T> ? T : never;

function rowsOf(made: Made): Content[][] {
  const { unit, place: where } = made;
  const at = Math.min(made.at, made.others.length);
  const spread = (figure: Content, others: Content[]) => [
    ...others.slice(0, at),
    figure,
    ...others.slice(at),
  ];
  const indent = Array.from({ length: made.blankCols }, () => null);
  const header = made.header + (where === 'header' ? `（${unit}）` : '');
  const head = [
    '指标名称',
    ...(where === 'column' ? ['计量单位'] : []),
    ...spread(header, made.others),
    '备注',
  ];
  const body = made.order.map((i): Content[] => {
    const decimal = convertMoney(made.amounts[i]!, '万元', unit);
    const name = `${made.prefixes[i]}${NAMES[i]}${where === 'name' ? `（${unit}）` : ''}`;
    const others = made.others.map((_, n) => 1_000_000 + i * 10 + n);
    return [
      name,
      ...(where === 'column' ? [unit] : []),
      ...spread(WRITINGS[made.writings[i]!]!(decimal), others),
    ];
  });
  const noise: Content[][] = made.noise
    ? [['总计', 7, 7, 7, 7], ['产业引导基金', 8, 8, 8, 8], ['注：1. 分项与合计可能不等。']]
    : [];
  return [
    [made.title],
    ...Array.from({ length: made.blankRows }, () => [null]),
    [null, '填报单位：海宁市', where === 'title' ? `单位：${unit}` : null],
    ...[head, ...body, ...noise].map((line) => [...indent, ...line]),
  ];
}

test('the right figures or a question', () => {
  let understood = 0;
  const runs = 1500;
  fc.assert(
    fc.property(table, (made) => {
      const located = locateFigures(madeWorkbook(madeSheet(rowsOf(made))), layout);
      if (located.questions.length > 0) return;
      understood++;
      const figures = located.values.map(({ value }) => Number(value));
      expect(figures).toEqual(made.amounts.map(Number));
    }),
    { numRuns: runs, seed: 20260630 },
  );
  expect(understood).toBeGreaterThan(runs * 0.95);
});

test('any cells at all get an answer', () => {
  const words = fc.constantFrom(
    ...NAMES,
    ...VALUE_HEADERS,
    ...OTHER_HEADERS,
    '海宁市',
    '平湖',
    '合计',
    '单位：亿元',
    '万元',
    '注',
    '2025年',
    '—',
    '指标名称',
  );
  const cell: fc.Arbitrary<Content> = fc.oneof(
    words,
    fc.constant(null),
    fc.maxSafeInteger().map((whole) => ({ kind: 'number' as const, number: `${whole}.5`, text: '…' })),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const merge = fc
    .tuple(fc.nat(6), fc.nat(6), fc.nat(3), fc.nat(3))
    .map(([t, l, h, w]): [number, number, number, number] => [t, l, t + h, l + w]);
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 10 }),
      fc.array(merge, { maxLength: 3 }),
      (rows, merges) => {
        const located = locateFigures(madeWorkbook(madeSheet(rows, 'S', merges)), layout);
        expect(located.questions.length + located.values.length).toBeGreaterThan(0);
        expect(new Set(located.values.map((v) => v.key)).size).toBe(located.values.length);
      },
    ),
    { numRuns: 1000, seed: 20260630 },
  );
});
