/**
 * What a person sees of a sheet beyond its cells' contents, whatever format the file has: struck-out and raised
 * writing, writing in the colour of its ground, lines too thin to read. The spreadsheet library drops all of it.
 */
import type { Merge } from '../sheets.ts';
import { isNearlyEqual, type Rgb } from './colours.ts';

/** Writing of a cell or of a part of its text. */
export interface Writing {
  struck?: boolean;
  raised?: boolean;
  /** Null: the program's own black. */
  colour?: Rgb | null;
  /** Points. */
  size?: number;
}

export interface Run extends Writing {
  text: string;
}

export interface CellStyle extends Writing {
  /** Null: no fill, white paper. */
  fill?: Rgb | null;
}

export interface CellLook {
  style?: CellStyle;
  /** Parts of a text that are written differently; absent for plain cells. */
  runs?: readonly Run[];
  /** What the file stores in place of a number and is none by the format's own rule. */
  malformed?: string;
  /** The file holds a number or some text here: a reader that finds nothing has lost it. */
  filled?: boolean;
  /** The writer says of this formula that its stored result is not calculated. */
  stale?: boolean;
  /** Number of its style in the file. */
  format?: number;
  /** What the cell holds, where the file admits one reading only: a text or a number. */
  plain?: string | number;
  /** The formula that the `plain` number is the stored result of. */
  formula?: string;
  /** A conditional format hides a number (null: anything else) here, or may. */
  hides?: (value: number | null) => boolean;
}

export interface SheetLook {
  /** Undefined for a cell with nothing in the file. */
  at(row: number, col: number): CellLook | undefined;
  /** By cell index, where the library is not shown every `plain` cell: nobody but the look reads them then. */
  looks?: ReadonlyMap<number, CellLook>;
  /** How many cells are `filled`; absent where the look does not know. */
  filled?: number;
  /** Hidden, or too thin to be seen. */
  hiddenRow(row: number): boolean;
  hiddenCol(col: number): boolean;
  /** The view shows nothing for a zero. */
  noZeros: boolean;
  /** The format's own hidden sheets and merges, where the library does not tell them. */
  hidden?: boolean;
  merges?: readonly Merge[];
  /** What the file stores under merged ranges, by cell index, where the library does not tell it. */
  covered?: ReadonlyMap<number, string>;
}

/** Points below which a line or a letter is not read by anybody. */
const MIN_POINTS = 3;

export function isThin(points: number): boolean {
  return points < MIN_POINTS;
}

/** Columns of a sheet at most, in any format. */
export const MAX_COLS = 16_384;

export function cellIndex(row: number, col: number): number {
  return row * MAX_COLS + col;
}

const known = new WeakMap<CellStyle, boolean>();

/** True when a cell's writing cannot be told from what it stands on; many cells share one style. */
export function isUnseen(style: CellStyle | undefined): boolean {
  if (!style) return false;
  const answer = known.get(style) ?? isInvisible(style);
  known.set(style, answer);
  return answer;
}

/** True when the writing of `run` in a cell of `style` cannot be told from what it stands on. */
export function isInvisible(style: CellStyle | undefined, run: Writing = {}): boolean {
  const size = run.size ?? style?.size;
  if (size !== undefined && size > 0 && isThin(size)) return true;
  const colour = run.colour ?? style?.colour ?? null;
  const fill = style?.fill ?? null;
  return isNearlyEqual(colour ?? [0, 0, 0], fill ?? [255, 255, 255]);
}

/** A text's parts by what happened to them. */
interface Marks {
  /** Struck out: no longer meant. */
  struck: string;
  /** Raised or lowered: a footnote's mark. */
  raised: string;
  /** In the colour of the ground: not seen. */
  unseen: string;
  /** What remains for the eye. */
  rest: string;
}

/** Null when nothing in the cell is struck out, raised beside other writing, or invisible in part. */
export function marksOf(look: CellLook | undefined, text: string): Marks | null {
  const style = look?.style;
  if (!look?.runs && !style?.struck) return null;
  const runs: readonly Run[] = look?.runs ?? [{ text }];
  const marks: Marks = { struck: '', raised: '', unseen: '', rest: '' };
  for (const run of runs) {
    if (run.struck ?? style?.struck) marks.struck += run.text;
    else if (runs.length > 1 && run.raised) marks.raised += run.text;
    else if (runs.length > 1 && isInvisible(style, run)) marks.unseen += run.text;
    else marks.rest += run.text;
  }
  const odd = `${marks.struck}${marks.raised}${marks.unseen}`.trim() !== '';
  return odd ? marks : null;
}
