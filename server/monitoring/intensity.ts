/** 强度: the total against GDP, and every ratio that the compared units report. Yearly only (domain.md §3, §5). */

import { pointChange } from '#shared/calc/growth.ts';
import { ranksOf } from '#shared/calc/ranking.ts';
import { share } from '#shared/calc/shares.ts';
import { findIndicator, type Indicator } from '#shared/catalogue.ts';
import type { Intensity } from '#shared/contract/structure.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { basisText } from '#shared/metric.ts';
import { baseAt, figureAt } from '#shared/panel.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { zip } from '#shared/zip.ts';
import { intensityTitle } from './structure.words.ts';
import type { View } from './view.ts';

interface Ratio {
  key: string;
  name: string;
  formula: string;
  basis: string;
  lowerIsBetter: boolean;
  read: (unit: string, period: Period) => Figure;
  /** The ratio a year before, where it can be compared. */
  before: (unit: string, period: Period) => Figure;
}

/** Empty for half-years: no yearly denominator stands under a half-year amount. */
export function describeIntensities(view: View): Intensity[] {
  if (periodicityOf(view.period) !== 'year') return [];
  return ratios(view)
    .map((ratio) => describeIntensity(view, ratio))
    .filter((i) => i.points.some((p) => p.figure !== 'not_applicable'));
}

function describeIntensity(view: View, { read, before, lowerIsBetter, ...ratio }: Ratio): Intensity {
  const own = (period: Period) => read(view.unit.code, period);
  const upTo = view.series.slice(0, view.series.indexOf(view.period) + 1);
  const period = upTo.findLast((p) => isValue(own(p))) ?? view.period;
  const peers = view.peers.map((u) => ({ ...u, figure: read(u.code, period) }));
  const ranks = ranksOf(
    peers.map(({ figure, peerGroup }) => ({ current: figure, group: peerGroup })),
    lowerIsBetter,
  );
  const change = pointChange(own(period), before(view.unit.code, period));
  return {
    ...ratio,
    period,
    label: periodLabel(period),
    title: intensityTitle(ratio.name, own(period), change, period === view.period ? '' : periodLabel(period)),
    points: view.series.map((p) => ({ period: p, label: periodLabel(p), figure: own(p) })),
    change,
    units: zip(peers, ranks).map(([{ code, shortName, figure }, rank]) => ({
      unit: code,
      shortName,
      figure,
      rank,
    })),
  };
}

/** Codes of the yearly inputs and results of the intensities, for comparing two states of knowledge. */
export function intensityIndicators(view: Pick<View, 'catalogue' | 'peers'>): string[] {
  const denominator = view.catalogue.city.binding?.denominator;
  return [...new Set([...(denominator ? [denominator] : []), ...reportedRatios(view).map((i) => i.code)])];
}

function ratios(view: View): Ratio[] {
  const own = totalRatio(view);
  const reported = reportedRatios(view).map((indicator) => ({
    key: indicator.code,
    name: indicator.name,
    formula: ratioText(view, indicator),
    basis: basisText(view.catalogue, indicator.document, indicator.clause),
    lowerIsBetter: indicator.direction === 'lower',
    read: (unit: string, period: Period) => figureAt(view.panel, unit, indicator.code, period),
    before: (unit: string, period: Period) => baseAt(view.panel, unit, indicator.code, period).figure,
  }));
  return own ? [own, ...reported] : reported;
}

/** The total ÷ the denominator of the city's intensity target (GDP). */
function totalRatio(view: View): Ratio | null {
  const code = view.catalogue.city.binding?.denominator;
  const denominator = code === undefined ? undefined : findIndicator(view.catalogue, code);
  if (!denominator) return null;
  return {
    key: 'total',
    name: `${view.total.shortName}相当于${denominator.shortName}比重`,
    formula: `${view.total.shortName} ÷ ${denominator.shortName}`,
    basis: '占比分析',
    lowerIsBetter: false,
    // Money is stored in one unit whatever the form's, so that the amounts divide as they are.
    read: (unit, period) =>
      share(
        figureAt(view.panel, unit, view.total.code, period),
        figureAt(view.panel, unit, denominator.code, period),
      ),
    before: (unit, period) =>
      share(
        baseAt(view.panel, unit, view.total.code, period).figure,
        baseAt(view.panel, unit, denominator.code, period).figure,
      ),
  };
}

/** Ratios in per cent that the compared units have, apart from those over the total itself. */
function reportedRatios({ catalogue, peers }: Pick<View, 'catalogue' | 'peers'>): Indicator[] {
  const year = catalogue.city.totals.year;
  const asked = new Set(
    catalogue.forms
      .filter((f) => f.periodicity === 'year')
      .flatMap((f) => f.groups)
      .filter(
        (g) =>
          g.units === 'peers' ||
          g.units === 'self' ||
          (Array.isArray(g.units) && peers.some((u) => g.units.includes(u.code))),
      )
      .flatMap((g) => g.indicators),
  );
  const known = (code: string): boolean => {
    const formula = findIndicator(catalogue, code)?.formula;
    return formula?.kind === 'sum' ? formula.terms.every((t) => known(t.indicator)) : asked.has(code);
  };
  return catalogue.indicators
    .filter(
      ({ measure, periodicities, formula }) =>
        measure === 'percent' &&
        periodicities.includes('year') &&
        formula?.kind === 'ratio' &&
        formula.denominator !== year &&
        known(formula.numerator) &&
        known(formula.denominator),
    )
    .sort((a, b) => a.order - b.order);
}

function ratioText(view: View, indicator: Indicator): string {
  if (indicator.formula?.kind !== 'ratio') return '';
  const name = (code: string) => findIndicator(view.catalogue, code)?.shortName ?? code;
  return `${name(indicator.formula.numerator)} ÷ ${name(indicator.formula.denominator)}`;
}
