/** Sheets of a workbook through SheetJS and the looks of their cells. Runs inside the guarded child process only. */
import type { Buffer } from 'node:buffer';
import * as XLSX from '@e965/xlsx';
import { WorkbookProblem } from '../problem.ts';
import type { Cell, Merge, Sheet } from '../sheets.ts';
import { cellFacts, storable } from './cell-facts.ts';
import { withCovered } from './covered.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import type { SheetLook } from './look.ts';

/** SheetJS's dense sheet: rows of cells under `!data`. */
type DenseSheet = XLSX.WorkSheet & { '!data'?: (XLSX.CellObject | undefined)[][] };

const MAX_NAME = 100;

function readMerges(sheet: XLSX.WorkSheet, look: SheetLook | undefined): Merge[] {
  const merges = [
    ...(look?.merges ??
      (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))),
  ];
  const area = merges.reduce((sum, m) => sum + (m.bottom - m.top + 1) * (m.right - m.left + 1), 0);
  if (merges.length > LIMITS.merges || area > LIMITS.mergedCells)
    throw new WorkbookProblem('merged_too_large');
  return merges;
}

interface ToRead {
  name: string;
  sheet: DenseSheet;
  hidden: boolean;
  look: SheetLook | undefined;
  /** The look knows every cell of the file: one that only the library sees is none. */
  complete: boolean;
}

function toSheet({ name, sheet, hidden, look, complete }: ToRead): Sheet {
  const lines = { rows: sheet['!rows'] ?? [], cols: sheet['!cols'] ?? [] };
  const hiddenRow = (r: number) => lines.rows[r]?.hidden === true || look?.hiddenRow(r) === true;
  const hiddenCol = (c: number) => lines.cols[c]?.hidden === true || look?.hiddenCol(c) === true;
  const cells: Cell[] = [];
  let rows = 0;
  let cols = 0;
  let filled = 0;
  (sheet['!data'] ?? []).forEach((sources, row) => {
    sources?.forEach((source, col) => {
      if (!source) return;
      const seen = look?.at(row, col);
      const isHidden = hidden || hiddenRow(row) || hiddenCol(col);
      const cell = cellFacts(source, seen, { row, col, hidden: isHidden, noZeros: look?.noZeros === true });
      if (!cell) return;
      if (complete && !seen) {
        // A truth value without a value: the library takes it for FALSE.
        if (cell.kind === 'boolean') return;
        throw new WorkbookProblem('broken');
      }
      if (seen?.filled) filled += 1;
      cells.push(cell);
      rows = Math.max(rows, row + 1);
      cols = Math.max(cols, col + 1);
    });
  });
  // Something that the file holds and the library did not find must not pass for an empty cell.
  if (look?.filled !== undefined && filled < look.filled) throw new WorkbookProblem('broken');
  if (rows > LIMITS.rows || cols > LIMITS.cols) throw new WorkbookProblem('too_many_cells');
  const merges = readMerges(sheet, look);
  return {
    name: storable(name).slice(0, MAX_NAME),
    hidden,
    cells: withCovered(cells, merges, { rows, cols, known: look?.covered }),
    merges,
    rows,
    cols,
  };
}

function open(bytes: Buffer, formulas: boolean): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      nodim: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      cellFormula: formulas,
    });
  } catch (error) {
    throw new WorkbookProblem(/password/i.test(String(error)) ? 'encrypted' : 'broken');
  }
}

interface Reading {
  /** As in `ToRead`. */
  complete: boolean;
  /** False for a file without one Chinese word: it has no figure of ours whose formula could be held against it. */
  formulas: boolean;
}

/** How a sheet looks, by its name and its place among `count` sheets. */
type LookOf = (name: string, index: number, count: number) => SheetLook | undefined;

/**
 * Every sheet of an xlsx, xls or ods file. Throws WorkbookProblem when the library fails, a
 * limit is passed, or library and looks disagree about what the file holds.
 */
export function parseSheets(bytes: Buffer, lookOf: LookOf, { complete, formulas }: Reading): Sheet[] {
  const book = open(bytes, formulas);
  const names = book.SheetNames ?? [];
  if (names.length === 0) throw new WorkbookProblem('broken');
  if (names.length > LIMITS.sheets) throw new WorkbookProblem('too_many_sheets');
  const sheets = names.map((name, index) => {
    const look = lookOf(name, index, names.length);
    const hidden = look?.hidden ?? (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    return toSheet({ name, sheet: book.Sheets[name] ?? {}, hidden, look, complete });
  });
  if (sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0) > LIMITS.cells)
    throw new WorkbookProblem('too_many_cells');
  return sheets;
}
