/** Rows whose names are set in, dated, or nearly right; places that are none of the city's; years said only aside. */
import { describe, expect, test } from 'vitest';
import { codes, county, locate, NAMES, short, table, wanted } from './county-table.ts';
import type { Content } from './made-workbook.ts';

const TITLE: Content[][] = [
  ['海盐县2026年上半年科技创新投入'],
  [null, '单位：万元'],
  ['指标名称', '本期累计'],
];
const ROWS: Content[][] = NAMES.map((name, i) => [name, [370, 93, 77][i] ?? 0]);

describe('a name that is nearly right', () => {
  const misspelled = (name: string) => [...TITLE, ...ROWS, [name, 5000] satisfies Content[]];
  test.each(['专项债卷', '地方政府专项债券', '国企平抬', '产业基金出资', '科技企业孵化器的投入'])(
    '%s is asked about, also where the row may be left out',
    (name) => {
      const located = locate(misspelled(name));
      expect(codes(located)).toEqual([]);
      const doubt = located.values.find(({ address }) => address === 'B7');
      expect(doubt).toMatchObject({ standsFor: 'text', suggestion: '5000', factor: '1' });
      expect(doubt).not.toHaveProperty('value');
      expect(doubt?.raw).toContain(`所在行叫“${name}”`);
    },
  );
  test('in the unit that the person answered', () => {
    const { values } = locate(misspelled('专项债卷'), county, { choice: { moneyUnit: '元' } });
    expect(values.find(({ address }) => address === 'B7')?.suggestion).toBe('0.5');
  });
  test.each(['工业用地投入', '道路建设', '其他'])('%s is no indicator', (name) => {
    expect(short(locate(misspelled(name)))).toEqual(wanted);
  });
  test('one more row beside the indicator itself is not asked about', () => {
    const located = locate([...TITLE, ...ROWS, ['专项债', 50], ['省级专项债', 20]]);
    expect(short(located)).toEqual({ ...wanted, memo_bond: '50' });
  });
});

test('names set in by a column of their own', () => {
  const rows: Content[][] = [
    ['海盐县2026年上半年科技创新投入'],
    [null, null, '单位：万元'],
    ['项目', null, '本期累计'],
    ['政府科技创新投入合计', null, 370],
    ['其中：', '科研平台投入', 93],
    [null, '人才引育投入', 77],
  ];
  expect([codes(locate(rows)), short(locate(rows))]).toEqual([[], wanted]);
});

test('names with a period beside them', () => {
  const rows = NAMES.flatMap((name, i): Content[][] => [
    [`${name}（2025年1-6月）`, i + 1],
    [`${name}（2026年1-6月）`, [370, 93, 77][i] ?? 0],
  ]);
  const located = locate([['海盐县科技创新投入'], [null, '单位：万元'], ['指标名称', '金额'], ...rows]);
  expect([codes(located), short(located)]).toEqual([[], wanted]);
});

test.each<[about: string, sheet: string, head: string, line: string | null, codes: string[]]>([
  ['a year on the sheet’s tab', '2025', '1-6月累计', null, ['wrong_period']],
  ['this year’s tab', '2026', '1-6月累计', null, []],
  ['a head with its own year', '2025', '2026年1-6月', null, []],
  ['filed a year ago', 'Sheet1', '本期累计', '填报日期：2025年7月20日', ['wrong_period']],
  ['filed this year', 'Sheet1', '本期累计', '填报日期：2026年7月20日', []],
])('%s', (_about, sheet, head, line, expected) => {
  const rows = [
    ['海盐县科技创新投入'],
    ['单位：万元', line],
    ['指标名称', head],
    ...ROWS,
  ] satisfies Content[][];
  expect(codes(locate(rows, county, { sheet }))).toEqual(expected);
});

test.each([
  ['平阳县2026年上半年科技创新投入', ['wrong_unit']],
  ['温州市平阳县2026年上半年科技创新投入', ['wrong_unit']],
  ['安吉县财政局2026年上半年科技创新投入', ['wrong_unit']],
  ['全县2026年上半年科技创新投入', []],
  ['我县2026年上半年政府科技创新投入', []],
  ['各县（市、区）2026年上半年科技创新投入', []],
  ['全社会2026年上半年科技创新投入', []],
  ['浙江省嘉兴市海盐县2026年上半年科技创新投入', []],
])('%s', (title, expected) => {
  expect(codes(locate(table(['本期累计'], 0, title)))).toEqual(expected);
});
