/** What every judgement of a target needs: whose figures, of which data, up to which year. */
import { type Catalogue, findIndicator } from '../catalogue.ts';
import type { Figure } from '../figure.ts';
import { cellAt, type Panel } from '../panel.ts';
import { type Period, period, periodicityOf, yearOf } from '../period.ts';
import { growthAt } from '../published.ts';
import { inUnit } from './aim.ts';
import type { AllocationInForce } from './allocation/in-force.ts';
import { hasNumber, type YearFigure } from './series.ts';

export interface TargetView {
  catalogue: Catalogue;
  panel: Panel;
  /** Whose figures: the city's code, or a unit's. */
  place: string;
  /** The yearly period up to which figures count, and its year. */
  at: Period;
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
  return {
    ...{ catalogue, panel, place, at, upTo, allocations, years, cell },
    growth: (indicator, year) => growthAt(catalogue, panel, place, indicator, period(String(year))).rate,
    series: (indicator, measure) => {
      const found = findIndicator(catalogue, indicator);
      return years.map((year) => ({ year, figure: inUnit(found, measure, cell(indicator, year).figure) }));
    },
    of: (other) => openTargetView(catalogue, panel, at, allocations, other),
  };
}

/** The year progress is judged from: the city's setting, else the earliest year with a number. */
export function baseOf({ catalogue }: TargetView, series: readonly YearFigure[]): YearFigure | undefined {
  const set = catalogue.city.progressBaseYear;
  return set === null ? series.find(hasNumber) : series.find((point) => point.year === set);
}
