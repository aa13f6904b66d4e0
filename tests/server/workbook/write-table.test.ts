import { expect, test } from 'vitest';
import { SIMULATED_NOTE, type TableModel } from '#shared/table.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { writeTable } from '../../../server/workbook/write/table.ts';

const table: TableModel = {
  title: '2026年上半年科技创新投入排名: 各县(市、区)',
  subtitle: '按总量',
  notes: ['部分数据因四舍五入，分项与合计可能不等。'],
  columns: [
    { key: 'name', header: '地区', kind: 'text' },
    { key: 'total', header: '总投入', unit: '亿元', kind: 'number', digits: 1 },
    { key: 'growth', header: '同比', unit: '%', kind: 'number', digits: 2 },
    { key: 'rank', header: '位次', kind: 'number' },
  ],
  rows: [
    { name: '海宁市', total: 12.345, growth: -1.25, rank: 2 },
    { name: '=HYPERLINK("http://a")', total: 7.1, growth: '未报', rank: 1 },
    { name: '平湖市', total: null, growth: 0 },
  ],
  simulated: true,
};

test('numbers are numbers, marks are marks, blank is not zero, nothing becomes a formula', async () => {
  const { sheets } = await readWorkbook(await writeTable(table), 'a.xlsx');
  const cells = Object.fromEntries(sheets[0]!.cells.map((cell) => [cell.address, cell]));
  expect([cells.A1?.text, cells.A2?.text, cells.A3?.text]).toEqual([
    table.title,
    table.subtitle,
    SIMULATED_NOTE,
  ]);
  expect([cells.A4?.text, cells.B4?.text, cells.C4?.text]).toEqual(['地区', '总投入（亿元）', '同比（%）']);
  expect(cells.B5).toMatchObject({ number: '12.345', text: '12.3' });
  expect(cells.C5).toMatchObject({ number: '-1.25', text: '-1.25' });
  expect(cells.D5).toMatchObject({ number: '2', text: '2' });
  expect(cells.B6).toMatchObject({ number: '7.1' });
  expect(cells.C6).toMatchObject({ kind: 'text', text: '未报' });
  expect(cells.B7).toBeUndefined();
  expect(cells.C7).toMatchObject({ number: '0' });
  expect(cells.A6).toMatchObject({ kind: 'text', text: '=HYPERLINK("http://a")' });
  expect(sheets[0]!.cells.some((cell) => cell.formula !== undefined)).toBe(false);
  expect(cells.A8?.text).toBe(table.notes[0]);
});
