/** Text tables: comma, tab or semicolon separated, quoted by RFC 4180. Every field stays the text that was written. */
import { canonicalDecimal } from '#shared/rules/money-unit.ts';
import { cellAddress } from '../address.ts';
import { WorkbookProblem } from '../problem.ts';
import type { Cell, Sheet } from '../sheets.ts';
import { WORKBOOK_LIMITS } from './limits.ts';

/** The separator that occurs most often outside quotes in the first lines; a comma when none does. */
function separatorOf(text: string): string {
  const sample = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (mark: string) => sample.split(mark).length;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Fields of each record. */
function* records(text: string, separator: string): Generator<string[]> {
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (char === '"' && (field === '' || field === '=')) {
      // ="5200": how programs keep Excel from changing a text. The formula of a text is the text.
      quoted = true;
      field = '';
    } else if (char === separator) {
      record.push(field);
      field = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++;
      yield [...record, field];
      record = [];
      field = '';
    } else field += char;
  }
  if (field !== '' || record.length > 0) yield [...record, field];
}

/** A field that was quoted as a whole still has the formula's own quotes. */
function withoutFormula(field: string): string {
  return /^\s*="([^"]*)"\s*$/.exec(field)?.[1] ?? field;
}

function csvCell(row: number, col: number, field: string): Cell {
  const text = withoutFormula(field);
  const plain = /^-?\d{1,15}(\.\d{1,30})?$/.test(text.trim());
  const shown = text.slice(0, WORKBOOK_LIMITS.textLength);
  const cell: Cell = { address: cellAddress(row, col), row, col, kind: 'text', text: shown, hidden: false };
  return plain ? { ...cell, kind: 'number', number: canonicalDecimal(text.trim()) } : cell;
}

/** The table of a CSV text. Throws WorkbookProblem beyond the limits of size. */
export function parseCsv(text: string): Sheet {
  const cells: Cell[] = [];
  let row = -1;
  let cols = 0;
  let rows = 0;
  for (const record of records(text, separatorOf(text))) {
    row += 1;
    record.forEach((field, index) => {
      if (field.trim() === '') return;
      cells.push(csvCell(row, index, field));
      cols = Math.max(cols, index + 1);
      rows = row + 1;
    });
    if (rows > WORKBOOK_LIMITS.rows || cols > WORKBOOK_LIMITS.cols)
      throw new WorkbookProblem('too_many_cells');
  }
  return { name: '表格', hidden: false, cells, merges: [], rows, cols };
}
