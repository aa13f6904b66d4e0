/** What every judgement of a target needs: whose figures, of which data, up to which year. */

import { asOf } from '../as-of.ts';
import { codeIn } from '../breaks.ts';
import { resultIn } from '../calc/column.ts';
import { type Catalogue, findIndicator, peerUnits, type Unit } from '../catalogue.ts';
import type { Figure } from '../figure.ts';
import { baseAt, cellAt, isBrokenAt, type Panel } from '../panel.ts';
import { type Period, period, periodicityOf, periodLabel, yearOf } from '../period.ts';
import { growthsAt } from '../published.ts';
import { inUnit } from './aim.ts';
import type { AllocationInForce } from './allocation/in-force.ts';
import { baseOf, sinceBreak, unbrokenRun, type YearFigure, type YearNumber } from './series.ts';

export interface TargetView {
  catalogue: Catalogue;
  panel: Panel;
  /** Whose figures: the city's code, or a unit's. */
  place: string;
  /** The yearly period up to which figures count, and its year. */
  at: Period;
  /** 2025年 */
  label: string;
  upTo: number;
  allocations: readonly AllocationInForce[];
  /** Years of the panel up to `upTo`, ascending. */
  years: readonly number[];
  /** The place's figure of one year in the stored unit, and whether it rests on simulated values. */
  cell: (indicator: string, year: number) => { figure: Figure; simulated: boolean };
  /** Whether the figures of a year and of the year before cannot be set side by side. */
  isBroken: (indicator: string, year: number) => boolean;
  /** The place's growth in a year, the published rate first: per cent, 百分点 for rates. */
  growth: (indicator: string, year: number) => Figure;
  /** The same of other places, in their order. */
  growths: (units: readonly string[], indicator: string, year: number) => Figure[];
  /** The place's yearly figures in `measure` (亿元, %, 家 …), oldest first, gaps included. */
  series: (indicator: string, measure: string) => YearFigure[];
  /** The figure of one year in `measure`. */
  figure: (indicator: string, measure: string, year: number) => Figure;
  /** The unbroken run of comparable yearly numbers that ends with the latest one (up to `until`): what a projection may continue. */
  run: (indicator: string, measure: string, until?: number) => YearNumber[];
  /**
   * The year progress is judged from: the city's setting, else the earliest year with a number. Where the figures break
   * after it, the first comparable year, restated if it was; the reason where no earlier year can be compared.
   */
  base: (indicator: string, measure: string) => YearFigure | undefined;
  /** The units that are compared with each other, in fixed order. */
  peers: readonly Unit[];
  /** The same targets seen on another place's figures. */
  of: (place: string) => TargetView;
}

/** The targets of a city as of a yearly period, seen on one data version. */
export function openTargetView(
  catalogue: Catalogue,
  panel: Panel,
  at: Period,
  allocations: readonly AllocationInForce[] = [],
  place: string = catalogue.city.unit,
): TargetView {
  const upTo = yearOf(at);
  const years = panel.periods.filter((p) => periodicityOf(p) === 'year' && yearOf(p) <= upTo).map(yearOf);
  const cell = (indicator: string, year: number) => {
    const at = period(String(year));
    return cellAt(panel, codeIn(catalogue, place, at), indicator, at);
  };
  const figure = (indicator: string, measure: string, year: number) =>
    inUnit(findIndicator(catalogue, indicator), measure, cell(indicator, year).figure);
  const series = (indicator: string, measure: string) =>
    years.map((year) => ({ year, figure: figure(indicator, measure, year) }));
  const isBroken = (indicator: string, year: number) => {
    const at = period(String(year));
    return isBrokenAt(panel, codeIn(catalogue, place, at), indicator, at);
  };
  const comparable = (indicator: string, measure: string, whole = series(indicator, measure)) =>
    sinceBreak(whole, (year) => {
      const at = period(String(year));
      const code = codeIn(catalogue, place, at);
      if (!isBroken(indicator, year)) return null;
      return inUnit(findIndicator(catalogue, indicator), measure, baseAt(panel, code, indicator, at).figure);
    });
  const growths = (units: readonly string[], indicator: string, year: number) => {
    const on = period(String(year));
    const codes = units.map((unit) => codeIn(catalogue, unit, on));
    const { rates } = growthsAt(asOf(catalogue, on), panel, codes, indicator, on);
    return units.map((_, at) => resultIn(rates, at));
  };
  const from = catalogue.city.progressBaseYear;
  return {
    ...{
      catalogue,
      panel,
      place,
      at,
      label: periodLabel(at),
      upTo,
      allocations,
      years,
      cell,
      figure,
      series,
    },
    isBroken,
    growth: (indicator, year) => growths([place], indicator, year)[0] ?? 'unreported',
    growths,
    run: (indicator, measure, until = upTo) =>
      unbrokenRun(
        comparable(
          indicator,
          measure,
          series(indicator, measure).filter((point) => point.year <= until),
        ),
      ),
    base: (indicator, measure) => {
      const whole = series(indicator, measure);
      return baseOf(whole, comparable(indicator, measure, whole), from);
    },
    peers: peerUnits(asOf(catalogue, at)),
    of: (other) => openTargetView(catalogue, panel, at, allocations, other),
  };
}
