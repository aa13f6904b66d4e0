/** One table of a sheet: its own lines above, heads and rows. */
import { cellAddress } from '../address.ts';
import type { Cell } from '../sheets.ts';
import type { Grid } from './grid.ts';

export interface Block {
  grid: Grid;
  left: number;
  right: number;
  /** Cells of the titles, unit and period lines above, in reading order. */
  lines: Cell[];
  /** Rows of column heads. */
  heads: number[];
  /** Goes on right below a heading line of the table above, under the same heads. */
  goesOn: boolean;
  /** Rows with figures or names, and headings between them. */
  body: number[];
  /** Cells of remarks and signatures below. */
  tail: Cell[];
}

const ownHeads = ({ heads, goesOn }: Block) => (goesOn ? [] : heads);

/** `A3:F14`, from the first line or head of its own to the last row. */
export function rangeOf(block: Block): string {
  const { lines, body, left, right } = block;
  const rows = [...lines.map((cell) => cell.row), ...ownHeads(block), ...body];
  const top = rows.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const bottom = rows.reduce((a, b) => Math.max(a, b), 0);
  return `${cellAddress(Number.isFinite(top) ? top : 0, left)}:${cellAddress(bottom, right)}`;
}

/** The block above another one in the same columns; `blocks` are in their order. */
export function blockAbove(blocks: readonly Block[], block: Block): Block | null {
  const top = Math.min(ownHeads(block)[0] ?? block.body[0] ?? 0, block.body[0] ?? 0);
  return (
    blocks.findLast(
      (other) =>
        other !== block &&
        (other.body.at(-1) ?? top) < top &&
        other.left <= block.right &&
        other.right >= block.left,
    ) ?? null
  );
}
