/** Weighted means of scores. Weights need not add up to one; missing scores (NaN) are left out, their weight too. */

export type Mean = 'arithmetic' | 'geometric' | 'harmonic';

/** Turns a score into what is averaged: ln for the geometric mean, the reciprocal for the harmonic; NaN where undefined. */
export function toMeanScale(mean: Mean, score: number): number {
  if (mean === 'arithmetic') return score;
  if (!(score > 0 && score < Number.POSITIVE_INFINITY)) return Number.NaN;
  return mean === 'geometric' ? Math.log(score) : 1 / score;
}

/** Turns an average on the mean's scale back into a score. */
export function fromMeanScale(mean: Mean, average: number): number {
  if (mean === 'arithmetic') return average;
  return mean === 'geometric' ? Math.exp(average) : 1 / average;
}

/**
 * Weighted mean of the scores present. NaN when none carries weight, and for geometric and harmonic means when a
 * score that carries weight is zero or negative.
 */
export function weightedMean(mean: Mean, scores: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? Number.NaN;
    const w = weights[i] ?? Number.NaN;
    if (Number.isNaN(score) || w === 0) continue;
    sum += w * toMeanScale(mean, score);
    weight += w;
  }
  return weight > 0 ? fromMeanScale(mean, sum / weight) : Number.NaN;
}
