/** What the eye sees in a column under ranges that are merged downwards: the first cell's words in each of their rows. */
import type { Cell, Sheet } from '../workbook/sheets.ts';

/** A1 address of the first cell, and its words. */
export interface Seen {
  row: number;
  col: number;
  address: string;
  text: string;
}

/** All that is seen, row by row in the order of the columns; a range merged to the right stays in its first column. */
export function seenRows(sheet: Sheet): Map<number, Seen[]> {
  const rows = new Map<number, Map<number, Seen>>();
  const put = (seen: Seen) => {
    const row = rows.get(seen.row) ?? new Map<number, Seen>();
    rows.set(seen.row, row.set(seen.col, seen));
  };
  const own = sheet.cells.filter((cell) => cell.unseen !== 'merged' && cell.text.trim() !== '');
  for (const { row, col, address, text } of own) put({ row, col, address, text: text.trim() });
  const at = sheet.merges.length > 0 ? new Map(own.map((cell) => [`${cell.row}/${cell.col}`, cell])) : null;
  for (const { top, left, bottom } of sheet.merges) {
    const first: Cell | undefined = at?.get(`${top}/${left}`);
    if (!first) continue;
    for (let row = top + 1; row <= Math.min(bottom, sheet.rows - 1); row++)
      put({ row, col: left, address: first.address, text: first.text.trim() });
  }
  return new Map([...rows].map(([row, cells]) => [row, [...cells.values()].sort((a, b) => a.col - b.col)]));
}
