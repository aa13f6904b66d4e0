/** Sheets of a workbook through SheetJS and the looks of their cells. Runs inside the guarded child process only. */
import type { Buffer } from 'node:buffer';
import * as XLSX from '@e965/xlsx';
import { WorkbookProblem } from '../problem.ts';
import type { Cell, Merge, Sheet } from '../sheets.ts';
import { cellFacts, storable } from './cell-facts.ts';
import { withCovered } from './covered.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { type CellLook, MAX_COLS, type SheetLook } from './look.ts';
import { isRead, PlainCells } from './plain-cells.ts';

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
  /** Undefined where the library reads every cell. */
  plain: PlainCells | undefined;
}

function toSheet({ name, sheet, hidden, look, complete, plain }: ToRead): Sheet {
  const lines = { rows: sheet['!rows'] ?? [], cols: sheet['!cols'] ?? [] };
  const hiddenRow = (r: number) => lines.rows[r]?.hidden === true || look?.hiddenRow(r) === true;
  const hiddenCol = (c: number) => lines.cols[c]?.hidden === true || look?.hiddenCol(c) === true;
  const noZeros = look?.noZeros === true;
  const cells: Cell[] = [];
  let [rows, cols, filled] = [0, 0, 0];
  const take = (source: XLSX.CellObject, row: number, col: number, seen: CellLook | undefined) => {
    const isHidden = hidden || hiddenRow(row) || hiddenCol(col);
    const cell = cellFacts(source, seen, { row, col, hidden: isHidden, noZeros });
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
  };
  const data = sheet['!data'] ?? [];
  data.forEach((sources, row) => {
    sources?.forEach((source, col) => {
      if (!source) return;
      const seen = look?.at(row, col);
      plain?.compare(source, seen);
      take(source, row, col, seen);
    });
  });
  const byLibrary = cells.length;
  for (const [index, seen] of look?.looks ?? []) {
    const [row, col] = [Math.floor(index / MAX_COLS), index % MAX_COLS];
    const source = isRead(data[row]?.[col]) ? undefined : plain?.source(seen);
    if (source) take(source, row, col, seen);
  }
  if (byLibrary < cells.length) cells.sort((a, b) => a.row - b.row || a.col - b.col);
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
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = names.map((name, index) => {
    const look = lookOf(name, index, names.length);
    const hidden = look?.hidden ?? (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    const plain = look?.looks && new PlainCells({ date1904, formulas });
    return toSheet({ name, sheet: book.Sheets[name] ?? {}, hidden, look, complete, plain });
  });
  if (sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0) > LIMITS.cells)
    throw new WorkbookProblem('too_many_cells');
  return sheets;
}
