/** The ranking table of one metric over the peers: amount, share, growth, rank and its change. */
import { type Figure, isGap } from '../figure.ts';
import { growth, pointChange } from './growth.ts';
import { competitionRanks, rankChange } from './rank.ts';
import { structure } from './shares.ts';

export interface RankingInput {
  current: Figure;
  base: Figure;
  /** A growth that prevails over the computed one (可比口径); left out: computed. */
  growth?: Figure;
  /** Peers are ranked among those of one group; null is never ranked. Left out: all are of one group. */
  group?: string | null;
}

interface RankingLine {
  share: Figure;
  growth: Figure;
  change: Figure;
  rank: number | null;
  /** Another peer has the same rank. */
  tied: boolean;
  rankBefore: number | null;
  rankChange: number | null;
  /** Place by growth; withheld while a peer of the group has none. */
  growthRank: number | null;
}

/**
 * Ranks peers by their current figures within their groups. While any peer of a group that should have a figure lacks
 * one, the others' ranks would change with it, so all ranks of that group and period are withheld.
 * @param isRate rates have no share and grow in 百分点. @param extra further addends of the shares' whole (市本级).
 */
export function rankPeers(
  peers: readonly RankingInput[],
  extra: readonly Figure[],
  isRate: boolean,
  lowerIsBetter = false,
): RankingLine[] {
  const shares = structure([...peers.map((p) => p.current), ...extra]);
  const growths = peers.map(
    ({ current, base, growth: stated }) =>
      stated ?? (isRate ? pointChange(current, base) : growth(current, base).rate),
  );
  const within = (figures: readonly Figure[], lower: boolean) => ranksByGroup(peers, figures, lower);
  const ranks = within(
    peers.map((p) => p.current),
    lowerIsBetter,
  );
  const before = within(
    peers.map((p) => p.base),
    lowerIsBetter,
  );
  const growthRanks = within(
    peers.map((p, i) => (p.current === 'not_applicable' ? p.current : (growths[i] ?? 'undefined'))),
    lowerIsBetter,
  );
  // A place of a group, counted once for all: beside 2,850 peers each would look at 2,850.
  const place = (i: number) => JSON.stringify([groupOf(peers[i]), ranks[i] ?? null]);
  const holders = Map.groupBy(peers.keys(), place);
  return peers.map((peer, i) => {
    const rank = ranks[i] ?? null;
    const rankBefore = before[i] ?? null;
    const same = holders.get(place(i)) ?? [];
    return {
      share: isRate ? 'undefined' : (shares[i] ?? 'undefined'),
      growth: growths[i] ?? 'undefined',
      change: growth(peer.current, peer.base).change,
      rank,
      tied: rank !== null && same.length > 1,
      rankBefore,
      rankChange: rankChange(rank, rankBefore),
      growthRank: growthRanks[i] ?? null,
    };
  });
}

/**
 * Places by one column of figures, within groups: the one rule of every page. None in a group while a figure that
 * should be there is missing; 不适用 is no gap; the group null is never ranked.
 */
export function ranksOf(
  peers: readonly Pick<RankingInput, 'current' | 'group'>[],
  lowerIsBetter = false,
): (number | null)[] {
  return ranksByGroup(
    peers,
    peers.map((p) => p.current),
    lowerIsBetter,
  );
}

const groupOf = (peer: Pick<RankingInput, 'group'> | undefined): string | null =>
  peer?.group === undefined ? '' : peer.group;

/** Competition ranks within each group. */
function ranksByGroup(
  peers: readonly Pick<RankingInput, 'group'>[],
  figures: readonly Figure[],
  lowerIsBetter: boolean,
): (number | null)[] {
  const result: (number | null)[] = figures.map(() => null);
  for (const group of new Set(peers.map(groupOf))) {
    if (group === null) continue;
    const members = peers.flatMap((peer, i) => (groupOf(peer) === group ? [i] : []));
    const ranks = ranksIfComplete(
      members.map((i) => figures[i] ?? 'undefined'),
      lowerIsBetter,
    );
    members.forEach((i, k) => {
      result[i] = ranks[k] ?? null;
    });
  }
  return result;
}

/** Competition ranks, or none at all while a figure that should be there is missing. 不适用 is no gap. */
function ranksIfComplete(figures: readonly Figure[], lowerIsBetter: boolean): (number | null)[] {
  if (figures.some(isGap)) return figures.map(() => null);
  return competitionRanks(figures, { lowerIsBetter });
}
