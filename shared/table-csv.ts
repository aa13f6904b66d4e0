/**
 * A table as CSV for Excel and WPS: UTF-8 with BOM, CRLF, quoted where needed, inert against formula injection. A CSV has
 * no number formats, so numbers carry the digits that the page shows; XLSX keeps them unrounded.
 */
import { roundHalfUp } from './decimal.ts';
import { columnLabel, SIMULATED_NOTE, type TableCell, type TableModel } from './table.ts';

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function inertText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Numbers stay numbers, texts are inert. */
function field(cell: TableCell | undefined, digits = 0): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return roundHalfUp(cell, digits);
  return quotedText(inertText(cell));
}

/** A field as RFC 4180 has it: in quotes where it must be. */
export function quotedText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function tableCsv(table: TableModel): string {
  const heading = [table.title, table.subtitle, ...(table.simulated ? [SIMULATED_NOTE] : [])].filter(Boolean);
  const lines = [
    ...heading.map((line) => field(line)),
    table.columns.map((column) => field(columnLabel(column))).join(','),
    ...table.rows.map((row) =>
      table.columns.map((column) => field(row[column.key], column.digits)).join(','),
    ),
    ...table.notes.map((note) => field(note)),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
