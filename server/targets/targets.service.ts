/** The target page. */

import type { z } from 'zod';
import { asOf } from '#shared/as-of.ts';
import { codeIn } from '#shared/breaks.ts';
import type { Cut } from '#shared/contract/cut.ts';
import type { TargetDetailQuery, Targets, TargetsQuery } from '#shared/contract/targets.ts';
import { isValue } from '#shared/figure.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, periodLabel, yearOf } from '#shared/period.ts';
import { targetsOverview, targetYears } from '#shared/targets/overview/overview.ts';
import { openTargetView, type TargetView } from '#shared/targets/view.ts';
import { openCut } from '../figures/cut.ts';
import { badRequest, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { listAllocationsInForce } from './allocation.repository.ts';

/** @throws 400 for a half-year (it never stands against yearly targets), 404 for an unknown year, period or version. */
export async function describeTargets(world: World, query: z.infer<typeof TargetsQuery>): Promise<Targets> {
  const { view, cut, periods } = await openYear(world, query);
  const { catalogue } = view;
  const years = targetYears(catalogue);
  const year = query.y ?? years[0];
  if (year === undefined || !years.includes(year)) throw notFound('目标');
  return { cut, periods, ...targetsOverview(view, year) };
}

interface YearCut {
  panel: Panel;
  /** The city's targets as of `at`. */
  view: TargetView;
  cut: Cut;
  /** The year asked for, else the newest with a figure of the city's total. */
  at: Period;
  label: string;
  periods: { period: Period; label: string }[];
}

/** The data cut and the year that counts. @throws 400 for a half-year, 404 for an unknown period or version. */
export async function openYear(world: World, query: z.infer<typeof TargetDetailQuery>): Promise<YearCut> {
  if (query.period && periodicityOf(query.period) !== 'year') {
    throw badRequest('半年数据不与年度目标比较', [
      { pointer: 'period', rule: 'yearly', detail: '目标页只显示年度数据，请改选年度。' },
    ]);
  }
  const { panel, cutOf, cut: whole } = await openCut(world, query);
  const periods = yearsWithTotal(panel);
  const at = query.period ?? periods[0] ?? panel.periods.filter((p) => periodicityOf(p) === 'year').at(-1);
  if (!at || !panel.position.period.has(at)) throw notFound('期别');
  // A part that was set for a unit before it was renamed is that of the area under its code of the year.
  const inForce = (await listAllocationsInForce(world.db, whole.dataVersion)).map((allocation) => ({
    ...allocation,
    amounts: new Map(
      [...allocation.amounts].map(([unit, part]) => [codeIn(panel.catalogue, unit, at), part]),
    ),
  }));
  return {
    panel,
    view: openTargetView(asOf(panel.catalogue, at), panel, at, inForce),
    // A target's figure may be of an earlier year: R&D comes later than the others.
    cut: cutOf(panel.periods.filter((p) => periodicityOf(p) === 'year' && yearOf(p) <= yearOf(at))),
    at,
    label: periodLabel(at),
    periods: periods.map((period) => ({ period, label: periodLabel(period) })),
  };
}

/** Years with a figure of the city's total, newest first. */
function yearsWithTotal(panel: Panel): Period[] {
  const { unit, totals } = panel.catalogue.city;
  return panel.periods
    .filter((p) => periodicityOf(p) === 'year' && isValue(figureAt(panel, unit, totals.year, p)))
    .reverse();
}
