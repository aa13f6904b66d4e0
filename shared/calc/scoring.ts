/**
 * Scores of whole matrices, row-major (unit × indicator) in Float64Array, NaN = missing: behind every assessment and what-if.
 * `scoreItem` gives the same scores one by one with their flags. The linear totals are those of a flat scheme over the
 * nation at once; they keep no item, and the tree of an assessment gives the same to nine decimals.
 */
import { isValue } from '#shared/figure.ts';
import { type Anchors, hasNoSpread } from './anchors.ts';
import { type Column, figureIn } from './column.ts';
import { positionOf, type ScoreRule, scoreAt } from './efficacy.ts';

export interface ItemRule {
  anchors: Anchors;
  score: ScoreRule;
}

/** True when an indicator can be scored at all: anchors apart, and more than one peer where peers made them. */
function isScorable({ anchors }: ItemRule): boolean {
  return !hasNoSpread(anchors) && !(anchors.peers !== null && anchors.peers <= 1);
}

/** Scores `values` (units × items) into `out` of the same shape; NaN where there is no score. */
export function scoreMatrix(values: Float64Array, rules: readonly ItemRule[], out: Float64Array): void {
  const items = rules.length;
  for (const [j, rule] of rules.entries()) {
    if (!isScorable(rule)) for (let k = j; k < out.length; k += items) out[k] = Number.NaN;
    else scoreColumn(values, j, items, rule, out);
  }
}

function scoreColumn(
  values: Float64Array,
  first: number,
  items: number,
  { anchors, score }: ItemRule,
  out: Float64Array,
): void {
  for (let k = first; k < values.length; k += items) {
    const value = values[k] ?? Number.NaN;
    const t = positionOf(value, anchors);
    if (anchors.tiers) out[k] = Number.isNaN(value) ? Number.NaN : (score.c + score.d) * t;
    else out[k] = scoreAt(score.clamp ? Math.min(1, Math.max(0, t)) : t, score);
  }
}

/** Linear rules laid out for the one-pass total: anchors, slopes and weights by indicator. */
interface LinearScheme {
  worst: Float64Array;
  /** weight ÷ (best − worst), so that the hot loop multiplies once; 0 for what cannot be scored. */
  slope: Float64Array;
  weight: Float64Array;
  c: number;
  d: number;
}

/** Prepares the one-pass total of clamped linear scores under a weighted arithmetic mean; unscorable items get no weight. */
export function linearScheme(
  rules: readonly ItemRule[],
  weights: ArrayLike<number>,
  c: number,
  d: number,
): LinearScheme {
  const usable = rules.map(isScorable);
  return {
    worst: Float64Array.from(rules, ({ anchors }, j) => (usable[j] ? anchors.worst : 0)),
    slope: Float64Array.from(rules, ({ anchors }, j) =>
      usable[j] ? (weights[j] ?? Number.NaN) / (anchors.best - anchors.worst) : 0,
    ),
    weight: Float64Array.from(rules, (_, j) => (usable[j] ? (weights[j] ?? Number.NaN) : 0)),
    c,
    d,
  };
}

/**
 * Totals of all units in one pass over `values`, without keeping the item scores. Units with less than `minPresent`
 * of the weight get NaN.
 */
export function linearTotals(
  values: Float64Array,
  scheme: LinearScheme,
  minPresent: number,
  totals: Float64Array,
): void {
  const { worst, slope, weight } = scheme;
  const items = weight.length;
  const whole = weightOf(scheme);
  for (let u = 0, k = 0; u < totals.length; u++, k += items) {
    let sum = 0;
    for (let j = 0; j < items; j++) {
      const s = ((values[k + j] ?? Number.NaN) - (worst[j] ?? Number.NaN)) * (slope[j] ?? Number.NaN);
      sum += twiceCut(s, weight[j] ?? Number.NaN);
    }
    // A missing item makes the whole sum NaN; only then is the row looked at item by item.
    if (!Number.isNaN(sum)) totals[u] = totalOf(sum, whole, whole, minPresent, scheme);
    else totals[u] = totalWithGaps(values, k, scheme, whole, minPresent);
  }
}

/** Twice s cut to [0, w], less w: no branch that no processor can guess. */
function twiceCut(s: number, w: number): number {
  return Math.abs(s) - Math.abs(s - w);
}

/** The total of the cut parts of a unit whose present items weigh `present` of `whole`. */
function totalOf(
  sum: number,
  present: number,
  whole: number,
  minPresent: number,
  { c, d }: LinearScheme,
): number {
  const enough = present > 0 && present >= (minPresent - 1e-9) * whole;
  return enough ? c + (d * (sum + present)) / (2 * present) : Number.NaN;
}

function weightOf({ weight }: LinearScheme): number {
  return weight.reduce((sum, w) => sum + w, 0);
}

function totalWithGaps(
  values: Float64Array,
  offset: number,
  scheme: LinearScheme,
  whole: number,
  minPresent: number,
): number {
  const { worst, slope, weight } = scheme;
  let [sum, present] = [0, 0];
  for (let j = 0; j < weight.length; j++) {
    const s = ((values[offset + j] ?? Number.NaN) - (worst[j] ?? Number.NaN)) * (slope[j] ?? Number.NaN);
    if (Number.isNaN(s)) continue;
    const w = weight[j] ?? Number.NaN;
    sum += twiceCut(s, w);
    present += w;
  }
  return totalOf(sum, present, whole, minPresent, scheme);
}

/** The same totals built up column by column: of each unit what its items add, and the weight of those it lacks. */
interface LinearSums {
  sum: Float64Array;
  lacking: Float64Array;
}

/** Adds the column of item `j`, whose anchors are in the column's millionths. */
export function addLinear(
  column: Column,
  { worst, slope, weight }: LinearScheme,
  j: number,
  { sum, lacking }: LinearSums,
): void {
  const { micro } = column;
  const [from, by, w] = [worst[j] ?? Number.NaN, slope[j] ?? Number.NaN, weight[j] ?? Number.NaN];
  if (!Number.isNaN(column.least)) {
    for (let at = 0; at < micro.length; at++)
      sum[at] = (sum[at] ?? 0) + twiceCut(((micro[at] ?? Number.NaN) - from) * by, w);
    return;
  }
  for (let at = 0; at < micro.length; at++) {
    const figure = figureIn(column, at);
    if (isValue(figure)) sum[at] = (sum[at] ?? 0) + twiceCut((figure * 1e6 - from) * by, w);
    else lacking[at] = (lacking[at] ?? 0) + w;
  }
}

/** What the columns have added up to; NaN for units with less than `minPresent` of the weight. */
export function linearTotalsOf(
  { sum, lacking }: LinearSums,
  scheme: LinearScheme,
  minPresent: number,
  totals: Float64Array,
): void {
  const whole = weightOf(scheme);
  for (let u = 0; u < totals.length; u++)
    totals[u] = totalOf(sum[u] ?? Number.NaN, whole - (lacking[u] ?? 0), whole, minPresent, scheme);
}
