/** Places of peers: by amount and by growth, in their groups, then and now; a gap withholds every place that it could move. */
import { expect, test } from 'vitest';
import { competitionRanks, rankInto, rankKey, toRankKeys } from '#shared/calc/rank.ts';
import { type RankingInput, rankPeers, ranksOf } from '#shared/calc/ranking.ts';
import type { Figure } from '#shared/figure.ts';

const peer = (current: Figure, base: Figure, more: Partial<RankingInput> = {}): RankingInput => ({
  ...{ current, base },
  ...more,
});

test('amount, share with 市本级, growth, change and places of three counties', () => {
  const lines = rankPeers([peer(50, 40), peer(30, 20), peer(10, 25)], [10], false);
  expect(lines).toEqual([
    {
      ...{ share: 50, growth: 25, change: 10, rank: 1, tied: false },
      ...{ rankBefore: 1, rankChange: 0, growthRank: 2 },
    },
    {
      ...{ share: 30, growth: 50, change: 10, rank: 2, tied: false },
      ...{ rankBefore: 3, rankChange: 1, growthRank: 1 },
    },
    {
      ...{ share: 10, growth: -60, change: -15, rank: 3, tied: false },
      ...{ rankBefore: 2, rankChange: -1, growthRank: 3 },
    },
  ]);
});

test('equal figures share a place and say so; the next place is left out', () => {
  const lines = rankPeers([peer(30, 1), peer(50, 1), peer(30, 1), peer(10, 1)], [], false);
  expect(lines.map(({ rank, tied }) => [rank, tied])).toEqual([
    [2, true],
    [1, false],
    [2, true],
    [4, false],
  ]);
});

test('rates have no share and grow in 百分点; lower is better turns every place', () => {
  const lines = rankPeers([peer(3.5, 3), peer(2.5, 3.25)], [], true, true);
  expect(
    lines.map(({ share, growth, rank, rankBefore, growthRank }) => [
      share,
      growth,
      rank,
      rankBefore,
      growthRank,
    ]),
  ).toEqual([
    ['undefined', 0.5, 2, 1, 2],
    ['undefined', -0.75, 1, 2, 1],
  ]);
});

test('a growth on a comparable basis goes before the computed one', () => {
  const lines = rankPeers([peer(50, 40, { growth: 5 }), peer(30, 20)], [], false);
  expect(lines.map(({ growth, growthRank }) => [growth, growthRank])).toEqual([
    [5, 2],
    [50, 1],
  ]);
});

test.each<[string, RankingInput[], (number | null)[], (number | null)[], (number | null)[]]>([
  ['a gap now', [peer(50, 40), peer('unreported', 20)], [null, null], [1, 2], [null, null]],
  ['a gap then', [peer(50, 40), peer(30, 'missing')], [1, 2], [null, null], [null, null]],
  ['不适用 is no gap', [peer(50, 40), peer('not_applicable', 20)], [1, null], [1, 2], [1, null]],
  ['不适用 then', [peer(50, 40), peer(30, 'not_applicable')], [1, 2], [1, null], [null, null]],
])('%s', (_, peers, ranks, before, byGrowth) => {
  const lines = rankPeers(peers, [], false);
  expect(lines.map(({ rank }) => rank)).toEqual(ranks);
  expect(lines.map(({ rankBefore }) => rankBefore)).toEqual(before);
  expect(lines.map(({ growthRank }) => growthRank)).toEqual(byGrowth);
  expect(lines.every(({ tied }) => !tied)).toBe(true);
});

test('each group has its places, and its gaps; who belongs to none has none', () => {
  const peers = [
    peer(10, 1, { group: 'county' }),
    peer(90, 1, { group: 'zone' }),
    peer(20, 1, { group: 'county' }),
    peer(90, 1, { group: null }),
    peer('missing', 1, { group: 'zone' }),
  ];
  expect(ranksOf(peers)).toEqual([2, null, 1, null, null]);
  expect(ranksOf(peers.slice(0, 4), true)).toEqual([1, 1, 2, null]);
  const tied = rankPeers([peer(5, 1, { group: 'a' }), peer(5, 1, { group: 'b' })], [], false);
  expect(tied.map(({ rank, tied: shared }) => [rank, shared])).toEqual([
    [1, false],
    [1, false],
  ]);
});

test.each([
  ['what sums round away', [1, 1 + 5e-13, 2], [1, 1, 2]],
  ['as large ones', [1000, 1000 + 5e-10, 1001], [1000, 1000, 1001]],
  ['more than that', [1, 1 + 2e-12], [1, 1 + 2e-12]],
  ['near nothing', [0, 1e-300], [0, 1e-300]],
  ['of two signs', [-1, 1, -1], [-1, 1, -1]],
  ['what is missing', [Number.NaN, 2, 1], [Number.NaN, 2, 1]],
  ['in any order', [3, 1 + 5e-13, 1], [3, 1, 1]],
])('unrounded totals are one number: %s', (_, totals, keys) => {
  const values = Float64Array.from(totals);
  toRankKeys(values, null);
  expect([...values]).toEqual(keys);
});

test.each([
  [81.285, 2, 8129],
  [81.285 - 2e-14, 2, 8129],
  [-0.005, 2, -1],
  [0.0049, 2, 0],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [1.25, 1, 13],
])('%d to %d decimals is %d of the last one', (value, digits, key) => {
  expect(rankKey(value, digits)).toBe(key);
});

test('missing keys have no place, among few and among many', () => {
  for (const count of [3, 60]) {
    const keys = Float64Array.from({ length: count }, (_, i) => (i === 1 ? Number.NaN : -i));
    const ranks = new Uint16Array(count);
    rankInto(keys, ranks);
    expect([ranks[0], ranks[1], ranks[2], ranks[count - 1]]).toEqual([1, 0, 2, count - 1]);
  }
  const negative = Float64Array.from({ length: 50 }, (_, i) => (i < 2 ? ([0, -0][i] ?? 0) : -1));
  const ranks = new Uint16Array(50);
  rankInto(negative, ranks);
  expect([ranks[0], ranks[1], ranks[2], ranks[49]]).toEqual([1, 1, 3, 3]);
  expect(competitionRanks([2, 1], { lowerIsBetter: true })).toEqual([2, 1]);
});
