/** What replicate ranks say about a unit: median and 5–95 % interval by type 7, and how often it holds its place. */
import { quantile7, sortedValues } from './quantile.ts';
import type { RankDraws } from './rank-draws.ts';

export interface RankStatistics {
  nominal: number;
  mean: number;
  median: number;
  q5: number;
  q95: number;
  min: number;
  max: number;
  /** Share of the draws (0–1) with exactly the nominal rank: "在83%的合理权重下居第2位". */
  holds: number;
  /** Share of the draws within one place of the nominal rank. */
  withinOne: number;
}

/** Statistics of one unit's replicate ranks around its nominal rank; null when there is nothing to describe. */
export function rankStatistics(replicates: ArrayLike<number>, nominal: number | null): RankStatistics | null {
  const ascending = sortedValues(replicates);
  const n = ascending.length;
  if (n === 0 || nominal === null) return null;
  let sum = 0;
  let held = 0;
  let near = 0;
  for (const rank of ascending) {
    sum += rank;
    if (rank === nominal) held++;
    if (Math.abs(rank - nominal) <= 1) near++;
  }
  return {
    nominal,
    mean: sum / n,
    median: quantile7(ascending, 0.5),
    q5: quantile7(ascending, 0.05),
    q95: quantile7(ascending, 0.95),
    min: ascending[0] ?? Number.NaN,
    max: ascending[n - 1] ?? Number.NaN,
    holds: held / n,
    withinOne: near / n,
  };
}

/** Statistics of every unit; null for those without a nominal rank. */
export function describeDraws(
  { ranks, draws }: RankDraws,
  nominalRanks: readonly (number | null)[],
): (RankStatistics | null)[] {
  return nominalRanks.map((nominal, u) =>
    rankStatistics(ranks.subarray(u * draws, (u + 1) * draws), nominal),
  );
}

/**
 * R_S: mean over the ranked units of |replicate rank − nominal rank|, for every replicate, and the mean of these
 * (Saisana et al. 2005).
 */
export function rankShift(
  { ranks, draws }: RankDraws,
  nominalRanks: readonly (number | null)[],
): { perReplicate: number[]; mean: number } {
  const perReplicate = Array.from({ length: draws }, (_, draw) => {
    let sum = 0;
    let n = 0;
    nominalRanks.forEach((nominal, u) => {
      if (nominal === null) return;
      sum += Math.abs((ranks[u * draws + draw] ?? Number.NaN) - nominal);
      n++;
    });
    return n > 0 ? sum / n : 0;
  });
  const sum = perReplicate.reduce((total, shift) => total + shift, 0);
  return { perReplicate, mean: draws > 0 ? sum / draws : 0 };
}
