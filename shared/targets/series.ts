/** Yearly series as the targets read them: what was reported, oldest first, gaps included. */
import { type Figure, isValue } from '../figure.ts';

export interface YearFigure {
  year: number;
  figure: Figure;
}

/** A year with a number. */
export interface YearNumber {
  year: number;
  figure: number;
}

/** The latest year of a series that has a number. */
export function latest(series: readonly YearFigure[]): YearNumber | undefined {
  return series.findLast(hasNumber);
}

/** The unbroken run of numbers that ends with the latest one: what a projection may continue. */
export function unbrokenRun(series: readonly YearFigure[]): YearNumber[] {
  const end = series.findLastIndex(hasNumber) + 1;
  const gap = series.slice(0, end).findLastIndex((point) => !hasNumber(point));
  return series.slice(gap + 1, end).filter(hasNumber);
}

export function hasNumber(point: YearFigure): point is YearNumber {
  return isValue(point.figure);
}

/**
 * The part of a series that can be compared with its latest years: from the last break on, with the year before it as it
 * was restated, or the reason why nobody did. The series itself where nothing broke.
 * @param brokenBase the base of a year whose figure cannot be compared with the year before as it stands; else null.
 */
export function sinceBreak(
  series: readonly YearFigure[],
  brokenBase: (year: number) => Figure | null,
): readonly YearFigure[] {
  const end = series.findLastIndex(hasNumber);
  for (let i = end; i >= 0; i--) {
    const point = series[i];
    const base = point ? brokenBase(point.year) : null;
    if (point && base !== null) return [{ year: point.year - 1, figure: base }, ...series.slice(i)];
  }
  return series;
}

/** The year that progress is judged from, in the whole series or in what of it can be compared. */
export function baseOf(
  series: readonly YearFigure[],
  comparable: readonly YearFigure[],
  from: number | null,
): YearFigure | undefined {
  const wanted = series.find((point) => (from === null ? hasNumber(point) : point.year === from));
  if (comparable === series || !wanted) return wanted;
  const latestYear = latest(comparable)?.year;
  const inside = comparable.find((point) => point.year === wanted.year && hasNumber(point));
  const first = comparable.find((point) => hasNumber(point) && point.year !== latestYear);
  return inside ?? first ?? comparable[0];
}
