/** The tree of weights, Student's t and the statistics of ranks, against figures worked out by hand or printed in tables. */
import { expect, test } from 'vitest';
import { leaveOneOut, ranksUnderWeights, simulateRanks } from '#shared/calc/rank-draws.ts';
import { rankShift, rankStatistics } from '#shared/calc/rank-statistics.ts';
import { studentCoverage, studentQuantile } from '#shared/calc/student.ts';
import { figureOf, linear, subtract } from '#shared/calc/totals.ts';
import {
  effectiveWeights,
  flatTree,
  type Group,
  uniformMean,
  withEffectiveWeights,
  withLeafWeights,
} from '#shared/calc/tree.ts';

const group = (
  code: string,
  weight: number,
  children: Group['children'],
  more: Partial<Group> = {},
): Group => ({
  ...{ code, weight, mean: 'arithmetic', children },
  ...more,
});
const leaf = (item: number, weight: number) => ({ item, weight });
/** 0 and 1 in a dimension that weighs 3, 2 beside it with 1. */
const TREE = group('total', 1, [group('d', 3, [leaf(0, 1), leaf(1, 3)]), leaf(2, 1)]);

test('a flat tree has every indicator directly under the total', () => {
  expect(flatTree([2, 5], 'geometric')).toEqual({
    ...{ code: 'total', weight: 1, mean: 'geometric' },
    children: [leaf(0, 2), leaf(1, 5)],
  });
});

test('weights of the whole are shared out along the path; an indicator in two places weighs both', () => {
  expect([...effectiveWeights(TREE, 3)]).toEqual([0.1875, 0.5625, 0.25]);
  const twice = group('total', 1, [leaf(0, 1), group('d', 1, [leaf(0, 1), leaf(1, 1)])]);
  expect([...effectiveWeights(twice, 2)]).toEqual([0.75, 0.25]);
  expect([...effectiveWeights(group('total', 1, [leaf(0, 0), leaf(1, 0)]), 2)]).toEqual([0, 0]);
});

test('new weights inside the groups leave the groups as they weigh', () => {
  expect(withLeafWeights(TREE, [5, 7])).toEqual(
    group('total', 1, [group('d', 3, [leaf(0, 5), leaf(1, 7)]), leaf(2, 0)]),
  );
});

test('new weights in the whole: a group weighs what its indicators do', () => {
  expect(withEffectiveWeights(TREE, [5, 7, 4])).toEqual(
    group('total', 16, [group('d', 12, [leaf(0, 5), leaf(1, 7)]), leaf(2, 4)]),
  );
});

test.each<[string, Group, Group['mean'] | null]>([
  ['indicators only', flatTree([1, 1], 'geometric'), 'geometric'],
  ['groups of the same mean', TREE, 'arithmetic'],
  [
    'another mean inside',
    group('total', 1, [leaf(0, 1), group('d', 1, [leaf(1, 1)], { mean: 'harmonic' })]),
    null,
  ],
  [
    'another mean two levels down',
    group('total', 1, [group('d', 1, [group('e', 1, [leaf(0, 1)], { mean: 'geometric' })])]),
    null,
  ],
])('the one mean of %s', (_, tree, mean) => {
  expect(uniformMean(tree)).toBe(mean);
});

test('weights in the group or in the whole rank differently', () => {
  // Unit 0 leads in the dimension, unit 1 beside it.
  const scores = Float64Array.from([90, 90, 60, 70, 70, 85]);
  const units = { scores, items: 3, tree: TREE, ranked: [true, true], digits: 2 };
  // The dimension keeps its 3 beside 2: 78 and 76. It weighs what its two indicators do, 2 beside 2: 75 and 77.5.
  expect([...ranksUnderWeights(units, [[1, 1, 2]], 'group').ranks]).toEqual([1, 2]);
  expect([...ranksUnderWeights(units, [[1, 1, 2]], 'whole').ranks]).toEqual([2, 1]);
  expect([...ranksUnderWeights(units, [[1, 1, 2]]).ranks]).toEqual([2, 1]);
});

test('totals that print alike share a rank in every draw', () => {
  const scores = Float64Array.from([80.001, 80.004]);
  const units = { scores, items: 1, tree: flatTree([1], 'arithmetic'), ranked: [true, true], digits: 2 };
  expect([...ranksUnderWeights(units, [[1]]).ranks]).toEqual([1, 1]);
  expect([...ranksUnderWeights({ ...units, digits: 3 }, [[1]]).ranks]).toEqual([2, 1]);
});

