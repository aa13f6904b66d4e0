/**
 * Projections of short yearly series, always more than one and always a 情景: constant growth, damped Holt, log-linear
 * least squares with a prediction interval (domain.md §6). Values are consecutive years, oldest first.
 */
import type { Reason } from '#shared/figure.ts';
import { studentQuantile } from './student.ts';

export type Projection = number[] | Reason;

interface ProjectionBand {
  median: number[];
  low: number[];
  high: number[];
  /** Slope of ln y per year. */
  slope: number;
}

/** The mean yearly growth from the first to the last value, continued. Needs two values, both positive. */
export function constantGrowth(values: readonly number[], horizon: number): Projection {
  const first = values[0];
  const last = values[values.length - 1];
  if (first === undefined || last === undefined || values.length < 2) return 'too_few_points';
  if (first <= 0 || last <= 0) return first === 0 ? 'base_zero' : 'undefined';
  const factor = (last / first) ** (1 / (values.length - 1));
  return Array.from({ length: horizon }, (_, h) => last * factor ** (h + 1));
}

interface HoltParameters {
  alpha: number;
  beta: number;
  /** Damping; 1 = Holt's linear trend. */
  phi: number;
  /** Level and trend before the first value; y₁ and y₂ − y₁ unless told. */
  level?: number;
  trend?: number;
}

const DEFAULT_HOLT: HoltParameters = { alpha: 0.8, beta: 0.2, phi: 0.9 };

interface HoltFit {
  /** One-step forecasts made before each value was seen. */
  fitted: number[];
  /** Trend after each value. */
  trend: number[];
  forecast: number[];
}

/**
 * Damped Holt: f = l + φb; l' = αy + (1 − α)f; b' = β(l' − l) + (1 − β)φb; forecast h = l + (φ + … + φ^h)b.
 * Needs two values.
 */
export function dampedHolt(
  values: readonly number[],
  horizon: number,
  { alpha, beta, phi, level: l0, trend: b0 }: HoltParameters = DEFAULT_HOLT,
): HoltFit | Reason {
  const [first, second] = values;
  if (first === undefined || second === undefined) return 'too_few_points';
  let level = l0 ?? first;
  let trend = b0 ?? second - first;
  const fitted: number[] = [];
  const trends: number[] = [];
  for (const value of values) {
    const expected = level + phi * trend;
    const next = alpha * value + (1 - alpha) * expected;
    trend = beta * (next - level) + (1 - beta) * phi * trend;
    level = next;
    fitted.push(expected);
    trends.push(trend);
  }
  let damping = 0;
  const forecast = Array.from({ length: horizon }, (_, h) => {
    damping += phi ** (h + 1);
    return level + damping * trend;
  });
  return { fitted, trend: trends, forecast };
}

/** A prediction interval rests on at least five values (domain.md §6). */
const MIN_POINTS_FOR_INTERVAL = 5;

/**
 * Least squares of ln y on the year with the prediction interval exp(ŷ ± t·s·√(1 + 1/n + (x₀ − x̄)²/Sxx)) of `coverage`
 * (0.8 = 80 %); the centre is the median. Needs five positive values.
 */
export function logLinear(
  values: readonly number[],
  horizon: number,
  coverage = 0.8,
): ProjectionBand | Reason {
  const n = values.length;
  if (n < MIN_POINTS_FOR_INTERVAL) return 'too_few_points';
  if (values.some((value) => value <= 0)) return 'undefined';
  const fit = leastSquares(
    values.map(Math.log),
    values.map(() => 1),
  );
  const t = studentQuantile(coverage, n - 2);
  const band: ProjectionBand = { median: [], low: [], high: [], slope: fit.slope };
  for (let h = 1; h <= horizon; h++) {
    const x = n - 1 + h;
    const centre = fit.mean + fit.slope * (x - fit.centre);
    const spread = t * fit.residual * Math.sqrt(1 + 1 / n + (x - fit.centre) ** 2 / fit.squares);
    band.median.push(Math.exp(centre));
    band.low.push(Math.exp(centre - spread));
    band.high.push(Math.exp(centre + spread));
  }
  return band;
}

/** A straight line through the values, recent ones weighing more: weights 1/n … 1/2, 1. Needs two values. */
export function weightedLinear(values: readonly number[], horizon: number): Projection {
  const n = values.length;
  if (n < 2) return 'too_few_points';
  const fit = leastSquares(
    values,
    values.map((_, i) => 1 / (n - i)),
  );
  return Array.from({ length: horizon }, (_, h) => fit.mean + fit.slope * (n + h - fit.centre));
}

function leastSquares(ys: readonly number[], weights: readonly number[]) {
  let whole = 0;
  let x1 = 0;
  let y1 = 0;
  ys.forEach((y, x) => {
    const w = weights[x] ?? Number.NaN;
    whole += w;
    x1 += w * x;
    y1 += w * y;
  });
  const centre = x1 / whole;
  const mean = y1 / whole;
  let squares = 0;
  let products = 0;
  ys.forEach((y, x) => {
    const w = weights[x] ?? Number.NaN;
    squares += w * (x - centre) ** 2;
    products += w * (x - centre) * (y - mean);
  });
  const slope = products / squares;
  let errors = 0;
  ys.forEach((y, x) => {
    errors += (weights[x] ?? Number.NaN) * (y - mean - slope * (x - centre)) ** 2;
  });
  return { centre, mean, slope, squares, residual: Math.sqrt(errors / Math.max(1, ys.length - 2)) };
}
