/** What later corrections and releases moved since the state of knowledge a page shows: figures, and the ranks that follow. */

import { asOf } from '#shared/as-of.ts';
import { type Catalogue, findIndicator, type Indicator, peerUnits, type Unit } from '#shared/catalogue.ts';
import type { Revisions, RevisionsQuery } from '#shared/contract/revisions.ts';
import { metricIndicator } from '#shared/metric.ts';
import { formulaInputs } from '#shared/panel/derive.ts';
import type { Panel } from '#shared/panel.ts';
import { type Period, type Periodicity, periodicityOf } from '#shared/period.ts';
import { requireIndicator } from '#shared/required.ts';
import { partUnits } from '#shared/tree/parts.ts';
import { openCut } from '../figures/cut.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { intensityIndicators } from './intensity.ts';
import { revisionSummary } from './revisions.words.ts';
import { type Comparison, laterFigures, movedFigures, movedRanks } from './revisions-compare.ts';
import { sameKind } from './view.ts';

/** Compares the data a page shows with the latest. @throws 404 for an unknown period, metric, unit or data version. */
export async function describeRevisions(world: World, query: RevisionsQuery): Promise<Revisions> {
  const { panel: then, cut } = await openCut(world, query);
  const { panel: now } = await openCut(world, { node: query.node });
  const catalogue = query.period ? asOf(then.catalogue, query.period) : then.catalogue;
  const scope = openScope(catalogue, then, query);
  if (!scope) throw notFound('期别、地区或指标');
  const comparison: Comparison = { catalogue, then, now, form: query.form, ...scope };
  const figures = movedFigures(comparison);
  const ranks = movedRanks(comparison);
  const added = laterFigures(comparison);
  const moved = new Set(figures.map((f) => f.unit));
  const city = catalogue.city.unit;
  const whose = scope.units.filter((u) => moved.has(u.code));
  const names = {
    parts: whose.filter((u) => u.code !== city).map((u) => u.shortName),
    city: whose.find((u) => u.code === city)?.shortName ?? null,
  };
  const summary = revisionSummary({ cut, figures, ranks, added, names, unit: query.unit !== undefined });
  return { cut, latestAsOf: now.asOf, figures, ranks, added, summary };
}

type Scope = Pick<Comparison, 'units' | 'ranked' | 'metric' | 'indicators' | 'rankedBy' | 'periods'>;

/** Whose figures are compared, of what and when; null where the query names something unknown. */
function openScope(catalogue: Catalogue, panel: Panel, query: RevisionsQuery): Scope | null {
  const all = comparedUnits(catalogue);
  const units = query.unit === undefined ? all : all.filter((u) => u.code === query.unit);
  const { period } = query;
  if (units.length === 0 || (period && !panel.position.period.has(period))) return null;
  const ranked = peerUnits(catalogue).filter((u) => units.some((known) => known.code === u.code));
  if (query.scope === 'metric') {
    const metric = metricOf(catalogue, query.metric, period);
    if (!metric) return null;
    const periods = periodsOf(panel, period).filter((p) => metric.periodicities.includes(periodicityOf(p)));
    return { units, ranked, metric, indicators: withInputs(catalogue, metric), rankedBy: [metric], periods };
  }
  const metric = period && metricIndicator(catalogue, query.metric, periodicityOf(period));
  if (!metric) return null;
  const series = periodicityOf(period);
  const rankedBy = unique([metric, ...heads(catalogue, series), ...intensities(catalogue, series)]);
  const indicators = pageIndicators(catalogue, metric, series);
  return { units, ranked, metric, indicators, rankedBy, periods: periodsOf(panel, period) };
}

/** The disjoint parts of the city and the city itself. */
function comparedUnits(catalogue: Catalogue): Unit[] {
  const { units, city } = catalogue;
  return [...partUnits(catalogue), ...units.filter((u) => u.code === city.unit)];
}

/** The page's own period first, then the others of its kind, newest first; all where no period is named. */
function periodsOf(panel: Panel, period: Period | undefined): Period[] {
  const newestFirst = panel.periods.toReversed();
  if (!period) return newestFirst;
  return [period, ...newestFirst.filter((p) => p !== period && sameKind(p, period))];
}

function metricOf(catalogue: Catalogue, metric: string, period: Period | undefined): Indicator | undefined {
  if (period) return metricIndicator(catalogue, metric, periodicityOf(period));
  return metricIndicator(catalogue, metric, 'year') ?? metricIndicator(catalogue, metric, 'half');
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** The total and the blocks of a series. */
function heads(catalogue: Catalogue, series: Periodicity): Indicator[] {
  const { city } = catalogue;
  const codes = [city.totals[series], ...city.blocks.map((b) => b[series])];
  return codes.map((code) => requireIndicator(catalogue, code));
}

function intensities(catalogue: Catalogue, series: Periodicity): Indicator[] {
  if (series !== 'year') return [];
  const codes = intensityIndicators({ catalogue, peers: peerUnits(catalogue) });
  return codes.map((code) => requireIndicator(catalogue, code)).filter((i) => i.formula?.kind === 'ratio');
}

/** An indicator and, step by step, what its formula reads. */
function withInputs(catalogue: Catalogue, indicator: Indicator): Indicator[] {
  const inputs = indicator.formula ? formulaInputs(indicator.formula) : [];
  return unique([
    indicator,
    ...inputs.flatMap((code) => withInputs(catalogue, requireIndicator(catalogue, code))),
  ]);
}

/** The metric first, then the total, the blocks with their parts, and for years what intensities and targets rest on. */
function pageIndicators(catalogue: Catalogue, metric: Indicator, series: Periodicity): Indicator[] {
  const blocks = heads(catalogue, series);
  const codes = blocks.map((b) => b.code);
  const parts = catalogue.indicators.filter((i) => i.parent !== null && codes.includes(i.parent));
  const aims = catalogue.targets.flatMap(({ indicator, relation }) => [
    indicator,
    ...(relation ? [relation.left.indicator, ...(relation.right ? [relation.right.indicator] : [])] : []),
  ]);
  const yearly =
    series === 'year'
      ? [...intensities(catalogue, series), ...aims.flatMap((code) => findIndicator(catalogue, code) ?? [])]
      : [];
  const ratios = yearly.flatMap((i) => (i.formula?.kind === 'ratio' ? withInputs(catalogue, i) : [i]));
  return unique([metric, ...blocks, ...parts, ...ratios]).filter((i) => i.periodicities.includes(series));
}
