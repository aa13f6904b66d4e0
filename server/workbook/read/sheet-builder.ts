/** Fills one sheet cell by cell; rows and columns count from zero. */
import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';

export type Written = string | number | boolean | null;
export interface FormulaText {
  formula: string;
  /** Result stored beside the formula, for programs that do not calculate. */
  result: string | number;
}

export class SheetBuilder {
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: NonNullable<WriteSheet['merges']> = [];
  readonly heights: NonNullable<WriteSheet['rowDefs']> = new Map();
  rowCount = 0;
  readonly #plain = new Map<number, readonly Written[]>();

  /** Texts stay texts whatever they begin with: only `FormulaText` becomes a formula. */
  set(row: number, col: number, value: Written | FormulaText, style?: CellStyle): Partial<Cell> {
    const cell: Partial<Cell> =
      typeof value === 'object' && value !== null
        ? { formula: value.formula, formulaResult: value.result, value: value.result, type: 'formula' }
        : {
            value,
            type: typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string',
          };
    if (value === null) cell.type = 'empty';
    if (style) cell.style = style;
    this.cells.set(`${row},${col}`, cell);
    this.rowCount = Math.max(this.rowCount, row + 1);
    return cell;
  }

  /** A whole row in the look of its columns: many times quicker than cell by cell, for tables of a hundred thousand cells. */
  plain(row: number, values: readonly Written[]): void {
    this.#plain.set(row, values);
    this.rowCount = Math.max(this.rowCount, row + 1);
  }

  at(row: number, col: number): Partial<Cell> | undefined {
    return this.cells.get(`${row},${col}`);
  }

  /** One text over several columns of a row, each cell styled so that borders and protection close. */
  across(row: number, from: number, to: number, value: Written, style?: CellStyle): void {
    for (let col = from + 1; col <= to; col++) this.set(row, col, null, style);
    this.set(row, from, value, style);
    if (to > from) this.merges.push({ startRow: row, startCol: from, endRow: row, endCol: to });
  }

  height(row: number, points: number): void {
    this.heights.set(row, { height: points });
  }

  /** The sheet without its page setup: name, cells, merges, heights, column widths and the look of `plain` rows by column. */
  sheet(name: string, widths: number[], styles: readonly CellStyle[] = []): WriteSheet {
    const rows = Array.from({ length: this.rowCount }, (_, row) => [...(this.#plain.get(row) ?? [])]);
    const columns = widths.map((width, col) => ({ width, ...(styles[col] ? { style: styles[col] } : {}) }));
    return { name, rows, columns, cells: this.cells, merges: this.merges, rowDefs: this.heights };
  }
}
