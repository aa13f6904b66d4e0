/** A table as CSV for Excel and WPS: UTF-8 with BOM, CRLF, quoted where needed, inert against formula injection. */
import { columnLabel, SIMULATED_NOTE, type TableCell, type TableModel } from '#shared/table.ts';

/** A text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
function field(cell: TableCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const inert = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}

export function tableCsv(table: TableModel): string {
  const heading = [table.title, table.subtitle, ...(table.simulated ? [SIMULATED_NOTE] : [])].filter(Boolean);
  const lines = [
    ...heading.map((line) => [line]),
    table.columns.map(columnLabel),
    ...table.rows.map((row) => table.columns.map((column) => row[column.key])),
    ...table.notes.map((note) => [note]),
  ];
  return `\uFEFF${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}
