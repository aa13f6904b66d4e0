/** What a ranking is of: the metric and period that were asked for, and how one unit's figure and base are read. */
import type { z } from 'zod';
import { growth, pointChange } from '#shared/calc/growth.ts';
import type { RankingInput } from '#shared/calc/ranking.ts';
import type { Catalogue, Indicator, Unit } from '#shared/catalogue.ts';
import type { CumulationForm, Metric } from '#shared/contract/metric.ts';
import type { RankedUnit, RankingQuery, UnitRanking } from '#shared/contract/monitoring.ts';
import type { Figure } from '#shared/figure.ts';
import { metricIndicator, metricsOf } from '#shared/metric.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, sameLastYear } from '#shared/period.ts';
import { growthAt, publishedNote } from '#shared/published.ts';
import { openPeriod } from '../figures/cut.ts';
import { describeMetric, readBase, readFigure } from '../figures/reading.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';

interface OpenRanking {
  panel: Panel;
  /** The programme of the node, as of the period. */
  catalogue: Catalogue;
  cutOf: (periods: readonly Period[]) => UnitRanking['cut'];
  period: Period;
  /** The same period of the year before. */
  base: Period;
  periods: UnitRanking['periods'];
  indicator: Indicator;
  form: CumulationForm;
  metric: Metric;
  metrics: UnitRanking['metrics'];
  /** Rates have no share and grow in 百分点. */
  isRate: boolean;
  read: (unit: Unit, at: Period) => Figure;
  /** The figure, its base and the growth that prevails, as `rankPeers` takes them. */
  pair: (unit: Unit) => RankingInput;
}

/** @throws 404 for an unknown period, metric or data version. */
export async function openRanking(world: World, query: z.infer<typeof RankingQuery>): Promise<OpenRanking> {
  const { panel, catalogue, cutOf, period, periods } = await openPeriod(world, query, '期别或指标');
  const indicator = metricIndicator(catalogue, query.metric, periodicityOf(period));
  if (!indicator) throw notFound('期别或指标');
  const form: CumulationForm =
    periodicityOf(period) === 'half' && indicator.accumulation === 'to_date' ? query.form : 'to_date';
  const read = (unit: Unit, at: Period) => readFigure({ panel, form }, unit.code, indicator.code, at);
  const stated = (u: Unit) =>
    form === 'to_date' ? { growth: growthAt(catalogue, panel, u.code, indicator.code, period).rate } : {};
  return {
    ...{ panel, catalogue, cutOf, period, periods, indicator, form, read },
    base: sameLastYear(period),
    metric: describeMetric(catalogue, query.metric, period),
    metrics: metricsOf(catalogue, periodicityOf(period)).map(({ metric, indicator: i, indent }) => ({
      metric,
      name: i.name,
      indent,
    })),
    isRate: indicator.measure === 'percent',
    pair: (u) => ({
      current: read(u, period),
      base: readBase({ panel, form }, u.code, indicator.code, period),
      group: u.peerGroup,
      ...stated(u),
    }),
  };
}

/** One unit's line: its figures, and what the comparison with the others says of it. */
export function describeRow(open: OpenRanking, unit: Unit, line: Partial<RankedUnit>): RankedUnit {
  const { catalogue, panel, indicator, period, form, isRate } = open;
  const { current, base } = open.pair(unit);
  const moved = growth(current, base);
  // Offices publish the growth of a to-date figure, never that of a single half.
  const toDate = form === 'to_date' ? growthAt(catalogue, panel, unit.code, indicator.code, period) : null;
  return {
    ...{ unit: unit.code, name: unit.name, shortName: unit.shortName, kind: unit.kind },
    ...{ figure: current, base, share: 'undefined' },
    ...{ rank: null, rankBefore: null, rankChange: null, growthRank: null },
    simulated: cellAt(panel, unit.code, indicator.code, period).simulated,
    ...line,
    growth: toDate?.rate ?? (isRate ? pointChange(current, base) : moved.rate),
    published: toDate ? publishedNote(catalogue, panel, unit.code, indicator, period) : '',
    change: moved.change,
  };
}
