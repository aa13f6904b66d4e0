/**
 * 领先稳健, exactly: does A stay ahead of B for every weight within ±δ? With the same indicators present, iff
 * Σ w_j[(1−δ)·max(Δ_j, 0) + (1+δ)·min(Δ_j, 0)] > 0 (domain.md §5). No draws, so it never depends on chance.
 */
import { zip } from '#shared/zip.ts';
import { type Mean, toMeanScale } from './means.ts';

/** Margins below this share of the scores' size are binary dust, not a lead; weights closer than this are the same. */
const DUST = 1e-12;

interface WeightedRow {
  /** Item scores; whatever stands where the weight is 0 is ignored. */
  scores: ArrayLike<number>;
  /** The indicators' weights in this unit's own total (`UnitTotal.weights`). */
  weights: ArrayLike<number>;
}

/**
 * True when `a` stays ahead of `b` whatever the weights within ±δ (δ in 0–1). For a geometric mean the logarithms
 * are compared, for a harmonic one the reciprocals. Where the two rows weigh differently, because they lack different
 * indicators, the answer is a sufficient condition: true is certain, false may be too careful.
 */
export function staysAhead(
  a: WeightedRow,
  b: WeightedRow,
  delta: number,
  mean: Mean = 'arithmetic',
): boolean {
  const itemsOfA = onMeanScale(a, mean);
  const itemsOfB = onMeanScale(b, mean);
  const pairs = zip(itemsOfA, itemsOfB);
  const comparable = pairs.every(([one, other]) => Math.abs(one.weight - other.weight) <= DUST);
  if (!comparable) return lowestMean(itemsOfA, delta) > 0 - lowestMean(itemsOfB.map(negated), delta);
  let margin = 0;
  let size = 0;
  for (const [{ weight, score }, other] of pairs) {
    const gap = score - other.score;
    margin += weight * (gap > 0 ? (1 - delta) * gap : (1 + delta) * gap);
    size += weight * (Math.abs(score) + Math.abs(other.score));
  }
  return margin > DUST * size;
}

interface Item {
  weight: number;
  score: number;
}

function onMeanScale({ scores, weights }: WeightedRow, mean: Mean): Item[] {
  const sign = mean === 'harmonic' ? -1 : 1;
  return Array.from(weights, (weight, j) => ({
    weight,
    score: weight > 0 ? sign * toMeanScale(mean, scores[j] ?? Number.NaN) : 0,
  }));
}

function negated({ weight, score }: Item): Item {
  return { weight, score: 0 - score };
}

/** Smallest weighted mean over all weights within ±δ: high weights on low scores, low weights on high ones. */
function lowestMean(items: readonly Item[], delta: number): number {
  const ascending = items.filter(({ weight }) => weight > 0).sort((x, y) => x.score - y.score);
  let lowest = Number.POSITIVE_INFINITY;
  for (let cut = 0; cut <= ascending.length; cut++) {
    let sum = 0;
    let whole = 0;
    ascending.forEach(({ weight, score }, i) => {
      const w = weight * (i < cut ? 1 + delta : 1 - delta);
      sum += w * score;
      whole += w;
    });
    if (whole > 0) lowest = Math.min(lowest, sum / whole);
  }
  return lowest;
}
