/** What every judgement of a target needs: whose figures, of which data, up to which year. */
import { type Catalogue, findIndicator, peerUnits, type Unit } from '../catalogue.ts';
import type { Figure } from '../figure.ts';
import { cellAt, type Panel } from '../panel.ts';
import { type Period, period, periodicityOf, periodLabel, yearOf } from '../period.ts';
import { growthAt } from '../published.ts';
import { inUnit } from './aim.ts';
import type { AllocationInForce } from './allocation/in-force.ts';
import { hasNumber, unbrokenRun, type YearFigure, type YearNumber } from './series.ts';

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
  /** The place's growth in a year, the published rate first: per cent, 百分点 for rates. */
  growth: (indicator: string, year: number) => Figure;
  /** The place's yearly figures in `measure` (亿元, %, 家 …), oldest first, gaps included. */
  series: (indicator: string, measure: string) => YearFigure[];
  /** The figure of one year in `measure`. */
  figure: (indicator: string, measure: string, year: number) => Figure;
  /** The unbroken run of yearly numbers that ends with the latest one: what a projection may continue. */
  run: (indicator: string, measure: string) => YearNumber[];
  /** The year progress is judged from: the city's setting, else the earliest year with a number. */
  base: (series: readonly YearFigure[]) => YearFigure | undefined;
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
  const cell = (indicator: string, year: number) => cellAt(panel, place, indicator, period(String(year)));
  const figure = (indicator: string, measure: string, year: number) =>
    inUnit(findIndicator(catalogue, indicator), measure, cell(indicator, year).figure);
  const series = (indicator: string, measure: string) =>
    years.map((year) => ({ year, figure: figure(indicator, measure, year) }));
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
    growth: (indicator, year) => growthAt(catalogue, panel, place, indicator, period(String(year))).rate,
    run: (indicator, measure) => unbrokenRun(series(indicator, measure)),
    base: (known) => known.find((point) => (from === null ? hasNumber(point) : point.year === from)),
    peers: peerUnits(catalogue),
    of: (other) => openTargetView(catalogue, panel, at, allocations, other),
  };
}
