/** 走势: what was, what is needed, and what more than one method would continue. A projection is a 情景, never a fact. */
import { pathBetween } from '../calc/pace.ts';
import { constantGrowth, dampedHolt, logLinear } from '../calc/projection.ts';
import type { Catalogue, Target } from '../catalogue.ts';
import type { Trajectory, YearPoint } from '../contract/targets.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import type { Panel } from '../panel.ts';
import { baseOf, goalOf, unbrokenRun, yearlySeries } from './judge/series.ts';
import { digitsOf, meets, plain } from './judge/target-words.ts';

/** How far a series without a target year is continued. */
export const YEARS_BEYOND = 2;

/** Coverage of the projection interval. */
const COVERAGE = 0.8;

/** The trajectory of an indicator towards its level targets (the nearest first), as of a year. */
export function trajectory(
  catalogue: Catalogue,
  panel: Panel,
  targets: readonly Target[],
  name: string,
  upTo: number,
): Trajectory {
  const first = targets[0]!;
  const series = yearlySeries(catalogue, panel, catalogue.city.unit, first.indicator, first.unit, upTo);
  const run = unbrokenRun(series);
  const goals = targets.flatMap((t) =>
    t.year === null || goalOf(t) === undefined ? [] : [{ year: t.year, value: goalOf(t)!, title: t.title }],
  );
  const horizon = (goals.at(-1)?.year ?? upTo) - (run.at(-1)?.year ?? upTo);
  const values = run.map((p) => p.figure);
  const start = run.at(-1);
  const from = (points: readonly number[]): YearPoint[] =>
    start
      ? [
          { year: start.year, figure: start.figure },
          ...points.map((figure, h) => ({ year: start.year + 1 + h, figure })),
        ]
      : [];
  const projections =
    horizon > 0 ? project(values, horizon).map((p) => ({ ...p, points: from(p.values) })) : [];
  const band = horizon > 0 ? logLinear(values, horizon, COVERAGE) : 'too_few_points';
  return {
    indicator: first.indicator,
    name,
    unit: first.unit,
    actual: series,
    required: requiredPath(baseOf(catalogue, series), goals),
    projections: projections.map(({ method, label, points }) => ({ method, label, points })),
    band:
      typeof band === 'string'
        ? null
        : { label: `情景：对数线性趋势的80%区间`, low: from(band.low), high: from(band.high) },
    targets: goals,
    finding: findingWords(catalogue, first, projections, start),
  };
}

export function project(
  values: readonly number[],
  horizon: number,
): { method: string; label: string; values: number[] }[] {
  const growth = constantGrowth(values, horizon);
  const holt = dampedHolt(values, horizon);
  return [
    ...(typeof growth === 'string' ? [] : [{ method: 'cagr', label: '按年均增速推算', values: growth }]),
    ...(typeof holt === 'string' ? [] : [{ method: 'holt', label: '按阻尼趋势推算', values: holt.forecast }]),
  ];
}

/** The path from the base to each target in turn, in the form the target is judged in. */
function requiredPath(
  base: { year: number; figure: unknown } | undefined,
  goals: readonly { year: number; value: number }[],
): YearPoint[] {
  if (!base || typeof base.figure !== 'number') return goals.map((g) => ({ year: g.year, figure: g.value }));
  const path: YearPoint[] = [{ year: base.year, figure: base.figure }];
  let from = { year: base.year, value: base.figure };
  for (const goal of goals) {
    const span = goal.year - from.year;
    for (let k = 1; k <= span; k++)
      path.push({ year: from.year + k, figure: pathBetween(from.value, goal.value, k / span) });
    from = goal;
  }
  return path;
}

/** 走势：2027年推算770.9—825.8亿元，各推算均未达到目标: the range of the projections in the target's year. */
export function findingWords(
  catalogue: Catalogue,
  target: Target,
  projections: readonly { points: YearPoint[] }[],
  start: { year: number } | undefined,
): string {
  const goal = goalOf(target);
  if (goal === undefined || !start) return '走势：尚无年度数据';
  const year = target.year ?? start.year + YEARS_BEYOND;
  const at = projections
    .flatMap((p) => p.points.filter((q) => q.year === year).map((q) => q.figure))
    .filter(isValue);
  if (at.length === 0) return year <= start.year ? `走势：${year}年已有实际数` : '走势：数据点不足，不作推算';
  const digits = digitsOf(catalogue, target);
  const [low, high] = [Math.min(...at), Math.max(...at)].map((f) => roundHalfUp(f, digits));
  const range = low === high ? `约${low}` : `${low}—${high}`;
  const met = at.filter((f) => meets(catalogue, target, f, goal)).length;
  const aim = `目标${target.operator === '~' ? '约' : ''}${plain(goal)}${target.unit}`;
  const verdict =
    met === at.length ? `各推算均达到${aim}` : met === 0 ? `各推算均未达到${aim}` : `${aim}在各推算之间`;
  return `走势：${year}年推算${range}${target.unit}，${verdict}`;
}
