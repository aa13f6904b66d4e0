/** 走势: what was, what is needed, and what more than one method would continue. A projection is a 情景, never a fact. */
import { pathBetween } from '../calc/pace.ts';
import { logLinear } from '../calc/projection.ts';
import { type Catalogue, findIndicator } from '../catalogue.ts';
import type { Trajectory, YearPoint } from '../contract/target-row.ts';
import { isValue } from '../figure.ts';
import { type Aim, aimOf, termOf } from './aim.ts';
import { sumSince } from './judge/cumulative.ts';
import { continueRun, project } from './projection.ts';
import { hasNumber, latest, type YearFigure, type YearNumber } from './series.ts';
import type { Target } from './target.ts';
import { findingWords } from './trajectory.words.ts';
import type { TargetView } from './view.ts';

/** How far a series without a target year is continued. */
const YEARS_BEYOND = 2;

/** Coverage of the projection interval. */
const COVERAGE = 0.8;

/** The trajectory of one target by its kind; null for relations and where nothing has been reported. */
export function targetTrajectory(view: TargetView, target: Target): Trajectory | null {
  const aim = aimOf(view.catalogue, target);
  const series = view.series(target.indicator, target.unit);
  if (target.kind === 'relation' || aim.goal === undefined || !latest(series)) return null;
  if (target.kind === 'cumulative') return summed(view, aim, aim.goal);
  if (termOf(target) !== 'by_year') return level(view, aim, aim.goal, series);
  return pathThrough(view, aim, [target, ...laterTargets(view.catalogue, target)]);
}

/** The path of an indicator through its targets, nearest first; what is said of it is about `aim`'s own. */
export function pathThrough(view: TargetView, aim: Aim, targets: readonly Target[]): Trajectory {
  const { indicator, unit } = aim.target;
  const series = view.series(indicator, unit);
  const goals = targets.flatMap((t) =>
    t.year === null || t.value === null ? [] : [{ year: t.year, value: Number(t.value), title: t.title }],
  );
  const required = requiredPath(view.base(indicator, unit), goals);
  const run = view.run(indicator, unit);
  const start = run.at(-1);
  const until = goals.at(-1)?.year ?? view.upTo;
  const projections = project(view, indicator, unit, until);
  const values = run.map((p) => p.figure);
  const band =
    start && until > start.year ? logLinear(values, until - start.year, COVERAGE) : 'too_few_points';
  const from = (points: readonly number[]): YearPoint[] =>
    start ? [start, ...points.map((figure, h) => ({ year: start.year + 1 + h, figure }))] : [];
  return {
    indicator,
    name: findIndicator(view.catalogue, indicator)?.name ?? aim.target.title,
    unit,
    actual: series,
    required,
    projections,
    band:
      typeof band === 'string'
        ? null
        : { label: '情景：对数线性趋势的80%区间', low: from(band.low), high: from(band.high) },
    targets: goals,
    finding: findingWords(aim, projections, start, aim.target.year ?? until),
  };
}

/** Targets of the same indicator and document for later years: the path goes on through them. */
function laterTargets(catalogue: Catalogue, target: Target): Target[] {
  const { indicator, kind, document, year } = target;
  return catalogue.targets
    .filter((t) => t.indicator === indicator && t.kind === kind && t.document === document)
    .filter((t) => (t.year ?? 0) > (year ?? 0))
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
}

/** Asked of every year, or without a date: a level line. */
function level(view: TargetView, aim: Aim, goal: number, series: readonly YearFigure[]): Trajectory {
  const run = view.run(aim.target.indicator, aim.target.unit);
  const start = run.at(-1);
  const first = series[0]?.year ?? view.upTo;
  const end = (start?.year ?? view.upTo) + YEARS_BEYOND;
  const projections = continueRun(run, end);
  return {
    indicator: aim.target.indicator,
    name: aim.indicator?.name ?? aim.target.title,
    unit: aim.target.unit,
    actual: [...series],
    required: yearsFrom(first, end).map((year) => ({ year, figure: goal })),
    projections,
    band: null,
    targets: [],
    finding: findingWords(aim, projections, start, end),
  };
}

/** Running sums; a year without a figure ends the line, for what follows cannot be known. */
function summed(view: TargetView, aim: Aim, goal: number): Trajectory | null {
  const { target } = aim;
  const from = target.from ?? view.years[0] ?? view.upTo;
  const yearly = view.series(target.indicator, target.unit).filter((p) => p.year >= from);
  const end = yearly.findIndex((p) => !hasNumber(p));
  const amounts = yearly.slice(0, end < 0 ? undefined : end).filter(hasNumber);
  const last = amounts.at(-1);
  if (!last) return null;
  const actual = amounts.flatMap(({ year }) => sumSince({ ...view, years: upTo(view, year) }, aim).sum ?? []);
  const start = actual.at(-1) ?? last;
  const until = target.year ?? start.year + YEARS_BEYOND;
  const going = (method: string, label: string, pace: number) => ({
    method,
    label,
    points: [
      start,
      ...yearsFrom(start.year + 1, until).map((year, h) => ({ year, figure: start.figure + pace * (h + 1) })),
    ],
  });
  const projections =
    until <= start.year
      ? []
      : [
          going('mean', '按历年平均数推算', start.figure / amounts.length),
          going('last', '按最近一年数推算', last.figure),
        ];
  const years = yearsFrom(from, until);
  return {
    indicator: target.indicator,
    name: `${target.title}，自${from}年起累计`,
    unit: target.unit,
    actual,
    // Without a date there is no pace to keep: the number asked for is a level line.
    required: years.map((year, i) => ({
      year,
      figure: target.year === null ? goal : (goal * (i + 1)) / years.length,
    })),
    projections,
    band: null,
    targets: target.year === null ? [] : [{ year: until, value: goal, title: target.title }],
    finding: findingWords(aim, projections, start, until),
  };
}

function upTo(view: TargetView, last: number): number[] {
  return view.years.filter((year) => year <= last);
}

function yearsFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** The path from the base to each target in turn, in the form the target is judged in. */
function requiredPath(
  base: YearFigure | undefined,
  goals: readonly { year: number; value: number }[],
): YearPoint[] {
  if (!base || !isValue(base.figure)) return goals.map((g) => ({ year: g.year, figure: g.value }));
  let from: YearNumber = { year: base.year, figure: base.figure };
  const path: YearPoint[] = [from];
  for (const goal of goals) {
    const { year, figure } = from;
    const span = goal.year - year;
    path.push(
      ...yearsFrom(year + 1, goal.year).map((at) => ({
        year: at,
        figure: pathBetween(figure, goal.value, (at - year) / span),
      })),
    );
    from = { year: goal.year, figure: goal.value };
  }
  return path;
}
