/** The target page. */

import type { z } from 'zod';
import { asOf } from '#shared/as-of.ts';
import { codeIn } from '#shared/breaks.ts';
import type { Cut } from '#shared/contract/cut.ts';
import type { TargetsHead } from '#shared/contract/target-parts.ts';
import type {
  OtherTargets,
  TargetChanges,
  TargetDetailQuery,
  TargetScenario,
  Targets,
  TargetsQuery,
  TargetUnits,
} from '#shared/contract/targets.ts';
import { isValue } from '#shared/figure.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { type Period, period, periodicityOf, periodLabel, yearOf } from '#shared/period.ts';
import { changedWords } from '#shared/targets/overview/changes.words.ts';
import { type TargetsWhole, targetsOverview, targetYears } from '#shared/targets/overview/overview.ts';
import { openTargetView, type TargetView } from '#shared/targets/view.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { openCut } from '../figures/cut.ts';
import { badRequest, notFound } from '../http/problem.ts';
import { listPublications } from '../publications/publications.repository.ts';
import type { World } from '../world.ts';
import { listAllocationsInForce } from './allocation.repository.ts';

type Asked = z.infer<typeof TargetsQuery>;

/** The leader's page. @throws 400 for a half-year (it never stands against yearly targets), 404 for an unknown year, period or version. */
export async function describeTargets(world: World, query: Asked): Promise<Targets> {
  const { head, whole } = await openTargets(world, query);
  const { status, statusLabel, statusRule, subline, coverage, basis, basisQuote } = whole;
  const { rowsFinding, worst, trajectory, counties, othersFinding } = whole;
  return {
    ...head,
    ...{ status, statusLabel, statusRule, subline, coverage, basis, basisQuote },
    ...{ rowsFinding, worst, trajectory, counties, othersFinding },
    rows: whole.rows.filter((row) => row.headline),
  };
}

/** Every other target, with what others aim at. @throws as describeTargets. */
export async function describeOtherTargets(world: World, query: Asked): Promise<OtherTargets> {
  const { head, whole } = await openTargets(world, query);
  const { context, othersFinding: finding } = whole;
  return { ...head, finding, context, rows: whole.rows.filter((row) => !row.headline) };
}

/** The projection's parts and the basis of what may be tried out. @throws as describeTargets. */
export async function describeScenario(world: World, query: Asked): Promise<TargetScenario> {
  const { head, whole } = await openTargets(world, query);
  const { gaps, binding, scenario, counties } = whole;
  return { ...head, gaps, binding, scenario, allocation: counties.allocation };
}

/** Each county against what is needed. @throws as describeTargets. */
export async function describeTargetUnits(world: World, query: Asked): Promise<TargetUnits> {
  const { head, whole } = await openTargets(world, query);
  const { counties, yardstick } = whole;
  return { ...head, counties, yardstick };
}

/** What moved on the leader's page since the newest publication before the state asked for. @throws as describeTargets. */
export async function describeTargetChanges(world: World, query: Asked): Promise<TargetChanges> {
  const { head, whole } = await openTargets(world, query);
  const published = (await listPublications(world.db)).find((p) => p.data_version <= head.cut.dataVersion);
  if (!published) return { since: null, changes: [], versions: 0 };
  const { version, data_version: dataVersion, published_at: publishedAt } = published;
  const of = period(published.period);
  const since = { period: of, label: periodLabel(of), version, dataVersion, publishedAt };
  const versions = head.cut.dataVersion - dataVersion;
  if (versions === 0) return { since, changes: [], versions };
  // Of a year that the programme of then had no target for, every target is new.
  const { view } = await openYear(world, { period: head.period, v: dataVersion, node: query.node });
  const then = targetYears(view.catalogue).includes(head.year) ? targetsOverview(view, head.year).rows : [];
  const headline = (rows: TargetsWhole['rows']) => rows.filter((row) => row.headline);
  return { since, versions, changes: changedWords(headline(then), headline(whole.rows)) };
}

/** A target year as the state asked for has it, with what every page of it starts with. */
async function openTargets(world: World, query: Asked): Promise<{ head: TargetsHead; whole: TargetsWhole }> {
  const { view, cut, periods } = await openYear(world, query);
  const { catalogue } = view;
  const known = targetYears(catalogue);
  const asked = query.y ?? known[0];
  if (asked === undefined || !known.includes(asked)) throw notFound('目标');
  const whole = answerInPlaceWords(catalogue, overviewOf(view, asked));
  const { cityUnit, year, years, period, label, verdict, totalName, thresholds, notes, simulated } = whole;
  return {
    whole,
    head: {
      cut,
      periods,
      cityUnit,
      year,
      years,
      period,
      label,
      verdict,
      totalName,
      thresholds,
      notes,
      simulated,
    },
  };
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
  const { panel, cutOf } = await openCut(world, query);
  const periods = yearsWithTotal(panel);
  const at = query.period ?? periods[0] ?? panel.periods.filter((p) => periodicityOf(p) === 'year').at(-1);
  if (!at || !panel.position.period.has(at)) throw notFound('期别');
  return {
    panel,
    view: await viewOf(world, panel, at),
    // A target's figure may be of an earlier year: R&D comes later than the others.
    cut: cutOf(panel.periods.filter((p) => periodicityOf(p) === 'year' && yearOf(p) <= yearOf(at))),
    at,
    label: periodLabel(at),
    periods: periods.map((period) => ({ period, label: periodLabel(period) })),
  };
}

const views = new WeakMap<Panel, Map<Period, Promise<TargetView>>>();
const overviews = new WeakMap<TargetView, Map<number, TargetsWhole>>();

/** The targets of a data version as of a year, with what was allocated by then: the same for every page of them. */
function viewOf({ db }: World, panel: Panel, at: Period): Promise<TargetView> {
  const known = views.get(panel) ?? new Map<Period, Promise<TargetView>>();
  views.set(panel, known);
  const view = known.get(at) ?? openView(db, panel, at);
  known.set(at, view);
  view.catch(() => known.delete(at));
  return view;
}

async function openView(db: World['db'], panel: Panel, at: Period): Promise<TargetView> {
  // A part that was set for a unit before it was renamed is that of the area under its code of the year.
  const inForce = (await listAllocationsInForce(db, panel.dataVersion)).map((allocation) => ({
    ...allocation,
    amounts: new Map(
      [...allocation.amounts].map(([unit, part]) => [codeIn(panel.catalogue, unit, at), part]),
    ),
  }));
  return openTargetView(asOf(panel.catalogue, at), panel, at, inForce);
}

/** Five pages show parts of one overview. */
export function overviewOf(view: TargetView, year: number): TargetsWhole {
  const known = overviews.get(view) ?? new Map<number, TargetsWhole>();
  overviews.set(view, known);
  const whole = known.get(year) ?? targetsOverview(view, year);
  known.set(year, whole);
  return whole;
}

/** Years with a figure of the city's total, newest first. */
function yearsWithTotal(panel: Panel): Period[] {
  const { unit, totals } = panel.catalogue.city;
  return panel.periods
    .filter((p) => periodicityOf(p) === 'year' && isValue(figureAt(panel, unit, totals.year, p)))
    .reverse();
}
