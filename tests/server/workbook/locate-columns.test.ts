/** Columns and rows told by what they mean: quantity, period, accumulation. */
import { describe, expect, test } from 'vitest';
import { codes, county, locate, NAMES, short, table, wanted } from './county-table.ts';
import type { Content } from './made-workbook.ts';

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
    ['25-06'],
    ['25.6', '26.6'],
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
