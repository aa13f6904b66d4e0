/** Workbooks as `readWorkbook` gives them, made from rows of cells. */
import { cellAddress } from '../../../server/workbook/address.ts';
import type { Cell, Merge, ReadWorkbook, Sheet } from '../../../server/workbook/sheets.ts';

export type Content = string | number | null | Partial<Cell>;

function toCell(content: Content, row: number, col: number): Cell | null {
  if (content === null || content === '') return null;
  const base = { address: cellAddress(row, col), row, col, hidden: false };
  if (typeof content === 'number')
    return { ...base, kind: 'number', number: String(content), text: String(content) };
  if (typeof content === 'string') return { ...base, kind: 'text', text: content };
  return { ...base, kind: 'text', text: '', ...content };
}

/** One sheet; merges as A1 ranges are not needed: [top, left, bottom, right], zero-based. */
export function madeSheet(
  rows: Content[][],
  name = 'Sheet1',
  merges: [number, number, number, number][] = [],
): Sheet {
  const cells = rows.flatMap((line, row) => line.flatMap((content, col) => toCell(content, row, col) ?? []));
  return {
    name,
    hidden: false,
    cells,
    merges: merges.map(([top, left, bottom, right]): Merge => ({ top, left, bottom, right })),
    rows: rows.length,
    cols: Math.max(...rows.map((line) => line.length)),
  };
}

export function madeWorkbook(...sheets: Sheet[]): ReadWorkbook {
  return { kind: 'xlsx', sheets, macros: false, fileName: 'a.xlsx', byteSize: 1, sha256: '' };
}
