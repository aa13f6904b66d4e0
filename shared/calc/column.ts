/**
 * Columns: figures of many units side by side in typed arrays, so that a page, an assessment and a panel of the nation
 * are computed without an object a figure. What a column holds and what comes out of one is still a figure, place by place.
 */
import { type Figure, isValue, REASONS, type Reason } from '#shared/figure.ts';
import { isMillionths, millionths } from './exact.ts';

/** Figures in one stored unit, as arithmetic takes them. Never written to once it is there. */
export interface Column {
  /** Whole numbers of millionths of at most 15 digits; NaN where the figure is no such number. */
  micro: Float64Array;
  /** 0 = there is a figure, otherwise 1 + index of the reason. */
  mark: Uint8Array;
  /** The figures that are no such number, by place: ratios, amounts beyond 15 digits. */
  other: ReadonlyMap<number, number>;
  /** The least and the greatest of `micro`; NaN while one place has none. */
  least: number;
  most: number;
}

/** Figures as arithmetic leaves them: doubles in their own unit, NaN where `mark` says why. */
export interface Results {
  value: Float64Array;
  mark: Uint8Array;
}

export function emptyResults(size: number): Results {
  return { value: new Float64Array(size), mark: new Uint8Array(size) };
}

/** A column of figures in the stored unit. */
export function columnOf(figures: readonly Figure[]): Column {
  const micro = new Float64Array(figures.length).fill(Number.NaN);
  const mark = new Uint8Array(figures.length);
  const other = new Map<number, number>();
  for (const [at, figure] of figures.entries()) {
    if (!isValue(figure)) mark[at] = markOf(figure);
    else {
      const whole = millionths(figure);
      if (whole === null) other.set(at, figure);
      else micro[at] = whole;
    }
  }
  return { micro, mark, other, ...boundsOf(micro) };
}

/** Numbers of millionths with their marks as a column, as they stand; null where one of them is not whole or too long. */
export function columnOver(micro: Float64Array, mark: Uint8Array): Column | null {
  const bounds = boundsOf(micro);
  if (Number.isNaN(bounds.most) || !isMillionths(bounds.most) || !isMillionths(bounds.least) || dustIn(micro))
    for (let at = 0; at < micro.length; at++)
      if (mark[at] === 0 && !isMillionths(micro[at] ?? Number.NaN)) return null;
  return { micro, mark, other: NONE, ...bounds };
}

const NONE: Column['other'] = new Map();

function boundsOf(micro: Float64Array): Pick<Column, 'least' | 'most'> {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < micro.length; at++) {
    const own = micro[at] ?? Number.NaN;
    least = Math.min(least, own);
    most = Math.max(most, own);
  }
  return { least, most };
}

function dustIn(micro: Float64Array): boolean {
  let dust = 0;
  for (let at = 0; at < micro.length; at++) {
    const own = micro[at] ?? Number.NaN;
    dust += own - Math.floor(own);
  }
  return dust !== 0;
}

/** The figure in the stored unit. */
export function figureIn({ micro, mark, other }: Column, at: number): Figure {
  const own = micro[at] ?? Number.NaN;
  return Number.isNaN(own) ? (other.get(at) ?? reasonOf(mark[at])) : own / 1e6;
}

/** The figures of a column as arithmetic would leave them. */
export function resultsOf(column: Column): Results {
  const { micro, mark, other } = column;
  const value = micro.map((own) => own / 1e6);
  for (const [at, figure] of other) value[at] = figure;
  return { value, mark };
}

export function resultIn({ value, mark }: Results, at: number): Figure {
  return mark[at] === 0 ? (value[at] ?? 'undefined') : reasonOf(mark[at]);
}

export function setResult({ value, mark }: Results, at: number, figure: Figure): void {
  value[at] = isValue(figure) ? figure : Number.NaN;
  mark[at] = isValue(figure) ? 0 : markOf(figure);
}

const markOf = (reason: Reason): number => 1 + REASONS.indexOf(reason);
const reasonOf = (mark: number | undefined): Reason => REASONS[(mark ?? 0) - 1] ?? 'undefined';
