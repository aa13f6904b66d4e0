/** What later corrections moved since the state of knowledge a page shows: figures, and the ranks that follow. */

import { rankPeers } from '#shared/calc/ranking.ts';
import { findIndicator, findUnit, type Indicator, peerUnits } from '#shared/catalogue.ts';
import type { Moved, Revisions, RevisionsQuery } from '#shared/contract/revisions.ts';
import { formatFixed } from '#shared/decimal.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { metricIndicator } from '#shared/metric.ts';
import type { Panel } from '#shared/panel.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { openCut } from './cut.ts';
import { intensityIndicators } from './intensity.ts';
import { revisionSummary } from './revisions.words.ts';
import { formLabel, fromMicroFigure, readMicro, sameKind } from './view.ts';

interface Comparison {
  world: World;
  then: Panel;
  now: Panel;
  form: RevisionsQuery['form'];
  periods: Period[];
}

/** Compares the data a page shows with the latest. @throws 404 for an unknown period, metric or data version. */
export async function describeRevisions(world: World, query: RevisionsQuery): Promise<Revisions> {
  const { panel: then, cut } = await openCut(world, query);
  const now = await world.panels.panel();
  const metric = metricIndicator(world.catalogue, query.metric, periodicityOf(query.period));
  if (!now || !metric || !then.position.period.has(query.period)) throw notFound('期别或指标');
  const periods = then.periods.filter((p) => sameKind(p, query.period));
  const comparison = { world, then, now, form: query.form, periods };
  const figures = movedFigures(comparison, metric);
  const ranks = movedRanks(comparison, metric);
  const added = periods
    .filter((p) => becameKnown(comparison, metric, p))
    .map((p) => formLabel(p, query.form));
  const corrected = new Set(figures.map((f) => f.unit));
  const names = comparedUnits(comparison)
    .filter((code) => corrected.has(code))
    .map((code) => findUnit(world.catalogue, code)!.shortName);
  const summary = revisionSummary(cut, figures, ranks, added, names);
  return { cut, latestAsOf: now.asOf, figures, ranks, added, summary };
}

/** The metric first, then the total, the blocks with their parts, and for years what the intensities rest on. */
function comparedIndicators({ world, periods }: Comparison, metric: Indicator): Indicator[] {
  const { catalogue } = world;
  const series = periodicityOf(periods[0]!);
  const heads = [catalogue.city.totals[series], ...catalogue.city.blocks.map((b) => b[series])];
  const parts = catalogue.indicators
    .filter((i) => i.parent !== null && heads.includes(i.parent))
    .map((i) => i.code);
  const ratios = series === 'year' ? intensityIndicators({ catalogue, peers: peerUnits(catalogue) }) : [];
  const codes = [...new Set([metric.code, ...heads, ...parts, ...ratios])];
  return codes.map((code) => findIndicator(catalogue, code)!).filter((i) => i.periodicities.includes(series));
}

function comparedUnits({ world }: Comparison): string[] {
  const { units, city } = world.catalogue;
  return [...units.filter((u) => u.addend).map((u) => u.code), city.unit];
}

function read(
  comparison: Comparison,
  panel: Panel,
  unit: string,
  indicator: Indicator,
  period: Period,
): Figure {
  // A stock has no single half to be derived.
  const form = indicator.accumulation === 'to_date' ? comparison.form : 'to_date';
  return fromMicroFigure(readMicro({ panel, form }, unit, indicator.code, period));
}

function movedFigures(comparison: Comparison, metric: Indicator): Moved[] {
  const { world, then, now, periods, form } = comparison;
  const indicators = comparedIndicators(comparison, metric);
  return periods.toReversed().flatMap((period) =>
    comparedUnits(comparison).flatMap((unit) =>
      indicators.flatMap((indicator): Moved[] => {
        const before = read(comparison, then, unit, indicator, period);
        const after = read(comparison, now, unit, indicator, period);
        if (!isValue(before) || print(before, indicator) === print(after, indicator)) return [];
        const name = findUnit(world.catalogue, unit)!.name;
        const change = isValue(after) ? `（${signed(after - before, indicator)}）` : '';
        const text = `${name}${formLabel(period, form)}${indicator.name}由${print(before, indicator)}更正为${print(after, indicator)}${change}`;
        return [{ kind: 'figure', unit, indicator: indicator.code, period, before, after, text }];
      }),
    ),
  );
}

function print(figure: Figure, { measure, unit, decimals }: Indicator): string {
  if (!isValue(figure)) return REASON_MARK[figure];
  return measure === 'money' ? `${formatFixed(figure, 2)}万元` : `${formatFixed(figure, decimals)}${unit}`;
}

function signed(change: number, { measure, unit, decimals }: Indicator): string {
  const money = measure === 'money';
  const text = formatFixed(Math.abs(change), money ? 2 : decimals);
  const rate = measure === 'percent' ? '个百分点' : unit;
  return `${change > 0 ? '+' : '−'}${text}${money ? '万元' : rate}`;
}

function movedRanks(comparison: Comparison, metric: Indicator): Moved[] {
  const { world, then, now, periods, form } = comparison;
  const peers = peerUnits(world.catalogue);
  const ranksIn = (panel: Panel, period: Period) =>
    rankPeers(
      peers.map((u) => ({ current: read(comparison, panel, u.code, metric, period), base: 'no_base' })),
      [],
      metric.measure === 'percent',
      metric.direction === 'lower',
    ).map((line) => line.rank);
  return periods.toReversed().flatMap((period) => {
    const [before, after] = [ranksIn(then, period), ranksIn(now, period)];
    return peers.flatMap((unit, i): Moved[] => {
      const [was, is] = [before[i] ?? null, after[i] ?? null];
      if (was === null || was === is) return [];
      const place = is === null ? '暂不排位' : `第${is}位`;
      const text = `${unit.name}${formLabel(period, form)}${metric.shortName}由第${was}位变为${place}`;
      return [
        {
          kind: 'rank',
          unit: unit.code,
          indicator: metric.code,
          period,
          before: was,
          after: is ?? 'incomplete',
          text,
        },
      ];
    });
  });
}

/** Whether some part of the city that had no figure of the metric then has one now. */
function becameKnown(comparison: Comparison, metric: Indicator, period: Period): boolean {
  const { then, now } = comparison;
  return comparedUnits(comparison).some(
    (unit) =>
      !isValue(read(comparison, then, unit, metric, period)) &&
      isValue(read(comparison, now, unit, metric, period)),
  );
}
