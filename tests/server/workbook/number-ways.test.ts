/** One table of cases, every way in: typed in the page, pasted as a column, and read from a file's bytes. */
import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { Indicator } from '#shared/catalogue.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import { clipboardTable } from '../../../client/lib/clipboard-table.ts';
import { cellContent } from '../../../server/workbook/locate/content.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { DOUBTS, NUMBERS } from '../../shared/rules/number-cases.ts';

const MONEY = { money: true, measureUnit: '万元' };
const indicator = { unit: '万元', measure: 'money' } as Indicator;
const TEXTS = [...NUMBERS, ...DOUBTS].map(([text]) => text);
/** What every way must say: the number, or null for a question, with its suggestion. */
const wanted = (text: string) => {
  const number = NUMBERS.find(([known]) => known === text);
  return number
    ? { number: number[1] }
    : { suggestion: DOUBTS.find(([known]) => known === text)?.[1] ?? null };
};

test.each(TEXTS)('%j typed in the page', (text) => {
  const { mark, amount, fault } = readCell(text, indicator);
  expect(mark === 'value' ? { number: amount } : { suggestion: fault?.suggestion ?? null }).toEqual(
    wanted(text),
  );
});

test('all of them pasted as one column', () => {
  const quoted = (text: string) => (/[\n\r\t"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const column = clipboardTable(TEXTS.map(quoted).join('\r\n'));
  expect(column).toHaveLength(TEXTS.length);
  TEXTS.forEach((text, i) => {
    const { mark, amount } = readCell(column[i]?.[0] ?? '', indicator);
    const right = wanted(text);
    expect([text, mark === 'value' ? amount : 'asked']).toEqual([
      text,
      'number' in right ? right.number : 'asked',
    ]);
  });
});

function bytesOf(bookType: 'xlsx' | 'biff8' | 'csv'): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(TEXTS.map((text) => ['名称', text])), 'a');
  const csv = TEXTS.map((text) => `名称,"${text.replace(/"/g, '""')}"`).join('\r\n');
  return bookType === 'csv' ? new TextEncoder().encode(csv) : XLSX.write(book, { type: 'buffer', bookType });
}

test.each(['xlsx', 'biff8', 'csv'] as const)('all of them in one file (%s)', async (type) => {
  const { sheets } = await readWorkbook(bytesOf(type), 'a');
  TEXTS.forEach((text, row) => {
    const cell = sheets[0]?.cells.find((c) => c.row === row && c.col === 1);
    const content = cellContent(cell, '万元', MONEY);
    const said =
      content.standsFor === 'number'
        ? { number: content.value }
        : { suggestion: content.suggestion ?? null, asked: content.standsFor };
    const right = wanted(text);
    expect([text, said]).toEqual([text, 'number' in right ? right : { ...right, asked: 'text' }]);
  });
});
