/** What a downloaded table holds: the file is read again as a stranger would, and both formats are held against the page. */
import { read, utils } from '@e965/xlsx';
import { expect } from 'vitest';
import { roundHalfUp } from '#shared/decimal.ts';
import { columnLabel, type TableCell, type TableModel } from '#shared/table.ts';
import { tableCsv } from '#shared/table-csv.ts';
import type { Caller } from '../../helpers/app.ts';

export type FileRow = Record<string, TableCell>;

/** The rows of the .xlsx and of the .csv made from a page's table, each checked against the table; numbers of the .xlsx. */
export async function exported(caller: Caller, table: TableModel): Promise<FileRow[]> {
  const reply = await caller.post('/api/exports/table', table);
  expect([table.title, reply.status]).toEqual([table.title, 200]);
  const book = read(reply.bytes);
  const sheet = utils.sheet_to_json<TableCell[]>(book.Sheets[book.SheetNames[0]!]!, {
    header: 1,
    defval: null,
    blankrows: true,
  });
  const workbook = rowsOf(table, sheet);
  expect([table.title, workbook]).toEqual([table.title, table.rows.map((row) => shown(table, row))]);
  const csv = rowsOf(table, csvCells(tableCsv(table)));
  expect([table.title, csv]).toEqual([table.title, table.rows.map((row) => printed(table, row))]);
  return workbook;
}

/** Rows below the head of a sheet, by the columns' keys. */
function rowsOf(table: TableModel, sheet: readonly (readonly TableCell[])[]): FileRow[] {
  const labels = table.columns.map(columnLabel);
  const head = sheet.findIndex((line) => labels.every((label, i) => line[i] === label));
  expect([table.title, head]).not.toEqual([table.title, -1]);
  return sheet
    .slice(head + 1, head + 1 + table.rows.length)
    .map((line) => Object.fromEntries(table.columns.map(({ key }, i) => [key, line[i] || null])))
    .map((row, i) => restored(row, sheet[head + 1 + i]!, table));
}

/** 0 is a figure, an empty text is an empty cell. */
function restored(row: FileRow, line: readonly TableCell[], table: TableModel): FileRow {
  table.columns.forEach(({ key }, i) => {
    if (line[i] === 0) row[key] = 0;
  });
  return row;
}

/** A row as the workbook must hold it. */
function shown({ columns }: TableModel, row: FileRow): FileRow {
  return Object.fromEntries(columns.map(({ key }) => [key, row[key] === '' ? null : (row[key] ?? null)]));
}

/** A row as the CSV must hold it: texts, numbers with the digits of their column. */
function printed({ columns }: TableModel, row: FileRow): FileRow {
  return Object.fromEntries(
    columns.map(({ key, digits }) => {
      const cell = row[key] ?? null;
      if (typeof cell === 'number') return [key, roundHalfUp(cell, digits ?? 0)];
      return [key, cell === null || cell === '' ? null : cell.replace(/^(?=[=+\-@\t\r])/, "'")];
    }),
  );
}

/** A plain reader of CSV, of its own. */
function csvCells(text: string): (string | null)[][] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const lines: string[][] = [['']];
  let quoted = false;
  const body = text.slice(1);
  for (let i = 0; i < body.length; i++) {
    const line = lines.at(-1)!;
    const put = (char: string) => line.push(line.pop()! + char);
    const char = body[i]!;
    if (quoted && char === '"' && body[i + 1] === '"') {
      put('"');
      i += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ',') line.push('');
    else if (!quoted && char === '\r' && body[i + 1] === '\n') {
      lines.push(['']);
      i += 1;
    } else put(char);
  }
  return lines;
}
