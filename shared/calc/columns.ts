/**
 * Sums, shares, growth and changes of whole columns: bit for bit what `sumOf`, `share`, `growth`, `difference` make of each
 * figure. Where two whole numbers of millionths meet, one division rounds once, and where the bounds of both columns say
 * that all of theirs do, nothing is asked of the single figure; every other figure goes the way of one.
 */
import { type Figure, isGap, isValue } from '#shared/figure.ts';
import {
  type Column,
  columnOf,
  emptyResults,
  figureIn,
  type Results,
  resultIn,
  setResult,
} from './column.ts';
import { differenceOfMillionths, percentOfWhole, sumOf } from './exact.ts';
import { growth, pointChange } from './growth.ts';
import { share } from './shares.ts';

const SAFE = Number.MAX_SAFE_INTEGER;

/** The largest size in a column; NaN while one place has no whole number. */
function sizeOf({ least, most }: Column): number {
  return Math.max(Math.abs(least), Math.abs(most));
}

/** Σ of columns; 'incomplete' while a figure that should be there is missing, 'not_applicable' where there is none at all. */
export function wholeOf(columns: readonly Column[]): Figure {
  const filled = columns.filter(({ micro }) => micro.length > 0);
  const size = filled.reduce((sum, column) => sum + sizeOf(column) * column.micro.length, 0);
  if (filled.length > 0 && size <= SAFE)
    return filled.reduce((sum, { micro }) => sum + plainSum(micro), 0) / 1e6 + 0;
  const figures = filled.flatMap((column) => Array.from(column.mark, (_, at) => figureIn(column, at)));
  if (figures.some(isGap)) return 'incomplete';
  const values = figures.filter(isValue);
  return values.length > 0 ? sumOf(values) : 'not_applicable';
}

function plainSum(micro: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < micro.length; at++) sum += micro[at] ?? Number.NaN;
  return sum;
}

/** Shares in per cent, place by place. @param wholes of each place, or one that stands for all */
export function sharesInto(parts: Column, wholes: Column, out: Results): void {
  const [own, against, into] = [parts.micro, wholes.micro, out.value];
  const step = against.length === 1 ? 0 : 1;
  if (wholes.least > 0 && 100 * sizeOf(parts) <= SAFE) {
    for (let at = 0; at < own.length; at++)
      into[at] = percentOfWhole(own[at] ?? Number.NaN, against[at * step] ?? Number.NaN);
    out.mark.fill(0);
  } else {
    for (let at = 0; at < own.length; at++)
      setResult(out, at, share(figureIn(parts, at), figureIn(wholes, at * step)));
  }
}

/** Each part's share of `whole` in per cent; without `whole` of the parts' own sum, so that the shares add up to 100. */
export function structure(parts: readonly Figure[], whole?: Figure): Figure[] {
  return sharesOf(parts, [whole ?? wholeOf([columnOf(parts)])]);
}

/** As `sharesInto`, of figures one by one. */
export function sharesOf(parts: readonly Figure[], wholes: readonly Figure[]): Figure[] {
  const shares = emptyResults(parts.length);
  sharesInto(columnOf(parts), columnOf(wholes), shares);
  return parts.map((_, at) => resultIn(shares, at));
}

/** Growth in per cent, place by place. */
export function growthInto(current: Column, base: Column, out: Results): void {
  const [now, before, into] = [current.micro, base.micro, out.value];
  if (base.least > 0 && 100 * (sizeOf(current) + sizeOf(base)) <= SAFE) {
    for (let at = 0; at < now.length; at++) {
      const from = before[at] ?? Number.NaN;
      into[at] = percentOfWhole((now[at] ?? Number.NaN) - from, from);
    }
    out.mark.fill(0);
  } else {
    for (let at = 0; at < now.length; at++)
      setResult(out, at, growth(figureIn(current, at), figureIn(base, at)).rate);
  }
}

/** Changes in the figures' own unit, place by place: also of rates, in 百分点. */
export function changesInto(current: Column, base: Column, out: Results): void {
  const [now, before, into] = [current.micro, base.micro, out.value];
  if (!Number.isNaN(sizeOf(current) + sizeOf(base))) {
    for (let at = 0; at < now.length; at++)
      into[at] = differenceOfMillionths(now[at] ?? Number.NaN, before[at] ?? Number.NaN);
    out.mark.fill(0);
  } else {
    for (let at = 0; at < now.length; at++)
      setResult(out, at, pointChange(figureIn(current, at), figureIn(base, at)));
  }
}

/** Growth in per cent, or in 百分点 where the figures are rates. */
export function growthsOf(current: Column, base: Column, isRate: boolean): Results {
  const growths = emptyResults(current.micro.length);
  if (isRate) changesInto(current, base, growths);
  else growthInto(current, base, growths);
  return growths;
}
