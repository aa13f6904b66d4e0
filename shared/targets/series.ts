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
