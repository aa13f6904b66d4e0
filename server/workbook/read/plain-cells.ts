/** Cells that a pass over the file has read for itself, in the spreadsheet library's shape. */
import * as XLSX from '@e965/xlsx';
import { WorkbookProblem } from '../problem.ts';
import type { CellLook } from './look.ts';

/** False for what the library puts where it knows of a link or a comment only. */
export function isRead(source: XLSX.CellObject | undefined): boolean {
  return source !== undefined && source.t !== 'z';
}

/** Of one sheet: the first cells of every style are read by the library too. */
export class PlainCells {
  /** The number format that the library gives to a style, by the style's number. */
  readonly #formats = new Map<number, string>();
  readonly #date1904: boolean;
  readonly #formulas: boolean;

  constructor({ date1904, formulas }: { date1904: boolean; formulas: boolean }) {
    this.#date1904 = date1904;
    this.#formulas = formulas;
  }

  /** Throws WorkbookProblem `broken` where the library reads something else than the pass did. */
  compare(source: XLSX.CellObject, look: CellLook | undefined): void {
    if (look?.format === undefined || !isRead(source)) return;
    if (typeof source.z === 'string') this.#formats.set(look.format, source.z);
    if (look.plain === undefined) return;
    const formula = this.#formulas ? look.formula : undefined;
    if (look.plain !== source.v || formula !== source.f) throw new WorkbookProblem('broken');
  }

  /** Undefined for a cell that is not plain. Throws WorkbookProblem `broken` when the library knows nothing of its style. */
  source({ plain, format, formula: f }: CellLook): XLSX.CellObject | undefined {
    if (plain === undefined || format === undefined) return undefined;
    const z = this.#formats.get(format);
    if (z === undefined) throw new WorkbookProblem('broken');
    if (typeof plain === 'string') return { t: 's', v: plain, z };
    const number: XLSX.CellObject = { t: 'n', v: plain, z, w: this.#shown(plain, z) };
    if (f !== undefined && this.#formulas) number.f = f;
    return number;
  }

  #shown(value: number, format: string): string {
    try {
      return XLSX.SSF.format(format, value, { date1904: this.#date1904 });
    } catch {
      // As the library does: a format that cannot be followed shows the number itself.
      return String(value);
    }
  }
}
