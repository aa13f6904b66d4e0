/** The trajectory of one target by its kind: towards a year, asked of every year, or summed since a year. */
import { sumOf } from '../calc/exact.ts';
import { type Catalogue, findIndicator, type Target } from '../catalogue.ts';
import type { Trajectory, YearPoint } from '../contract/targets.ts';
import { isValue } from '../figure.ts';
import type { Panel } from '../panel.ts';
import { goalOf, unbrokenRun, type YearFigure, yearlySeries } from './judge/series.ts';
import { findingWords, project, trajectory, YEARS_BEYOND } from './trajectory.ts';

/** Null for relations and where nothing has been reported: there is nothing to draw. */
export function targetTrajectory(
  catalogue: Catalogue,
  panel: Panel,
  target: Target,
  upTo: number,
): Trajectory | null {
  const goal = goalOf(target);
  if (target.kind === 'relation' || goal === undefined) return null;
  const series = yearlySeries(catalogue, panel, catalogue.city.unit, target.indicator, target.unit, upTo);
  if (!series.some((p) => isValue(p.figure))) return null;
  if (target.kind === 'cumulative') return summed(catalogue, target, goal, series);
  const name = findIndicator(catalogue, target.indicator)?.name ?? target.title;
  if (target.kind === 'yearly_count' || target.year === null)
    return everyYear(catalogue, target, goal, series, name);
  return trajectory(catalogue, panel, [target, ...laterTargets(catalogue, target)], name, upTo);
}

/** Targets of the same indicator and document for later years: the path goes on through them. */
function laterTargets(catalogue: Catalogue, target: Target): Target[] {
  return catalogue.targets
    .filter(
      (t) =>
        t.indicator === target.indicator &&
        t.kind === target.kind &&
        t.document === target.document &&
        t.year !== null &&
        t.year > target.year!,
    )
    .sort((a, b) => a.year! - b.year!);
}

function everyYear(
  catalogue: Catalogue,
  target: Target,
  goal: number,
  series: readonly YearFigure[],
  name: string,
): Trajectory {
  const run = unbrokenRun(series);
  const start = run.at(-1)!;
  const projections = project(
    run.map((p) => p.figure),
    YEARS_BEYOND,
  ).map(({ method, label, values }) => ({ method, label, points: continued(start, values) }));
  const first = series[0]!.year;
  const years = Array.from({ length: start.year + YEARS_BEYOND - first + 1 }, (_, i) => first + i);
  return {
    indicator: target.indicator,
    name,
    unit: target.unit,
    actual: [...series],
    required: years.map((year) => ({ year, figure: goal })),
    projections,
    band: null,
    targets: [],
    finding: findingWords(catalogue, target, projections, start),
  };
}

/** Running sums; a year without a figure ends the line, for what follows cannot be known. */
function summed(
  catalogue: Catalogue,
  target: Target,
  goal: number,
  series: readonly YearFigure[],
): Trajectory | null {
  const from = target.from ?? series[0]!.year;
  const amounts: number[] = [];
  for (const point of series.filter((p) => p.year >= from)) {
    if (!isValue(point.figure)) break;
    amounts.push(point.figure);
  }
  if (amounts.length === 0) return null;
  const total = sumOf(amounts);
  const actual = amounts.map(
    (_, i): YearPoint => ({ year: from + i, figure: sumOf(amounts.slice(0, i + 1)) }),
  );
  const start = { year: from + amounts.length - 1, figure: total };
  const end = target.year ?? start.year + YEARS_BEYOND;
  const horizon = Math.max(0, end - start.year);
  const going = (yearly: number) => Array.from({ length: horizon }, (_, h) => total + yearly * (h + 1));
  const projections =
    horizon === 0
      ? []
      : [
          {
            method: 'mean',
            label: '按历年平均数推算',
            points: continued(start, going(total / amounts.length)),
          },
          { method: 'last', label: '按最近一年数推算', points: continued(start, going(amounts.at(-1)!)) },
        ];
  const span = end - from + 1;
  return {
    indicator: target.indicator,
    name: `${target.title}，自${from}年起累计`,
    unit: target.unit,
    actual,
    required: Array.from({ length: span }, (_, i) => ({ year: from + i, figure: (goal * (i + 1)) / span })),
    projections,
    band: null,
    targets: target.year === null ? [] : [{ year: end, value: goal, title: target.title }],
    finding: findingWords(catalogue, target, projections, start),
  };
}

function continued(start: { year: number; figure: number }, values: readonly number[]): YearPoint[] {
  return [
    { year: start.year, figure: start.figure },
    ...values.map((figure, h) => ({ year: start.year + 1 + h, figure })),
  ];
}
