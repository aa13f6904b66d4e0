/** One sheet as a grid in which every cell of a merged range shows the range's content. */
import type { Cell, Merge, Sheet } from '../types.ts';

export class Grid {
  readonly sheet: Sheet;
  readonly #cells = new Map<number, Cell>();
  readonly #merged = new Map<number, Merge>();

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    for (const cell of sheet.cells) this.#cells.set(this.#index(cell.row, cell.col), cell);
    for (const merge of sheet.merges) this.#spread(merge);
  }

  #index(row: number, col: number): number {
    return row * 16_384 + col;
  }

  #spread(merge: Merge): void {
    for (let row = merge.top; row <= Math.min(merge.bottom, this.sheet.rows - 1); row++)
      for (let col = merge.left; col <= Math.min(merge.right, this.sheet.cols - 1); col++)
        this.#merged.set(this.#index(row, col), merge);
  }

  /** The cell itself; undefined when empty or covered by a merge. */
  own(row: number, col: number): Cell | undefined {
    return this.#cells.get(this.#index(row, col));
  }

  /** The cell, or the one that a merged range shows here. */
  seen(row: number, col: number): Cell | undefined {
    const merge = this.#merged.get(this.#index(row, col));
    return merge ? this.own(merge.top, merge.left) : this.own(row, col);
  }

  /** Columns that the content at this place spreads over. */
  columnsOf(row: number, col: number): { left: number; right: number } {
    const merge = this.#merged.get(this.#index(row, col));
    return merge
      ? { left: merge.left, right: Math.min(merge.right, this.sheet.cols - 1) }
      : { left: col, right: col };
  }

  /** Cells of one row that hold something, left to right. */
  row(row: number): Cell[] {
    const cells: Cell[] = [];
    for (let col = 0; col < this.sheet.cols; col++) {
      const cell = this.own(row, col);
      if (cell) cells.push(cell);
    }
    return cells;
  }
}

/** True when the cell holds a figure or could only be meant as one. */
export function holdsFigure(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.kind === 'number' || /^[^\p{L}]*\d/u.test(cell.text));
}
