/** The ranking table of one metric over the peers: amount, share, growth, rank and its change. */
import { type Figure, isValue } from '../figure.ts';
import { growth, pointChange } from './growth.ts';
import { competitionRanks, rankChange } from './rank.ts';
import { structure } from './shares.ts';

export interface RankingInput {
  current: Figure;
  base: Figure;
}

export interface RankingLine {
  share: Figure;
  growth: Figure;
  change: Figure;
  rank: number | null;
  /** Another peer has the same rank. */
  tied: boolean;
  rankBefore: number | null;
  rankChange: number | null;
}

/**
 * Ranks peers by their current figures. While any peer that should have a figure lacks one, the others' ranks would
 * change with it, so all ranks of that period are withheld.
 * @param isRate rates have no share and grow in 百分点. @param extra further addends of the shares' whole (市本级).
 */
export function rankPeers(
  peers: readonly RankingInput[],
  extra: readonly Figure[],
  isRate: boolean,
  lowerIsBetter = false,
): RankingLine[] {
  const shares = structure([...peers.map((p) => p.current), ...extra]);
  const ranks = ranksIfComplete(
    peers.map((p) => p.current),
    lowerIsBetter,
  );
  const before = ranksIfComplete(
    peers.map((p) => p.base),
    lowerIsBetter,
  );
  return peers.map((peer, i) => {
    const moved = growth(peer.current, peer.base);
    const rank = ranks[i] ?? null;
    const rankBefore = before[i] ?? null;
    return {
      share: isRate ? 'undefined' : (shares[i] ?? 'undefined'),
      growth: isRate ? pointChange(peer.current, peer.base) : moved.rate,
      change: moved.change,
      rank,
      tied: rank !== null && ranks.filter((r) => r === rank).length > 1,
      rankBefore,
      rankChange: rankChange(rank, rankBefore),
    };
  });
}

/** Competition ranks, or none at all while a figure that should be there is missing. 不适用 is no gap. */
function ranksIfComplete(figures: readonly Figure[], lowerIsBetter: boolean): (number | null)[] {
  if (figures.some((f) => !isValue(f) && f !== 'not_applicable')) return figures.map(() => null);
  return competitionRanks(figures, { lowerIsBetter });
}
