/** 走势: what was, what is needed, and what more than one method would continue. A projection is a 情景, never a fact. */
import { constantGrowth, dampedHolt, logLinear } from '../calc/projection.ts';
import type { Catalogue, Target } from '../catalogue.ts';
import type { Trajectory, YearPoint } from '../contract/targets.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import type { Panel } from '../panel.ts';
import { baseOf, goalOf, unbrokenRun, yearlySeries } from './series.ts';

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
  const series = yearlySeries(catalogue, panel, first.indicator, first.unit, upTo);
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
    finding: finding(goals, projections, start, first.unit),
  };
}

function project(
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

/** Constant growth between the base and each target in turn. */
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
      path.push({ year: from.year + k, figure: from.value * (goal.value / from.value) ** (k / span) });
    from = goal;
  }
  return path;
}

function finding(
  goals: readonly { year: number; value: number }[],
  projections: readonly { label: string; points: YearPoint[] }[],
  start: { year: number } | undefined,
  unit: string,
): string {
  const goal = goals[0];
  if (!goal || !start) return '走势：尚无年度数据';
  const at = projections
    .flatMap((p) => p.points.filter((q) => q.year === goal.year).map((q) => q.figure))
    .filter(isValue);
  if (at.length === 0) return `走势：数据点不足，不作推算`;
  const low = Math.min(...at);
  const high = Math.max(...at);
  const range =
    roundHalfUp(low, 1) === roundHalfUp(high, 1)
      ? `约${roundHalfUp(low, 1)}`
      : `${roundHalfUp(low, 1)}—${roundHalfUp(high, 1)}`;
  const verdict =
    low >= goal.value ? '各推算均达到' : high < goal.value ? '各推算均未达到' : '不同推算在目标上下';
  return `走势：${goal.year}年推算${range}${unit}，${verdict}目标${goal.value}${unit}`;
}
