/** The data a page rests on. */

import { type Catalogue, peerUnits } from '#shared/catalogue.ts';
import type { Cut } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import type { Panel } from '#shared/panel.ts';
import { figureAt } from '#shared/panel.ts';
import { type Period, type Periodicity, periodicityOf, periodLabel } from '#shared/period.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';

export interface CutQuery {
  v?: number | undefined;
  asof?: string | undefined;
}

/** The panel of a pinned version, of a day (its end in the city's civil time), or the latest. @throws 404. */
export async function openCut(world: World, query: CutQuery): Promise<{ panel: Panel; cut: Cut }> {
  const latest = await world.panels.panel();
  const panel = await world.panels.panel({
    version: query.v,
    asKnownOn: query.asof && endOfDay(world, query.asof),
  });
  if (!panel || !latest) throw notFound('数据版本');
  const cut = {
    dataVersion: panel.dataVersion,
    asOf: panel.asOf,
    approvedAt: panel.approvedAt,
    latest: panel.dataVersion === latest.dataVersion,
    latestVersion: latest.dataVersion,
    ...(query.v === undefined && query.asof ? { day: query.asof } : {}),
  };
  return { panel, cut };
}

function endOfDay(world: World, day: string): string {
  const start = Date.parse(`${day}T00:00:00Z`) - world.catalogue.city.utcOffsetMinutes * 60_000;
  return new Date(start + 86_400_000 - 1).toISOString();
}

/** Periods of a series (or both) that have any figure of the total, with whether every peer has one; newest first. */
export function periodsWithFigures(catalogue: Catalogue, panel: Panel, series?: Periodicity) {
  return panel.periods
    .filter((p) => !series || periodicityOf(p) === series)
    .map((period) => ({ period, label: periodLabel(period), ...coverage(catalogue, panel, period) }))
    .filter((p) => p.some)
    .map(({ period, label, complete }) => ({ period, label, complete }))
    .reverse();
}

function coverage(catalogue: Catalogue, panel: Panel, period: Period): { some: boolean; complete: boolean } {
  const total = catalogue.city.totals[periodicityOf(period)];
  const block = catalogue.city.blocks.map((b) => b[periodicityOf(period)]);
  const figures = peerUnits(catalogue).map((u) => figureAt(panel, u.code, total, period));
  const anything = peerUnits(catalogue).some((u) =>
    block.some((b) => isValue(figureAt(panel, u.code, b, period))),
  );
  return { some: anything, complete: figures.every(isValue) };
}

/** The period a page opens with: the newest whose peers are all there, else the newest with any figure. */
export function defaultPeriod(periods: { period: Period; complete: boolean }[]): Period | undefined {
  return (periods.find((p) => p.complete) ?? periods[0])?.period;
}