test('where the levels have different means the draws follow the tree', () => {
  const tree = group('total', 1, [group('d', 1, [leaf(0, 1), leaf(1, 1)]), leaf(2, 1)], {
    mean: 'geometric',
  });
  // √(50 · 98) = 70 and √(70 · 72) = 70.99; one arithmetic mean would say 74 and 71.
  const scores = Float64Array.from([50, 50, 98, 70, 70, 72]);
  const units = { scores, items: 3, tree, ranked: [true, true], digits: 2 };
  expect([...simulateRanks(units, { delta: 0, draws: 1, seed: 1 }).ranks]).toEqual([2, 1]);
});

test('without an indicator: how far ranks move on average, of the units that had one', () => {
  const scores = Float64Array.from([90, 60, 80, 85, 70, 62]);
  const tree = flatTree([1, 1], 'arithmetic');
  const units = { scores, items: 2, tree, ranked: [true, true, true], digits: 2 };
  const shifts = (nominal: (number | null)[]) =>
    leaveOneOut(units, nominal).map(({ item, ranks, meanAbsShift, maxAbsShift }) => [
      ...[item, ranks, meanAbsShift, maxAbsShift],
    ]);
  expect(shifts([2, 1, 3])).toEqual([
    [0, [3, 1, 2], 2 / 3, 1],
    [1, [1, 2, 3], 2 / 3, 1],
  ]);
  expect(shifts([null, 1, 3])).toEqual([
    [0, [3, 1, 2], 0.5, 1],
    [1, [1, 2, 3], 0.5, 1],
  ]);
  expect(shifts([null, null, null]).map(([, , mean, max]) => [mean, max])).toEqual([
    [0, 0],
    [0, 0],
  ]);
  const unweighed = { ...units, tree: flatTree([1, 0], 'arithmetic') };
  expect(leaveOneOut(unweighed, [1, 2, 3])).toEqual([]);
});

/** Two-sided, as printed in tables of the t distribution. */
test.each([
  [0.95, 1, 12.7062],
  [0.95, 2, 4.30265],
  [0.95, 3, 3.18245],
  [0.95, 4, 2.77645],
  [0.95, 5, 2.57058],
  [0.95, 10, 2.22814],
  [0.95, 30, 2.04227],
  [0.8, 7, 1.41492],
  [0.99, 1, 63.6567],
  [0.99, 6, 3.70743],
  [0.5, 2, 0.8165],
])('%d of the t distribution with %d degrees of freedom lies within ±%d', (coverage, freedom, t) => {
  expect(studentQuantile(coverage, freedom)).toBeCloseTo(t, 4);
  expect(studentCoverage(t, freedom)).toBeCloseTo(coverage, 5);
});

test('what Student’s t says at its ends', () => {
  expect([studentCoverage(0, 1), studentCoverage(0, 8)]).toEqual([0, 0]);
  expect(studentCoverage(1, 1)).toBeCloseTo(0.5, 14);
  expect(studentCoverage(1, 2)).toBeCloseTo(1 / Math.sqrt(3), 14);
  expect(studentQuantile(0.5, 1)).toBeCloseTo(1, 14);
});

test('replicate ranks of one unit: middle, interval, extremes, and how often it holds its place', () => {
  expect(rankStatistics([2, 1, 2, 5, 3], 2)).toEqual({
    ...{ nominal: 2, mean: 2.6, median: 2, q5: 1.2, q95: 4.6, min: 1, max: 5, holds: 0.4, withinOne: 0.8 },
  });
  expect(rankStatistics([4, 4], 2)).toMatchObject({ holds: 0, withinOne: 0, min: 4, max: 4, mean: 4 });
  expect([rankStatistics([], 2), rankStatistics([1], null)]).toEqual([null, null]);
});

test('how far ranks moved: per replicate, of the ranked units, and on average', () => {
  // Three units, two replicates; the second is not ranked.
  const draws = { ranks: Uint16Array.from([1, 3, 0, 0, 2, 2]), draws: 2 };
  expect(rankShift(draws, [1, null, 2])).toEqual({ perReplicate: [0, 1], mean: 0.5 });
  expect(rankShift(draws, [null, null, null])).toEqual({ perReplicate: [0, 0], mean: 0 });
  expect(rankShift({ ranks: new Uint16Array(0), draws: 0 }, [1])).toEqual({ perReplicate: [], mean: 0 });
});

test('differences keep why a figure is not there, of the first that is not', () => {
  expect([subtract(5n, 7n), subtract('missing', 7n), subtract(5n, 'unreported')]).toEqual([
    ...[-2n, 'missing', 'unreported'],
  ]);
  expect(subtract('missing', 'unreported')).toBe('missing');
  expect([figureOf(1_500_000n), figureOf('missing')]).toEqual([1.5, 'missing']);
  expect(
    linear([
      { sign: -1, value: 3n },
      { sign: 1, value: 10n },
    ]),
  ).toBe(7n);
});
