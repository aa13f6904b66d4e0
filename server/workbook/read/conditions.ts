/** Conditional formats that hide what a cell holds, whatever the file: as far as that can be judged from the file alone. */
import { type CellLook, type CellStyle, isInvisible, MAX_COLS, type Writing } from './look.ts';

/** What a rule makes of a cell that it holds for. */
export interface Dress extends Writing {
  fill?: CellStyle['fill'];
  /** A number format that shows nothing. */
  blank: boolean;
}

export type Corners = [top: number, left: number, bottom: number, right: number];

export function column(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

export function compare(
  value: number,
  operator: string,
  [a = '', b = '']: readonly string[],
): boolean | null {
  if (!NUMBER.test(a) || (/etween$/.test(operator) && !NUMBER.test(b))) return null;
  const [low, high] = [Number(a), Number(b)];
  const answers: Record<string, boolean> = {
    equal: value === low,
    notEqual: value !== low,
    lessThan: value < low,
    lessThanOrEqual: value <= low,
    greaterThan: value > low,
    greaterThanOrEqual: value >= low,
    between: low <= value && value <= high,
    notBetween: value < low || value > high,
  };
  return answers[operator] ?? null;
}

const OPERATORS: Record<string, string> = {
  '=': 'equal',
  '<>': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanOrEqual',
  '>': 'greaterThan',
  '>=': 'greaterThanOrEqual',
};
/** Never true of a cell that holds a number. */
const NOT_OF_NUMBERS = /^(?:ISERR(?:OR)?|ISNA|ISBLANK|ISTEXT)\([^()]*\)$|=""$|^LEN\(TRIM\([^()]*\)\)=0$/i;

/** True for a number format that shows nothing, whatever the number. */
export function isBlankFormat(code: string): boolean {
  const shown = code.replace(/"[^"]*"|\\.|_.|\*./g, '');
  return !/[0#?@]|general|标准|常规/i.test(shown);
}

/**
 * What an expression says of the cell's own number, as it is written for the first cell of the ranges; null when it
 * looks at anything else.
 */
export function expression(text: string, value: number, ranges: readonly Corners[]): boolean | null {
  const plain = text.replace(/\s+/g, '');
  if (NOT_OF_NUMBERS.test(plain)) return false;
  const match = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(=|<>|<=|>=|<|>)(-?\d+(?:\.\d+)?)$/.exec(plain);
  const [first] = ranges;
  if (!match || !first || ranges.length > 1) return null;
  const [top, left, bottom, right] = first;
  if (column(match[2] ?? '') !== left || Number(match[4]) - 1 !== top) return null;
  // `$B$1` over B1:B9 speaks of B1 in every row.
  if ((match[1] && right > left) || (match[3] && bottom > top)) return null;
  return compare(value, OPERATORS[match[5] ?? ''] ?? '', [match[6] ?? '']);
}

/** One condition with what it makes of the cells of its ranges. */
export interface Condition {
  ranges: readonly Corners[];
  /** Undefined: it changes nothing that is told here. */
  dress: Dress | undefined;
  /** A bar or an icon stands in place of the number. */
  bare: boolean;
  /** Null: not to be judged from the file alone. */
  holds(value: number | null): boolean | null;
}

function covers({ ranges }: Condition, row: number, col: number): boolean {
  return ranges.some(
    ([top, left, bottom, right]) => top <= row && row <= bottom && left <= col && col <= right,
  );
}

/** True when the condition holds for this number, or may hold, and then nothing is seen of it. */
function hides(
  { bare, dress, holds }: Condition,
  value: number | null,
  style: CellStyle | undefined,
): boolean {
  if (bare) return true;
  if (!dress) return false;
  if (!dress.blank && !dress.struck && !isInvisible({ ...style, ...dress })) return false;
  return holds(value) !== false;
}

/** What the look of a cell carries of the conditions over it; empty where none can hide anything. */
export function hidingOf(here: readonly Condition[], style: CellStyle | undefined): Pick<CellLook, 'hides'> {
  if (!here.some(({ bare, dress }) => bare || dress)) return {};
  return { hides: (value) => here.some((one) => hides(one, value, style)) };
}

/** Cells that a conditional format may hide carry the question with them. */
export function withConditions(cells: Map<number, CellLook>, conditions: readonly Condition[]): void {
  const able = conditions.filter(({ bare, dress }) => bare || dress);
  if (able.length === 0) return;
  for (const [index, look] of cells) {
    const [row, col] = [Math.floor(index / MAX_COLS), index % MAX_COLS];
    const here = able.filter((condition) => covers(condition, row, col));
    if (here.length === 0) continue;
    const before = look.hides;
    const hiding = (value: number | null) =>
      (before?.(value) ?? false) || here.some((one) => hides(one, value, look.style));
    cells.set(index, { ...look, hides: hiding });
  }
}
