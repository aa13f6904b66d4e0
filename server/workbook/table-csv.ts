/** A table as CSV for Excel and WPS: UTF-8 with byte order mark, CRLF, inert against formula injection (trust.md U13). */
import type { ExportTable } from './types.ts';
import { columnHeading } from './write-table.ts';

/** Texts that a spreadsheet would run get an apostrophe; plain negative numbers are no formula. */
function field(cell: string | number | null): string {
  if (cell === null) return '';
  const text = String(cell);
  const harmless = typeof cell === 'number' || /^-?\d+(\.\d+)?$/.test(text) || !/^[=+\-@\t\r]/.test(text);
  const inert = harmless ? text : `'${text}`;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Title, subtitle, headings with units, rows and notes, one record each. */
export function tableToCsv(table: ExportTable): string {
  const records = [
    [table.title],
    ...(table.subtitle ? [[table.subtitle]] : []),
    table.columns.map(columnHeading),
    ...table.rows,
    ...table.notes.map((note) => [note]),
  ];
  return `\ufeff${records.map((record) => record.map(field).join(',')).join('\r\n')}\r\n`;
}
