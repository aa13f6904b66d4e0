/** Cells under merged ranges: whatever stands in them, the eye sees the range's first cell. */
import { statedNumber } from '#shared/rules/number-text.ts';
import { cellAddress } from '../address.ts';
import type { Cell, Merge } from '../sheets.ts';
import { cellIndex } from './look.ts';

/** A range larger than this is a title or a ground, not a figure over several rows. */
const MAX_AREA = 400;

function showsFigure(head: Cell | undefined): head is Cell {
  return head !== undefined && (head.number !== undefined || statedNumber(head.text) !== null);
}

interface Under {
  own: Cell | undefined;
  /** What only the look knows of the cell. */
  known: string | undefined;
}

function coveredCell(
  [row, col]: [number, number],
  { own, known }: Under,
  head: Cell | undefined,
  by: string,
): Cell {
  const stored = own?.number ?? own?.text.trim() ?? known;
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

interface Extent {
  rows: number;
  cols: number;
  /** What only the look knows of cells under a merge, by cell index. */
  known: ReadonlyMap<number, string> | undefined;
}

/**
 * The cells in row order with those under a merge emptied: what is stored there only `stored` tells. Below a merged
 * figure also empty places become cells, so that a row that shares its figure with another is asked about.
 */
export function withCovered(
  cells: readonly Cell[],
  merges: readonly Merge[],
  { rows, cols, known }: Extent,
): Cell[] {
  if (merges.length === 0) return [...cells];
  const all = new Map(cells.map((cell) => [cellIndex(cell.row, cell.col), cell]));
  for (const { top, left, bottom, right } of merges) {
    const head = all.get(cellIndex(top, left));
    const small = (bottom - top + 1) * (right - left + 1) <= MAX_AREA;
    const fills = small && showsFigure(head);
    for (let row = top; row <= Math.min(bottom, rows - 1); row++)
      for (let col = left; col <= Math.min(right, cols - 1); col++) {
        const index = cellIndex(row, col);
        const under = { own: all.get(index), known: known?.get(index) };
        if ((row === top && col === left) || !(under.own || under.known || fills)) continue;
        all.set(index, coveredCell([row, col], under, head, cellAddress(top, left)));
      }
  }
  return [...all.values()].sort((a, b) => a.row - b.row || a.col - b.col);
}
