/**
 * From item scores to dimension scores and the total. A missing score's weight goes to the others of its group; the
 * total needs `minPresent` of the whole weight (80 % by default, domain.md §5), else there is none.
 */
import type { Figure } from '#shared/figure.ts';
import { fromMeanScale, toMeanScale } from './means.ts';
import { withoutDust } from './rank.ts';
import { effectiveWeights, type Group, isLeaf } from './tree.ts';

export interface UnitTotal {
  /** Total score, 'incomplete' below the coverage threshold, 'undefined' where the mean has no value. */
  total: Figure;
  /** Share of the scheme's weight whose scores are present, 0–1. */
  coverage: number;
  /** Score of every group below the total, by code. */
  groups: Record<string, Figure>;
  /** Weight of each indicator in this unit's total after rescaling; 0 for what is missing. Sums to 1. */
  weights: Float64Array;
  /** Points of the total that come from each indicator; null where a mean other than the arithmetic is used. */
  contributions: Float64Array | null;
}

const COVERAGE_DUST = 1e-9;

/** A mean that has no value (geometric of zero) must not pass for a missing score, which its group would do without. */
const UNDEFINED = Number.POSITIVE_INFINITY;

/**
 * Score of one group from a row of item scores (NaN = missing), `offset` places into `scores`; NaN when too
 * little is present, Infinity when a mean is undefined. `seen`, when given, is told every group's score and the weight it found.
 */
export function evaluate(
  group: Group,
  scores: ArrayLike<number>,
  offset: number,
  seen?: (group: Group, score: number, presentWeight: number) => void,
): number {
  let sum = 0;
  // What rounding took from the sum (Neumaier): the total's dust does not grow with the number of indicators.
  let lost = 0;
  let present = 0;
  let whole = 0;
  for (const child of group.children) {
    const score = isLeaf(child)
      ? (scores[offset + child.item] ?? Number.NaN)
      : evaluate(child, scores, offset, seen);
    whole += child.weight;
    if (Number.isNaN(score) || child.weight === 0) continue;
    const points = child.weight * toMeanScale(group.mean, score);
    const next = sum + points;
    lost += Math.abs(sum) >= Math.abs(points) ? sum - next + points : points - next + sum;
    sum = next;
    present += child.weight;
  }
  const enough = present > 0 && present >= (group.minPresent ?? 0) * whole - COVERAGE_DUST * whole;
  const score = enough ? definedMean(group, (sum + lost) / present) : Number.NaN;
  seen?.(group, score, present);
  return score;
}

function definedMean({ mean }: Group, average: number): number {
  const score = fromMeanScale(mean, average);
  return Number.isFinite(average) && Number.isFinite(score) ? score : UNDEFINED;
}

/** Aggregates one unit's row of item scores. `tree` holds only indicators that can be scored (see `pruneTree`). */
export function aggregateUnit(
  tree: Group,
  scores: ArrayLike<number>,
  offset: number,
  items: number,
  minPresent: number,
): UnitTotal {
  const found = new Map<Group, { score: number; present: number }>();
  const score = evaluate(tree, scores, offset, (group, groupScore, present) => {
    found.set(group, { score: groupScore, present });
  });
  const groups: Record<string, Figure> = {};
  for (const [group, { score: groupScore }] of found) {
    if (group !== tree) groups[group.code] = asFigure(groupScore);
  }
  const weights = new Float64Array(items);
  spreadWeights(tree, 1, scores, offset, found, weights);
  const coverage = coverageOf(effectiveWeights(tree, items), weights);
  const covered = coverage > 0 && coverage >= minPresent - COVERAGE_DUST;
  const additive = [...found.keys()].every((group) => group.mean === 'arithmetic');
  return {
    total: covered ? asFigure(score) : 'incomplete',
    coverage,
    groups,
    weights,
    contributions: additive
      ? weights.map((w, j) => (w === 0 ? 0 : w * (scores[offset + j] ?? Number.NaN)))
      : null,
  };
}

function asFigure(score: number): Figure {
  if (Number.isNaN(score)) return 'incomplete';
  return score === UNDEFINED ? 'undefined' : withoutDust(score);
}

function coverageOf(nominal: Float64Array, own: Float64Array): number {
  let present = 0;
  let whole = 0;
  nominal.forEach((w, j) => {
    whole += w;
    if ((own[j] ?? Number.NaN) > 0) present += w;
  });
  return whole > 0 ? present / whole : 0;
}

function spreadWeights(
  group: Group,
  share: number,
  scores: ArrayLike<number>,
  offset: number,
  found: Map<Group, { score: number; present: number }>,
  out: Float64Array,
): void {
  const present = found.get(group)?.present ?? 0;
  for (const child of group.children) {
    const part = present > 0 ? (share * child.weight) / present : 0;
    if (isLeaf(child)) {
      if (!Number.isNaN(scores[offset + child.item]))
        out[child.item] = (out[child.item] ?? Number.NaN) + part;
    } else if (!Number.isNaN(found.get(child)?.score ?? Number.NaN)) {
      spreadWeights(child, part, scores, offset, found, out);
    }
  }
}
