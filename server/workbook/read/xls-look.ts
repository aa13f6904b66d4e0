/** What an old .xls shows and stores beyond what the spreadsheet library tells, read from its records. */
import type { Buffer } from 'node:buffer';
import { WorkbookProblem } from '../problem.ts';
import { biffRecords } from './biff-records.ts';
import { withConditions } from './conditions.ts';
import { WORKBOOK_LIMITS as LIMITS } from './limits.ts';
import { type CellLook, cellIndex, isThin, type SheetLook } from './look.ts';
import { XlsConditions } from './xls-conditions.ts';
import { XlsStyles } from './xls-styles.ts';

const BOF = 0x809;
const EOF = 0x0a;
const BOUNDSHEET = 0x85;
const CODEPAGE = 0x42;
const ROW = 0x208;
const COLINFO = 0x7d;
const WINDOW2 = 0x23e;
const LABEL_SST = 0xfd;
const RICH_STRING = 0xd6;
const LABEL = 0x204;
const STRING = 0x207;
const MULTI_RK = 0xbd;
const FORMULAS = [0x06, 0x206, 0x406];
/** Number, RK, text, boolean or error. */
const VALUES = [0x203, 0x27e, LABEL, 0x205];
/**
 * Texts outside the table of texts (in a cell, with formatting, what a formula gives), and where each says whether its
 * characters are wide: narrow ones are Latin.
 */
const INLINE_TEXTS: Record<number, number> = { [LABEL]: 8, [RICH_STRING]: 8, [STRING]: 2 };
/** 1/256 of a character's width. */
const MIN_WIDTH = 180;
/** Calculate always, calculate on load: set by writers that never calculated. */
const STALE = 0x03;

interface XlsLook {
  /** In the order of the sheets. */
  sheets: SheetLook[];
  /** BIFF5 stores its texts in this code page; null for BIFF8, which stores Unicode. */
  codepage: number | null;
  /** There may be a Chinese word in it: no form of ours is without. */
  worded: boolean;
}

interface Scan {
  styles: XlsStyles;
  biff8: boolean;
  codepage: number;
}

class XlsSheet implements SheetLook {
  noZeros = false;
  readonly #cells = new Map<number, CellLook>();
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenCols: [first: number, last: number][] = [];
  readonly #conditions: XlsConditions;

  constructor(styles: XlsStyles) {
    this.#conditions = new XlsConditions(styles);
  }

  at(row: number, col: number): CellLook | undefined {
    return this.#cells.get(cellIndex(row, col));
  }

  hiddenRow(row: number): boolean {
    return this.#hiddenRows.has(row);
  }

  hiddenCol(col: number): boolean {
    return this.#hiddenCols.some(([first, last]) => first <= col && col <= last);
  }

  read(type: number, data: Buffer, { styles, codepage }: Scan): void {
    if (type === WINDOW2 && data.length >= 2) this.noZeros = (data.readUInt16LE(0) & 0x10) === 0;
    else if (type === ROW && data.length >= 16) {
      const twips = data.readUInt16LE(6) & 0x7fff;
      if ((data.readUInt16LE(12) & 0x20) !== 0 || isThin(twips / 20))
        this.#hiddenRows.add(data.readUInt16LE(0));
    } else if (type === COLINFO && data.length >= 10) {
      const hidden = (data.readUInt16LE(8) & 1) !== 0 || data.readUInt16LE(4) < MIN_WIDTH;
      if (hidden) this.#hiddenCols.push([data.readUInt16LE(0), data.readUInt16LE(2)]);
    } else if (this.#conditions.read(type, data)) return;
    else if (data.length >= 6) this.#readCell(type, data, styles, codepage);
  }

  /** Behind the last record: conditional formats stand behind the cells they cover. */
  end(): void {
    withConditions(this.#cells, this.#conditions.found);
  }

  #readCell(type: number, data: Buffer, styles: XlsStyles, codepage: number): void {
    const [row, col] = [data.readUInt16LE(0), data.readUInt16LE(2)];
    const holds = VALUES.includes(type) || FORMULAS.includes(type) || type === LABEL_SST || type === MULTI_RK;
    if (holds && (row >= LIMITS.rows || col >= LIMITS.cols)) throw new WorkbookProblem('too_many_cells');
    const index = cellIndex(row, col);
    const style = () => styles.style(data.readUInt16LE(4));
    if (VALUES.includes(type)) this.#cells.set(index, { style: style() });
    else if (type === LABEL_SST && data.length >= 10) {
      const runs = styles.sharedParts(data.readUInt32LE(6));
      this.#cells.set(index, { style: style(), ...(runs ? { runs } : {}) });
    } else if (type === RICH_STRING) {
      this.#cells.set(index, { style: style(), runs: richString(data, styles, codepage) });
    } else if (FORMULAS.includes(type) && data.length >= 16) {
      const stale = (data.readUInt16LE(14) & STALE) === STALE;
      this.#cells.set(index, { style: style(), ...(stale ? { stale } : {}) });
    } else if (type === MULTI_RK) {
      for (let at = 4; at + 6 <= data.length - 2; at += 6)
        this.#cells.set(index + (at - 4) / 6, { style: styles.style(data.readUInt16LE(at)) });
    }
  }
}

/** BIFF5's text with formatting: bytes of the code page, then one-byte positions in bytes. */
function richString(data: Buffer, styles: XlsStyles, codepage: number) {
  const length = data.readUInt16LE(6);
  const bytes = data.subarray(8, 8 + length);
  const decoder = codepage === 936 ? new TextDecoder('gb18030') : new TextDecoder('latin1');
  const count = data[8 + length] ?? 0;
  const runs = Array.from({ length: count }, (_, i) => ({
    start: decoder.decode(bytes.subarray(0, data[9 + length + i * 2] ?? 0)).length,
    font: data[10 + length + i * 2] ?? 0,
  }));
  return styles.parts(decoder.decode(bytes), runs);
}

/** Looks of the sheets of a `Workbook` or `Book` stream; what is cut short says less. Throws WorkbookProblem beyond the limits. */
export function xlsLook(stream: Buffer): XlsLook {
  const biff8 = stream.length >= 6 && stream.readUInt16LE(4) === 0x0600;
  const scan: Scan = { styles: new XlsStyles(), biff8, codepage: 1252 };
  const offsets: number[] = [];
  for (const record of biffRecords(stream)) {
    const { type, data } = record;
    if (type === EOF) break;
    if (type === CODEPAGE && data.length >= 2) scan.codepage = data.readUInt16LE(0);
    else if (type === BOUNDSHEET && data.length >= 4) offsets.push(data.readUInt32LE(0));
    else scan.styles.read(record, stream, biff8);
  }
  let worded = !biff8;
  const sheets = offsets.map((offset) => {
    const sheet = new XlsSheet(scan.styles);
    let depth = 0;
    for (const { type, data } of biffRecords(stream, offset)) {
      // Drawings carry charts with a beginning and an end of their own.
      if (type === BOF) depth += 1;
      else if (type === EOF) depth -= 1;
      else if (depth === 1) sheet.read(type, data, scan);
      worded ||= ((data[INLINE_TEXTS[type] ?? data.length] ?? 0) & 1) === 1;
      if (depth <= 0) break;
    }
    sheet.end();
    return sheet;
  });
  return { sheets, codepage: biff8 ? null : scan.codepage, worded: worded || scan.styles.chinese };
}
