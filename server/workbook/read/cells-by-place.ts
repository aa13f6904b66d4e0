/** Cells of a sheet found by their places, in the room of two numbers a row: a large sheet has hundreds of thousands. */
import type { Cell } from '../sheets.ts';

export class CellsByPlace {
  readonly #cells: readonly Cell[];
  /** Where each row begins among the cells; made when first asked. */
  #rows: Int32Array | undefined;

  /** @param cells by row, and by column within a row */
  constructor(cells: readonly Cell[]) {
    this.#cells = cells;
  }

  at(row: number, col: number): Cell | undefined {
    this.#rows ??= beginnings(this.#cells);
    let from = this.#rows[row] ?? 0;
    let to = this.#rows[row + 1] ?? 0;
    while (from < to) {
      const middle = (from + to) >> 1;
      const cell = this.#cells[middle];
      if (!cell || cell.col === col) return cell;
      if (cell.col < col) from = middle + 1;
      else to = middle;
    }
    return undefined;
  }
}

function beginnings(cells: readonly Cell[]): Int32Array {
  const rows = new Int32Array((cells.at(-1)?.row ?? -1) + 2);
  for (const { row } of cells) rows[row + 1] = (rows[row + 1] ?? 0) + 1;
  for (let row = 1; row < rows.length; row++) rows[row] = (rows[row] ?? 0) + (rows[row - 1] ?? 0);
  return rows;
}
