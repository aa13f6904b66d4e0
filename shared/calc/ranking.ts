/** The ranking table of one metric over the peers: amount, share, growth, rank and its change. */
import { type Figure, isGap } from '../figure.ts';
import {
  type Column,
  columnOf,
  emptyResults,
  figureIn,
  type Results,
  resultIn,
  resultsOf,
  setResult,
} from './column.ts';
import { changesInto, growthsOf, sharesInto, wholeOf } from './columns.ts';
import { rankChange, ranksOfValues } from './rank.ts';

export interface RankingInput {
  current: Figure;
  base: Figure;
  /** A growth that prevails over the computed one (可比口径); left out: computed. */
  growth?: Figure;
  /** Peers are ranked among those of one group; null is never ranked. Left out: all are of one group. */
  group?: string | null;
}

/** The same by columns: one place a peer. */
export interface RankingColumns {
  current: Column;
  base: Column;
  /** Growths that prevail over the computed ones; null: computed. */
  growth: Results | null;
  groups: readonly (string | null)[];
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

/** As `rankColumns`, of peers one by one. */
export function rankPeers(
  peers: readonly RankingInput[],
  extra: readonly Figure[],
  isRate: boolean,
  lowerIsBetter = false,
): RankingLine[] {
  const current = columnOf(peers.map((p) => p.current));
  const base = columnOf(peers.map((p) => p.base));
  const growth = growthsOf(current, base, isRate);
  for (const [at, peer] of peers.entries()) if (peer.growth !== undefined) setResult(growth, at, peer.growth);
  const columns = { current, base, growth, groups: peers.map(groupOf) };
  return rankColumns(columns, columnOf(extra), isRate, lowerIsBetter);
}

/**
 * Ranks peers by their current figures within their groups. While any peer of a group that should have a figure lacks
 * one, the others' ranks would change with it, so all ranks of that group and period are withheld.
 * @param extra further addends of the shares' whole (市本级).
 * @param isRate rates have no share and grow in 百分点.
 */
export function rankColumns(
  { current, base, growth, groups }: RankingColumns,
  extra: Column,
  isRate: boolean,
  lowerIsBetter = false,
): RankingLine[] {
  const [shares, changes] = [emptyResults(groups.length), emptyResults(groups.length)];
  if (!isRate) sharesInto(current, columnOf([wholeOf([current, extra])]), shares);
  changesInto(current, base, changes);
  const growths = growth ?? (isRate ? changes : growthsOf(current, base, isRate));
  const members = membersOf(groups);
  const ranks = ranksWithin(members, resultsOf(current), lowerIsBetter);
  const before = ranksWithin(members, resultsOf(base), lowerIsBetter);
  const growthRanks = ranksWithin(members, amongThose(current, growths), lowerIsBetter);
  const tied = tiesWithin(members, ranks);
  return groups.map((_, at) => {
    const [rank, rankBefore] = [ranks[at] ?? null, before[at] ?? null];
    return {
      share: isRate ? 'undefined' : resultIn(shares, at),
      growth: resultIn(growths, at),
      change: resultIn(changes, at),
      rank,
      tied: tied[at] === 1,
      rankBefore,
      rankChange: rankChange(rank, rankBefore),
      growthRank: growthRanks[at] ?? null,
    };
  });
}

/** A unit that has no such figure is no gap among the growths either. */
function amongThose(current: Column, growths: Results): Results {
  const own = { value: growths.value.slice(), mark: growths.mark.slice() };
  for (let at = 0; at < own.mark.length; at++)
    if (figureIn(current, at) === 'not_applicable') setResult(own, at, 'not_applicable');
  return own;
}

/**
 * Places by one column of figures, within groups: the one rule of every page. None in a group while a figure that
 * should be there is missing; 不适用 is no gap; the group null is never ranked.
 */
export function ranksOf(
  peers: readonly Pick<RankingInput, 'current' | 'group'>[],
  lowerIsBetter = false,
): (number | null)[] {
  return ranksOfColumn(columnOf(peers.map((p) => p.current)), peers.map(groupOf), lowerIsBetter);
}

/** The same of a column. @param groups of each place */
export function ranksOfColumn(
  figures: Column,
  groups: readonly (string | null)[],
  lowerIsBetter = false,
): (number | null)[] {
  return ranksWithin(membersOf(groups), resultsOf(figures), lowerIsBetter);
}

const groupOf = ({ group }: Pick<RankingInput, 'group'>): string | null => (group === undefined ? '' : group);

/** The places of every group that is ranked. */
function membersOf(groups: readonly (string | null)[]): number[][] {
  const members = new Map<string, number[]>();
  for (const [at, group] of groups.entries()) {
    if (group === null) continue;
    const own = members.get(group);
    if (own) own.push(at);
    else members.set(group, [at]);
  }
  return [...members.values()];
}

/** Competition ranks within each group, or none at all while a figure that should be there is missing. */
function ranksWithin(
  groups: readonly (readonly number[])[],
  figures: Results,
  lowerIsBetter: boolean,
): (number | null)[] {
  const found: (number | null)[] = Array.from(figures.mark, () => null);
  for (const members of groups) {
    if (members.some((at) => isGap(resultIn(figures, at)))) continue;
    const values = Float64Array.from(members, (at) => figures.value[at] ?? Number.NaN);
    const ranks = ranksOfValues(values, { lowerIsBetter });
    for (const [i, at] of members.entries()) found[at] = ranks[i] || null;
  }
  return found;
}

/** 1 where another of the group has the same rank. */
function tiesWithin(groups: readonly (readonly number[])[], ranks: readonly (number | null)[]): Uint8Array {
  const tied = new Uint8Array(ranks.length);
  for (const members of groups) {
    const first = new Map<number, number>();
    for (const at of members) {
      const rank = ranks[at] ?? null;
      const other = rank === null ? undefined : first.get(rank);
      if (other !== undefined) tied[at] = tied[other] = 1;
      else if (rank !== null) first.set(rank, at);
    }
  }
  return tied;
}
