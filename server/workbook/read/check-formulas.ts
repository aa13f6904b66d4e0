/** Stored results of formulas held against the cells they refer to: a number is only a figure when somebody calculated it. */
import type { Cell, Sheet } from '../sheets.ts';
import { CellsByPlace } from './cells-by-place.ts';
import { calculate, type FormulaResult, type Operand } from './plain-formula.ts';
import { storedDecimal } from './stored-decimal.ts';

/** Share of the numbers counted with by which a sum in binary may differ. */
const TOLERANCE = 1e-9;
const MAX_DEPTH = 50;

class Formulas {
  readonly #sheets = new Map<string, CellsByPlace>();
  readonly #known = new Map<Cell, FormulaResult | null>();
  readonly #open = new Set<Cell>();
  readonly #circular = new Set<Cell>();

  readonly #otherSheets: boolean;

  constructor(sheets: readonly Sheet[], otherSheets: boolean) {
    this.#otherSheets = otherSheets;
    for (const { name, cells } of sheets) this.#sheets.set(name.toLowerCase(), new CellsByPlace(cells));
  }

  /** Null when the cell's formula is not plain, or depends on itself or on what is not known. */
  result(cell: Cell, sheet: string, depth = 0): FormulaResult | null {
    if (cell.formula === undefined || depth > MAX_DEPTH) return null;
    const known = this.#known.get(cell);
    if (known !== undefined) return known;
    this.#open.add(cell);
    const calculated = calculate(cell.formula, {
      cell: (name, row, col) =>
        name !== null && !this.#otherSheets ? 'unknown' : this.#operand(name ?? sheet, row, col, depth),
    });
    this.#open.delete(cell);
    const result = this.#circular.has(cell) ? null : calculated;
    this.#known.set(cell, result);
    return result;
  }

  #operand(sheet: string, row: number, col: number, depth: number): Operand {
    const cells = this.#sheets.get(sheet.toLowerCase());
    if (!cells) return 'unknown';
    const cell = cells.at(row, col);
    if (!cell) return 'blank';
    // A circle: what it comes to depends on how often the program went round.
    if (this.#open.has(cell)) for (const open of this.#open) this.#circular.add(open);
    else if (cell.formula !== undefined) {
      const result = this.result(cell, sheet, depth + 1);
      if (result) return result.value;
    }
    if (this.#circular.has(cell)) return 'unknown';
    if (cell.malformed) return 'unknown';
    if (cell.unseen === 'merged') return cell.stored === undefined ? 'blank' : asNumber(cell.stored);
    if (cell.number !== undefined) return Number(cell.number);
    if (cell.kind === 'text') return cell.formula !== undefined && cell.text === '' ? 'unknown' : 'text';
    return cell.kind === 'empty' && cell.formula === undefined ? 'blank' : 'unknown';
  }
}

function asNumber(stored: string): Operand {
  const value = Number(stored);
  return Number.isNaN(value) ? 'text' : value;
}

function uncalculated(cell: Cell): Cell {
  const { number: _number, percent: _percent, scaled: _scaled, ...rest } = cell;
  return { ...rest, kind: 'empty', text: '', uncalculated: true };
}

function contradicts(cell: Cell, { value, scale }: FormulaResult): boolean {
  const slack = TOLERANCE * Math.max(scale, Math.abs(value), 1e-6);
  return Math.abs(Number(cell.number) - value) > slack;
}

function checked(cell: Cell, sheet: string, formulas: Formulas, placeholders: boolean): Cell {
  if (cell.formula === undefined) return cell;
  const result = formulas.result(cell, sheet);
  const isZero = cell.number === '0';
  if (isZero && (placeholders || cell.uncalculated) && !(result && result.value === 0 && !result.onlyBlanks))
    return withResult(uncalculated(cell), result);
  if (cell.uncalculated || cell.number === undefined)
    return cell.uncalculated ? withResult(cell, result) : cell;
  if (!result) return cell;
  if (isZero && result.onlyBlanks) return { ...cell, fromBlanks: true };
  return contradicts(cell, result) ? { ...cell, computed: storedDecimal(result.value) } : cell;
}

function withResult(cell: Cell, result: FormulaResult | null): Cell {
  return result && !result.onlyBlanks ? { ...cell, computed: storedDecimal(result.value) } : cell;
}

interface Evidence {
  /** The file says that it was never calculated: a stored 0 is none. */
  placeholders: boolean;
  /** References to other sheets are told apart from those to other files. */
  otherSheets: boolean;
}

/**
 * Every formula's stored result checked. Without the file's word for it, a stored 0 is a placeholder where every
 * formula's result is 0 and some plain formula contradicts its own.
 */
export function checkFormulas(sheets: readonly Sheet[], { placeholders, otherSheets }: Evidence): Sheet[] {
  const formulas = new Formulas(sheets, otherSheets);
  if (!sheets.some(({ cells }) => cells.some(({ formula }) => formula !== undefined))) return [...sheets];
  let [allZero, contradicted] = [true, false];
  for (const { name, cells } of sheets)
    for (const cell of cells) {
      if (cell.formula === undefined || cell.number === undefined) continue;
      const result = formulas.result(cell, name);
      if (cell.number !== '0') allZero = false;
      if (result && contradicts(cell, result)) contradicted = true;
    }
  const never = placeholders || (allZero && contradicted);
  return sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => checked(cell, sheet.name, formulas, never)),
  }));
}
