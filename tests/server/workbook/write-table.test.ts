import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../server/workbook/read.ts';
import { tableToCsv } from '../../../server/workbook/table-csv.ts';
import type { ExportTable } from '../../../server/workbook/types.ts';
import { writeTable } from '../../../server/workbook/write-table.ts';

const table: ExportTable = {
  title: '2026年上半年科技创新投入排名: 各县(市、区)',
  subtitle: '模拟数据，非真实',
  notes: ['部分数据因四舍五入，分项与合计可能不等。'],
  columns: [
    { header: '地区', kind: 'text' },
    { header: '总投入', unit: '亿元', kind: 'number', digits: 1 },
    { header: '同比', unit: '%', kind: 'number' },
  ],
  rows: [
    ['海宁市', 12.345, -1.25],
    ['=HYPERLINK("http://a")', '7.10', '未报'],
    ['平湖市', null, 0],
  ],
};

test('numbers are numbers, marks are marks, blank is not zero, nothing becomes a formula', async () => {
  const { sheets } = await readWorkbook(await writeTable(table), 'a.xlsx');
  const cells = Object.fromEntries(sheets[0]!.cells.map((cell) => [cell.address, cell]));
  expect([cells.A1?.text, cells.A2?.text]).toEqual([table.title, table.subtitle]);
  expect([cells.A3?.text, cells.B3?.text, cells.C3?.text]).toEqual(['地区', '总投入（亿元）', '同比（%）']);
  expect(cells.B4).toMatchObject({ number: '12.345', text: '12.3' });
  expect(cells.C4).toMatchObject({ number: '-1.25', text: '-1.25' });
  expect(cells.B5).toMatchObject({ number: '7.1' });
  expect(cells.C5).toMatchObject({ kind: 'text', text: '未报' });
  expect(cells.B6).toBeUndefined();
  expect(cells.C6).toMatchObject({ number: '0' });
  expect(cells.A5).toMatchObject({ kind: 'text', text: '=HYPERLINK("http://a")' });
  expect(sheets[0]!.cells.some((cell) => cell.formula !== undefined)).toBe(false);
  expect(cells.A7?.text).toBe(table.notes[0]);
});

test('CSV: byte order mark, units, quotes, inert texts, negative numbers untouched', () => {
  expect(tableToCsv(table)).toBe(
    `\ufeff${table.title}\r\n${table.subtitle}\r\n地区,总投入（亿元）,同比（%）\r\n海宁市,12.345,-1.25\r\n"'=HYPERLINK(""http://a"")",7.10,未报\r\n平湖市,,0\r\n${table.notes[0]}\r\n`,
  );
});

test('any text is inert in CSV and unchanged in .xlsx', async () => {
  const texts = fc.array(fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), fc.string()), {
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.property(texts, (pairs) => {
      const rows = pairs.map(([mark, rest]) => [`${mark}x${rest}`]);
      const csv = tableToCsv({ title: 't', notes: [], columns: [{ header: 'h', kind: 'text' }], rows });
      expect(csv).not.toMatch(/(^|\r\n)"?[=+\-@\t\r]x/);
    }),
  );
});
