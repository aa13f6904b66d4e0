/** Cells under merged ranges: whatever stands in them, the eye sees the range's first cell. */
import { statedNumber } from '#shared/rules/number-text.ts';
import { cellAddress } from '../address.ts';
import type { Cell, Merge } from '../types.ts';
import { cellIndex } from './look.ts';

/** A range larger than this is a title or a ground, not a figure over several rows. */
const MAX_AREA = 400;

function showsFigure(head: Cell | undefined): head is Cell {
  return head !== undefined && (head.number !== undefined || statedNumber(head.text) !== null);
}

function coveredCell(
  row: number,
  col: number,
  own: Cell | undefined,
  head: Cell | undefined,
  by: string,
): Cell {
  const stored = own?.number ?? own?.text.trim();
  return {
    address: cellAddress(row, col),
    row,
    col,
    kind: 'empty',
    text: '',
    hidden: own?.hidden ?? head?.hidden ?? false,
    unseen: 'merged',
    covered: { by, text: head?.text.trim() ?? '' },
    ...(stored ? { stored } : {}),
  };
}

/**
 * The cells in row order with those under a merge emptied: what is stored there only `stored` tells. Below a merged
 * figure also empty places become cells, so that a row that shares its figure with another is asked about.
 */
export function withCovered(
  cells: readonly Cell[],
  merges: readonly Merge[],
  rows: number,
  cols: number,
): Cell[] {
  if (merges.length === 0) return [...cells];
  const all = new Map(cells.map((cell) => [cellIndex(cell.row, cell.col), cell]));
  for (const { top, left, bottom, right } of merges) {
    const head = all.get(cellIndex(top, left));
    const small = (bottom - top + 1) * (right - left + 1) <= MAX_AREA;
    const fills = small && showsFigure(head);
    for (let row = top; row <= Math.min(bottom, rows - 1); row++)
      for (let col = left; col <= Math.min(right, cols - 1); col++) {
        const own = all.get(cellIndex(row, col));
        if ((row === top && col === left) || !(own || fills)) continue;
        all.set(cellIndex(row, col), coveredCell(row, col, own, head, cellAddress(top, left)));
      }
  }
  return [...all.values()].sort((a, b) => a.row - b.row || a.col - b.col);
}
