/** What is read of a spreadsheet before anything is understood. */

// ---------- reading ----------
type WorkbookKind = 'xlsx' | 'xls' | 'ods' | 'csv';

export interface Cell {
  /** A1 address without the sheet's name, e.g. `C7`. */
  address: string;
  /** Zero-based. */
  row: number;
  /** Zero-based. */
  col: number;
  kind: 'number' | 'text' | 'boolean' | 'error' | 'date' | 'empty';
  /**
   * Exact decimal text of the stored number at the 15 significant digits every spreadsheet program keeps; dates as raw
   * serials, percentages as the fraction behind them.
   */
  number?: string;
  /** What the person sees in the cell. */
  text: string;
  /** Without the leading `=`; in A1 notation. */
  formula?: string;
  /** The formula has no stored result, or a placeholder: whoever wrote the file never calculated it. */
  uncalculated?: true;
  /**
   * What a plain formula (sums, + − × ÷ of cells) gives from the cells it refers to, where no result is stored or
   * another one: exact at 15 digits. With `number` beside it the stored result is contradicted.
   */
  computed?: string;
  /** The formula's 0 comes from cells that are all empty. */
  fromBlanks?: true;
  /** The cell's row, column or sheet is hidden, or too thin to be seen. */
  hidden: boolean;
  /**
   * Why nothing of the content is seen: its number format shows nothing, its writing has the colour of its ground (or
   * is too small), a conditional format hides it or may, or the cell lies under a merged range. Under a merged range
   * `kind` is `empty`: what stands there for the eye is the range's first cell, `covered` tells where.
   */
  unseen?: 'format' | 'colour' | 'condition' | 'merged';
  covered?: { by: string; text: string };
  /** What is stored where nothing of it is seen: the number's decimal or the text. */
  stored?: string;
  /** Parts of the text that are struck out, raised as footnotes are, or invisible, and what remains for the eye. */
  marks?: { struck: string; raised: string; unseen: string; rest: string };
  /** What is stored as a number and is none by the rule of its format; `text` shows it as it stands. */
  malformed?: true;
  /** The formula reads another file. */
  external?: true;
  /** The number format shows a percentage: stored 0.034, seen 3.4%. */
  percent?: true;
  /** The number format shows the number divided by thousands or ten thousands: what is seen is not what is stored. */
  scaled?: true;
}

/** Inclusive range of merged cells, zero-based. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Only cells that hold something, in row order. */
  cells: Cell[];
  merges: Merge[];
  /** Extent of the cells that hold something, counted from A1. */
  rows: number;
  cols: number;
}

export interface ReadWorkbook {
  kind: WorkbookKind;
  sheets: Sheet[];
  /** Macros were in the file; they are never run or kept. */
  macros: boolean;
  fileName: string;
  byteSize: number;
  /** Hexadecimal SHA-256 of the file as it came. */
  sha256: string;
}
