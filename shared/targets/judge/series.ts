/** Yearly series of the city or one of its units, in a target's own unit of measure. */
import { convertAmount } from '../../calc/shares.ts';
import { type Catalogue, findIndicator, type Target } from '../../catalogue.ts';
import { type Figure, isValue } from '../../figure.ts';
import { cellAt, figureAt, type Panel } from '../../panel.ts';
import { type Period, period, periodicityOf, yearOf } from '../../period.ts';

export interface YearFigure {
  year: number;
  figure: Figure;
}

/** A stored figure in a target's unit, on decimal digits: money is stored in 万元, targets are written in 亿元. */
export function inUnitOf(catalogue: Catalogue, indicator: string, unit: string, figure: Figure): Figure {
  const measure = findIndicator(catalogue, indicator)?.measure;
  return measure === 'money' && unit === '亿元' ? convertAmount(figure, '万元', '亿元') : figure;
}

/** The yearly figures of `place` (a unit's code) up to `upTo` in `measure` (亿元, %, 家 …), oldest first, gaps included. */
export function yearlySeries(
  catalogue: Catalogue,
  panel: Panel,
  place: string,
  indicator: string,
  measure: string,
  upTo: number,
): YearFigure[] {
  return yearsOf(panel, upTo).map((year) => {
    const figure = figureAt(panel, place, indicator, period(String(year)));
    return { year, figure: inUnitOf(catalogue, indicator, measure, figure) };
  });
}

export function yearsOf(panel: Panel, upTo: number): number[] {
  return panel.periods.filter((p) => periodicityOf(p) === 'year' && yearOf(p) <= upTo).map(yearOf);
}

/** The latest year of a series that has a number. */
export function latest(series: readonly YearFigure[]): { year: number; figure: number } | undefined {
  for (let i = series.length - 1; i >= 0; i--) {
    const point = series[i]!;
    if (isValue(point.figure)) return { year: point.year, figure: point.figure };
  }
  return undefined;
}

/** The year progress is judged from: the city's setting, else the earliest year with a number. */
export function baseOf(catalogue: Catalogue, series: readonly YearFigure[]): YearFigure | undefined {
  const set = catalogue.city.progressBaseYear;
  if (set !== null) return series.find((p) => p.year === set);
  return series.find((p) => isValue(p.figure));
}

/** The unbroken run of numbers that ends with the latest one: what a projection may continue. */
export function unbrokenRun(series: readonly YearFigure[]): { year: number; figure: number }[] {
  const run: { year: number; figure: number }[] = [];
  for (let i = series.length - 1; i >= 0; i--) {
    const { year, figure } = series[i]!;
    if (isValue(figure)) run.unshift({ year, figure });
    else if (run.length > 0) break;
  }
  return run;
}

/** Whether the figure of `place` for an indicator in a year rests on simulated values. */
export function isSimulated(panel: Panel, place: string, indicator: string, at: Period): boolean {
  return cellAt(panel, place, indicator, at).simulated;
}

/** A target's number in its own unit; undefined for relations. */
export function goalOf(target: Target): number | undefined {
  return target.value === null ? undefined : Number(target.value);
}
