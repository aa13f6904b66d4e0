/** Cells of a workbook through SheetJS. Runs inside the guarded child process only. */
import type { Buffer } from 'node:buffer';
import * as XLSX from '@e965/xlsx';
import { shiftPoint } from '#shared/rules/money-unit.ts';
import { cellAddress } from '../address.ts';
import { WorkbookProblem } from '../problem.ts';
import type { Cell, Merge, Sheet } from '../types.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import type { OdsTable } from './ods-structure.ts';

/** SheetJS's dense sheet: rows of cells under `!data`. */
type DenseSheet = XLSX.WorkSheet & { '!data'?: (XLSX.CellObject | undefined)[][] };

/**
 * Decimal text of a stored double at 15 significant digits: spreadsheet programs neither show nor keep more, and the
 * same formula result then reads alike from every program's file.
 */
export function storedDecimal(value: number): string {
  const [mantissa = '0', exponent = '0'] = Number(value.toPrecision(15)).toString().split('e');
  return shiftPoint(mantissa, Number(exponent));
}

function formatFlags(format: string): Pick<Cell, 'percent' | 'scaled'> {
  const bare = format.replace(/"[^"]*"|\\[^.,]|\[[^\]]*\]|_./g, '');
  return {
    ...(bare.includes('%') ? { percent: true } : {}),
    ...(/[0#?],+(?![0#?,])|[!\\][.,]/.test(bare) ? { scaled: true } : {}),
  };
}

/** Formula of another file: `[1]Sheet!A1`, `'file:///…'#…`, DDE. */
const EXTERNAL = /\[[^\]]*\.(xls|ods|csv)|\[\d+\]|file:\/\/|https?:\/\/|\bdde\b/i;

function contentOf(cell: XLSX.CellObject): Pick<Cell, 'kind' | 'text' | 'number' | 'percent' | 'scaled'> {
  const shown = String(cell.w ?? cell.v ?? '');
  const format = typeof cell.z === 'string' ? cell.z : '';
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (!Number.isFinite(cell.v)) return { kind: 'error', text: shown };
    const number = storedDecimal(cell.v);
    if (format && XLSX.SSF.is_date(format)) return { kind: 'date', text: shown, number };
    return { kind: 'number', text: shown, number, ...formatFlags(format) };
  }
  if (cell.t === 'd') return { kind: 'date', text: shown };
  if (cell.t === 'b') return { kind: 'boolean', text: cell.v ? 'TRUE' : 'FALSE' };
  if (cell.t === 'e') return { kind: 'error', text: shown || '#错误' };
  if (cell.t === 's') return { kind: 'text', text: String(cell.v ?? shown) };
  return { kind: 'empty', text: '' };
}

/** Old .xls text may carry U+0000, which PostgreSQL cannot keep. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '');
}

function readCell(source: XLSX.CellObject, row: number, col: number, hidden: boolean): Cell | null {
  const formula = typeof source.f === 'string' ? source.f.slice(0, LIMITS.textLength) : undefined;
  const value = contentOf(source);
  if (formula === undefined && (value.kind === 'empty' || value.text.trim() === '')) return null;
  return {
    address: cellAddress(row, col),
    row,
    col,
    ...value,
    text: storable(value.text).slice(0, LIMITS.textLength),
    hidden,
    ...(formula === undefined ? {} : { formula }),
    ...(formula !== undefined && value.kind === 'empty' ? { uncalculated: true } : {}),
    ...(formula !== undefined && EXTERNAL.test(formula) ? { external: true } : {}),
  };
}

interface HiddenLines {
  row: (row: number) => boolean;
  col: (col: number) => boolean;
}

function hiddenLines(sheet: XLSX.WorkSheet, ods: OdsTable | undefined): HiddenLines {
  const within = (ranges: [number, number][], n: number) =>
    ranges.some(([first, last]) => n >= first && n <= last);
  if (ods) return { row: (r) => within(ods.hiddenRows, r), col: (c) => within(ods.hiddenCols, c) };
  const rows = sheet['!rows'] ?? [];
  const cols = sheet['!cols'] ?? [];
  return {
    row: (r) => rows[r]?.hidden === true || rows[r]?.hpt === 0,
    col: (c) => cols[c]?.hidden === true || cols[c]?.width === 0,
  };
}

function readMerges(sheet: XLSX.WorkSheet, ods: OdsTable | undefined): Merge[] {
  const merges =
    ods?.merges ??
    (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const area = merges.reduce((sum, m) => sum + (m.bottom - m.top + 1) * (m.right - m.left + 1), 0);
  if (merges.length > LIMITS.merges || area > LIMITS.mergedCells)
    throw new WorkbookProblem('merged_too_large');
  return merges;
}

function toSheet(name: string, sheet: DenseSheet, hidden: boolean, ods: OdsTable | undefined): Sheet {
  const lines = hiddenLines(sheet, ods);
  const cells: Cell[] = [];
  let rows = 0;
  let cols = 0;
  (sheet['!data'] ?? []).forEach((sources, r) => {
    sources?.forEach((source, c) => {
      const cell = source && readCell(source, r, c, hidden || lines.row(r) || lines.col(c));
      if (!cell) return;
      cells.push(cell);
      rows = Math.max(rows, cell.row + 1);
      cols = Math.max(cols, cell.col + 1);
    });
  });
  if (rows > LIMITS.rows || cols > LIMITS.cols) throw new WorkbookProblem('too_many_cells');
  return { name: storable(name).slice(0, 100), hidden, cells, merges: readMerges(sheet, ods), rows, cols };
}

function open(bytes: Buffer): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      nodim: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
    });
  } catch (error) {
    throw new WorkbookProblem(/password/i.test(String(error)) ? 'encrypted' : 'broken');
  }
}

/** Every sheet of an xlsx, xls or ods file. Throws WorkbookProblem when the library fails or a limit is passed. */
export function parseSheets(bytes: Buffer, ods: OdsTable[] | null): Sheet[] {
  const book = open(bytes);
  const names = book.SheetNames ?? [];
  if (names.length === 0) throw new WorkbookProblem('broken');
  if (names.length > LIMITS.sheets) throw new WorkbookProblem('too_many_sheets');
  const sheets = names.map((name, index) => {
    const hidden = ods?.[index]?.hidden ?? (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    return toSheet(name, (book.Sheets[name] ?? {}) as DenseSheet, hidden, ods?.[index]);
  });
  if (sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0) > LIMITS.cells)
    throw new WorkbookProblem('too_many_cells');
  return sheets;
}
