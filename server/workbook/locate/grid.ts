/** One sheet as a grid in which every cell of a merged range shows the range's content. */
import type { Cell, Merge, Sheet } from '../sheets.ts';
import { plainWords } from './words.ts';

/** Inclusive rows and columns, zero-based. */
export interface Region {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export class Grid {
  readonly sheet: Sheet;
  readonly #cells = new Map<number, Cell>();
  readonly #merged = new Map<number, Merge>();
  readonly #rows: Cell[][];

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.#rows = Array.from({ length: sheet.rows }, () => []);
    for (const cell of sheet.cells) {
      this.#cells.set(this.#index(cell.row, cell.col), cell);
      if (cell.text.trim() !== '' || cell.formula !== undefined) this.#rows[cell.row]?.push(cell);
    }
    for (const row of this.#rows) row.sort((a, b) => a.col - b.col);
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

  /** The whole sheet. */
  get region(): Region {
    return { top: 0, bottom: this.sheet.rows - 1, left: 0, right: this.sheet.cols - 1 };
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
  row(row: number, { left, right }: Pick<Region, 'left' | 'right'> = this.region): Cell[] {
    return (this.#rows[row] ?? []).filter((cell) => cell.col >= left && cell.col <= right);
  }
}

const MARK =
  /^(?:未报|未报送|未上报|未填报|待报|不适用|不涉及|无此项|n\/?a|缺|缺失|缺报|暂缺|无|零|[-—–/\\_×○]+)$/i;

/** True for words that stand in place of a figure: 不适用, 缺, —. */
export function isMark(cell: Cell | undefined): boolean {
  return cell?.kind === 'text' && cell.text.length < 12 && MARK.test(plainWords(cell.text));
}

/** Days, months and spans of months (2026.1-6): a head or a date, never an amount. */
const DATE =
  /^20\d\d([./-])\d{1,2}\1\d{1,2}$|^20\d\d[/-]\d{1,2}$|^(?:20)?\d\d[./ -]\d{1,2} ?[-—–~～] ?\d{1,2}$/;

/** True when the cell holds a figure or could only be meant as one. */
export function holdsFigure(cell: Cell | undefined): boolean {
  if (cell === undefined) return false;
  if (cell.kind === 'number' || cell.kind === 'error') return true;
  if (cell.formula !== undefined && cell.text.trim() === '') return true;
  if (cell.kind === 'text' && DATE.test(cell.text.trim())) return false;
  // Full-width digits are digits; circled ones (①) are numbering.
  return (
    cell.kind !== 'date' && /^[^\p{L}]*[\d０-９][^\p{L}]*(?:[千万亿百]*元?整?|%)?$/u.test(cell.text.trim())
  );
}
