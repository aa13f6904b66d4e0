/** A table as spreadsheets take it from the clipboard: figures as figures, what they are of above and below them. */
import { roundHalfUp } from './decimal.ts';
import { columnLabel, SIMULATED_NOTE, type TableCell, type TableColumn, type TableModel } from './table.ts';
import { inertText } from './table-csv.ts';

/** Both forms that a clipboard carries: WPS and Excel take the HTML, editors and mail the text. */
interface Clipped {
  html: string;
  text: string;
}

/** Title and subtitle, heading, rows, notes; 模拟数据 first of the notes where it is that. */
export function clipTable(table: TableModel): Clipped {
  const above = [table.title, table.subtitle].filter(Boolean);
  const below = [...(table.simulated ? [SIMULATED_NOTE] : []), ...table.notes];
  return clip({
    above,
    head: table.columns.map((column) => words(columnLabel(column))),
    rows: table.rows.map((row) => table.columns.map((column) => cellOf(row[column.key], column))),
    below,
  });
}

/** A cell to be pasted: `number` is what a spreadsheet reads a figure from, null for words. */
interface ClipCell {
  text: string;
  number: string | null;
}

interface ClipSheet {
  above: readonly string[];
  head: readonly ClipCell[];
  rows: readonly (readonly ClipCell[])[];
  below: readonly string[];
}

export function clip({ above, head, rows, below }: ClipSheet): Clipped {
  const across = Math.max(1, head.length);
  const line = (note: string) => `<tr><td colspan="${across}" style="${TEXT}">${asHtml(note)}</td></tr>`;
  const cell = ({ text, number }: ClipCell, tag: 'td' | 'th') =>
    number === null ? `<${tag} style="${TEXT}">${asHtml(text)}</${tag}>` : `<${tag}>${number}</${tag}>`;
  const row = (cells: readonly ClipCell[], tag: 'td' | 'th') =>
    `<tr>${cells.map((one) => cell(one, tag)).join('')}</tr>`;
  return {
    html: `<meta charset="utf-8"><table>${[
      ...above.map(line),
      row(head, 'th'),
      ...rows.map((cells) => row(cells, 'td')),
      ...below.map(line),
    ].join('')}</table>`,
    text: [
      ...above.map(plain),
      ...[head, ...rows].map((cells) => cells.map(({ text, number }) => number ?? plain(text)).join('\t')),
      ...below.map(plain),
    ].join('\n'),
  };
}

/** Excel and WPS keep such a cell as written: 330481 stays a code, 1-2 no date. */
const TEXT = "mso-number-format:'\\@'";

/** A cell as it stands on a page: 1,234.50 and −3.2% are figures, everything else words. */
export function shownCell(text: string): ClipCell {
  const shown = text.trim();
  const match = /^([+−-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)$/.exec(shown);
  // A code of many digits or with a leading zero is no amount.
  if (!match || /^0\d|^\d{6,}$/.test(shown)) return words(shown);
  const [, sign, whole = '', rest = '', percent] = match;
  return {
    text: shown,
    number: `${sign && sign !== '+' ? '-' : ''}${whole.replace(/,/g, '')}${rest}${percent}`,
  };
}

function cellOf(cell: TableCell | undefined, { kind, digits = 0 }: TableColumn): ClipCell {
  if (typeof cell !== 'number') return words(cell ?? '');
  const figure = roundHalfUp(cell, digits);
  return kind === 'number' ? { text: figure, number: figure } : words(figure);
}

const words = (text: string): ClipCell => ({ text, number: null });

/** One cell in one line, never a formula. */
function plain(text: string): string {
  return inertText(text.replace(/[\t\r\n]+/g, ' '));
}

function asHtml(text: string): string {
  return plain(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
