/** How a page reads one figure: the metric it names, the form it is in, the words for its period. */

import { singleHalf } from '#shared/calc/growth.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { CumulationForm, Metric } from '#shared/contract/metric.ts';
import { type Exact, type Figure, isExact } from '#shared/figure.ts';
import { basisText, metricIndicator } from '#shared/metric.ts';
import { exactAt, figureAt, type Panel } from '#shared/panel.ts';
import { earlierToDate, type Period, periodicityOf, periodLabel, yearOf } from '#shared/period.ts';
import { notFound } from '../http/problem.ts';

interface Reading {
  panel: Panel;
  form: CumulationForm;
}

/** The to-date figure in the stored unit (money: 万元), or the single half (本期) derived from it: S2 − S1. */
export function readFigure(view: Reading, unit: string, indicator: string, at: Period): Figure {
  const figure = figureAt(view.panel, unit, indicator, at);
  const earlier = view.form === 'single' ? earlierToDate(at) : null;
  return earlier ? singleHalf(figure, figureAt(view.panel, unit, indicator, earlier)) : figure;
}

/** As `readFigure`, as an amount for sums. */
export function readExact(view: Reading, unit: string, indicator: string, at: Period): Exact {
  const amount = exactAt(view.panel, unit, indicator, at);
  const earlier = view.form === 'single' ? earlierToDate(at) : null;
  if (!earlier || !isExact(amount)) return amount;
  const before = exactAt(view.panel, unit, indicator, earlier);
  return isExact(before) ? amount - before : 'incomplete';
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
