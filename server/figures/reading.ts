/** How a page reads one figure: the metric it names, the form it is in, the words for its period. */

import { type Column, columnOf } from '#shared/calc/column.ts';
import { singleHalf } from '#shared/calc/growth.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { CumulationForm, Metric } from '#shared/contract/metric.ts';
import { type Exact, type Figure, isBreak, isExact, isValue } from '#shared/figure.ts';
import { basisText, metricIndicator } from '#shared/metric.ts';
import { baseColumnAt, columnAt, placesOf } from '#shared/panel/columns.ts';
import { baseAt, earlierAt, exactAt, figureAt, indexOf, type Panel } from '#shared/panel.ts';
import {
  earlierToDate,
  type Period,
  periodicityOf,
  periodLabel,
  sameLastYear,
  yearOf,
} from '#shared/period.ts';
import { notFound } from '../http/problem.ts';

interface Reading {
  panel: Panel;
  form: CumulationForm;
}

/** The to-date figure in the stored unit (money: 万元), or the single half (本期) derived from it: S2 − S1. */
export function readFigure(view: Reading, unit: string, indicator: string, at: Period): Figure {
  const figure = figureAt(view.panel, unit, indicator, at);
  const earlier = view.form === 'single' ? earlierToDate(at) : null;
  return earlier ? singleHalf(figure, earlierAt(view.panel, unit, indicator, earlier, at).figure) : figure;
}

/** What `readFigure` of a period is compared with: the same of the year before, where it can be compared. */
export function readBase(view: Reading, unit: string, indicator: string, at: Period): Figure {
  const base = (period: Period) => baseAt(view.panel, unit, indicator, period).figure;
  const earlier = view.form === 'single' ? earlierToDate(at) : null;
  return earlier ? singleHalf(base(at), base(earlier)) : base(at);
}

/** As `readFigure` of many units, for arithmetic by columns. */
export function readColumn(view: Reading, units: readonly string[], indicator: string, at: Period): Column {
  return isDerived(view, at)
    ? columnOf(units.map((unit) => readFigure(view, unit, indicator, at)))
    : columnAt(view.panel, placesOf(view.panel, units), indicator, at);
}

/** As `readBase` of many units. */
export function readBaseColumn(
  view: Reading,
  units: readonly string[],
  indicator: string,
  at: Period,
): Column {
  return isDerived(view, at)
    ? columnOf(units.map((unit) => readBase(view, unit, indicator, at)))
    : baseColumnAt(view.panel, units, indicator, at);
}

/** A single half that the panel does not hold as such. */
function isDerived(view: Reading, at: Period): boolean {
  return view.form === 'single' && earlierToDate(at) !== null;
}

/** As `readFigure`, as an amount for sums. */
export function readExact(view: Reading, unit: string, indicator: string, at: Period): Exact {
  const amount = exactAt(view.panel, unit, indicator, at);
  const earlier = view.form === 'single' ? earlierToDate(at) : null;
  if (!earlier || !isExact(amount)) return amount;
  const before = earlierAt(view.panel, unit, indicator, earlier, at).exact;
  if (isExact(before)) return amount - before;
  return isBreak(before) ? before : 'incomplete';
}

/** As `readBase`, as an amount for sums. */
export function readExactBase(view: Reading, unit: string, indicator: string, at: Period): Exact {
  const own = view.panel.compared.get(indexOf(view.panel, unit, indicator, at));
  // A single half's base is two bases; where one was restated its figure decides.
  if (!own) return readExact(view, unit, indicator, sameLastYear(at));
  const base = readBase(view, unit, indicator, at);
  return isValue(base) ? BigInt(Math.round(base * 1e6)) : base;
}

/** 2025年下半年(本期) where a single half is shown, else the period's own label. */
export function formLabel(period: Period, form: CumulationForm): string {
  return form === 'single' && period.endsWith('S2') ? `${yearOf(period)}年下半年(本期)` : periodLabel(period);
}

/** A metric as the pages print it; amounts of money are in 万元. */
export function describeMetric(catalogue: Catalogue, metric: string, period: Period): Metric {
  const indicator = metricIndicator(catalogue, metric, periodicityOf(period));
  if (!indicator) throw notFound('指标');
  return {
    metric,
    indicator: indicator.code,
    name: indicator.name,
    shortName: indicator.shortName,
    measure: indicator.measure,
    unit: indicator.measure === 'money' ? '万元' : indicator.unit,
    decimals: indicator.measure === 'money' ? 2 : indicator.decimals,
    definition: indicator.definition,
    basis: basisText(catalogue, indicator.document, indicator.clause),
  };
}
