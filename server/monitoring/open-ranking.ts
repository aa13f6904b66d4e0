/** What a ranking is of: the metric and period that were asked for, and how the units' figures and bases are read. */
import type { z } from 'zod';
import { type Column, figureIn, type Results, resultIn } from '#shared/calc/column.ts';
import { growthsOf } from '#shared/calc/columns.ts';
import { pointChange } from '#shared/calc/growth.ts';
import { type RankingColumns, rankColumns } from '#shared/calc/ranking.ts';
import type { Catalogue, Indicator, Unit } from '#shared/catalogue.ts';
import type { CumulationForm, Metric } from '#shared/contract/metric.ts';
import type { RankedUnit, RankingQuery, UnitRanking } from '#shared/contract/monitoring.ts';
import type { Figure } from '#shared/figure.ts';
import { metricIndicator, metricsOf } from '#shared/metric.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, sameLastYear } from '#shared/period.ts';
import { growthsAt, publishedNote } from '#shared/published.ts';
import { zip } from '#shared/zip.ts';
import { openPeriod } from '../figures/cut.ts';
import { describeMetric, readBaseColumn, readColumn, readFigure } from '../figures/reading.ts';
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
  /** The figures of units, as shares and ranks are made of them. */
  figures: (units: readonly Unit[]) => Column;
  /** The same with their bases and the growths that prevail, as `rankColumns` takes them. */
  columns: (units: readonly Unit[]) => RankingColumns & { growth: Results };
}

/** @throws 404 for an unknown period, metric or data version. */
export async function openRanking(world: World, query: z.infer<typeof RankingQuery>): Promise<OpenRanking> {
  const { panel, catalogue, cutOf, period, periods } = await openPeriod(world, query, '期别或指标');
  const indicator = metricIndicator(catalogue, query.metric, periodicityOf(period));
  if (!indicator) throw notFound('期别或指标');
  const form: CumulationForm =
    periodicityOf(period) === 'half' && indicator.accumulation === 'to_date' ? query.form : 'to_date';
  const read = (unit: Unit, at: Period) => readFigure({ panel, form }, unit.code, indicator.code, at);
  const isRate = indicator.measure === 'percent';
  const figures = (units: readonly Unit[]) =>
    readColumn({ panel, form }, codesOf(units), indicator.code, period);
  return {
    ...{ panel, catalogue, cutOf, period, periods, indicator, form, read },
    base: sameLastYear(period),
    metric: describeMetric(catalogue, query.metric, period),
    metrics: metricsOf(catalogue, periodicityOf(period)).map(({ metric, indicator: i, indent }) => ({
      metric,
      name: i.name,
      indent,
    })),
    ...{ isRate, figures },
    columns: (units) => {
      const codes = codesOf(units);
      const groups = units.map((unit) => unit.peerGroup);
      // Offices publish the growth of a to-date figure, never that of a single half.
      if (form === 'to_date') {
        const { current, base: before, rates } = growthsAt(catalogue, panel, codes, indicator.code, period);
        return { current, base: before, growth: rates, groups };
      }
      const [current, before] = [
        readColumn({ panel, form }, codes, indicator.code, period),
        readBaseColumn({ panel, form }, codes, indicator.code, period),
      ];
      return { current, base: before, growth: growthsOf(current, before, isRate), groups };
    },
  };
}

const codesOf = (units: readonly Unit[]) => units.map(({ code }) => code);

/**
 * Each unit's line: its figures, and what the comparison with the others says of it.
 * @param others further addends of the shares' whole (市本级)
 */
export function rankedRows(
  open: OpenRanking,
  units: readonly Unit[],
  others: readonly Unit[] = [],
): RankedUnit[] {
  const columns = open.columns(units);
  const lowerIsBetter = open.indicator.direction === 'lower';
  const lines = rankColumns(columns, open.figures(others), open.isRate, lowerIsBetter);
  return zip(units, lines).map(([unit, line], at) => rowAt(open, columns, at, unit, line));
}

/** The line of one unit. */
export function describeRow(open: OpenRanking, unit: Unit, line: Partial<RankedUnit>): RankedUnit {
  return rowAt(open, open.columns([unit]), 0, unit, line);
}

function rowAt(
  { catalogue, panel, indicator, period, form }: OpenRanking,
  columns: ReturnType<OpenRanking['columns']>,
  at: number,
  unit: Unit,
  line: Partial<RankedUnit>,
): RankedUnit {
  const [figure, base] = [figureIn(columns.current, at), figureIn(columns.base, at)];
  return {
    ...{ unit: unit.code, name: unit.name, shortName: unit.shortName, kind: unit.kind },
    ...{ figure, base, share: 'undefined' },
    ...{ rank: null, rankBefore: null, rankChange: null, growthRank: null },
    simulated: cellAt(panel, unit.code, indicator.code, period).simulated,
    ...line,
    growth: resultIn(columns.growth, at),
    published: form === 'to_date' ? publishedNote(catalogue, panel, unit.code, indicator, period) : '',
    change: pointChange(figure, base),
  };
}
