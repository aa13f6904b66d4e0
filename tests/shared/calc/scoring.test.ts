import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateUnit } from '#shared/calc/aggregate.ts';
import { anchorsOf } from '#shared/calc/anchors.ts';
import { type Curve, DEFAULT_SCORE, scoreItem } from '#shared/calc/efficacy.ts';
import { weightedMean } from '#shared/calc/means.ts';
import { staysAhead } from '#shared/calc/pairwise.ts';
import { leaveOneOut, ranksUnderWeights, simulateRanks } from '#shared/calc/rank-draws.ts';
import { describeDraws, rankShift } from '#shared/calc/rank-statistics.ts';
import { linearScheme, linearTotals, scoreMatrix } from '#shared/calc/scoring.ts';
import { effectiveWeights, flatTree, type Group, pruneTree, uniformMean } from '#shared/calc/tree.ts';

const matrix = fc.integer({ min: 1, max: 5 }).chain((items) =>
  fc.record({
    items: fc.constant(items),
    rows: fc.array(
      fc.array(fc.option(fc.integer({ min: -99, max: 99 }), { freq: 8, nil: Number.NaN }), {
        minLength: items,
        maxLength: items,
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
);

describe('the fast ways give the same as the slow ones', () => {
  it.each<Curve>(['linear', 'exponential', 'logarithmic', 'power'])(
    'scoreMatrix and scoreItem, %s',
    (curve) => {
      fc.assert(
        fc.property(matrix, fc.boolean(), ({ items, rows }, clamp) => {
          const score = { ...DEFAULT_SCORE, curve, clamp, power: 0.5 };
          const values = Float64Array.from(rows.flat());
          const rules = Array.from({ length: items }, (_, j) => ({
            anchors: anchorsOf(
              rows.map((row) => row[j] as number),
              { rule: 'percentile' },
              j % 2 ? 1 : -1,
            ),
            score,
          }));
          const out = new Float64Array(values.length);
          scoreMatrix(values, rules, out);
          const slow = Array.from(values, (x, k) => {
            const rule = rules[k % items] as (typeof rules)[number];
            return scoreItem(x, rule.anchors, rule.score, 5).score ?? Number.NaN;
          });
          expect([...out]).toEqual(slow);
        }),
      );
    },
  );

  it('linearTotals and the tree', () => {
    fc.assert(
      fc.property(matrix, ({ items, rows }) => {
        const values = Float64Array.from(rows.flat());
        const rules = Array.from({ length: items }, (_, j) => ({
          anchors: anchorsOf(
            rows.map((row) => row[j] as number),
            { rule: 'min_max' },
            1,
          ),
          score: DEFAULT_SCORE,
        }));
        const weights = rules.map((_, j) => j + 1);
        const scores = new Float64Array(values.length);
        scoreMatrix(values, rules, scores);
        const scheme = linearScheme(rules, weights, 60, 40);
        const tree = flatTree([...scheme.weight], 'arithmetic');
        const fast = new Float64Array(rows.length);
        linearTotals(values, scheme, 0.8, fast);
        rows.forEach((_, u) => {
          const { total } = aggregateUnit(tree, scores, u * items, items, 0.8);
          if (typeof total === 'number') expect(fast[u]).toBeCloseTo(total, 9);
          else expect(fast[u]).toBeNaN();
        });
      }),
    );
  });
});

describe('means', () => {
  // COINr tests/testthat/test-aggregate.R (MIT)
  it.each([
    ['geometric', [1, 2, 3], [1, 1, 1], 1.8171205928321397],
    ['geometric', [1, 2, 3], [1, 1, 2], 2.0597671439071177],
    ['harmonic', [1, 2, 3], [2, 1, 1], 1.4117647058823528],
    ['arithmetic', [1, Number.NaN, 3], [1, 5, 1], 2],
    ['geometric', [1, 2, 0], [1, 1, 1], Number.NaN],
    ['arithmetic', [], [], Number.NaN],
  ] as const)('%s of %j by %j is %d', (mean, scores, weights, expected) => {
    const value = weightedMean(mean, scores, weights);
    if (Number.isNaN(expected)) expect(value).toBeNaN();
    else expect(value).toBeCloseTo(expected, 12);
  });
});

describe('the tree of weights', () => {
  const inner: Group = {
    code: 'd',
    weight: 1,
    mean: 'arithmetic',
    children: [
      { item: 0, weight: 1 },
      { item: 1, weight: 3 },
    ],
  };
  const tree: Group = {
    code: 'total',
    weight: 1,
    mean: 'geometric',
    children: [inner, { item: 2, weight: 1 }],
  };

  it('weights in the whole, and who takes over a weight', () => {
    expect([...effectiveWeights(tree, 3)]).toEqual([0.125, 0.375, 0.5]);
    expect([...effectiveWeights(pruneTree(tree, [true, false, true]), 3)]).toEqual([0.5, 0, 0.5]);
    expect([...effectiveWeights(pruneTree(tree, [false, false, true]), 3)]).toEqual([0, 0, 1]);
    expect(uniformMean(tree)).toBeNull();
  });

  it('a missing score’s weight stays in its dimension', () => {
    const result = aggregateUnit(tree, [80, Number.NaN, 90], 0, 3, 0.6);
    expect([...result.weights]).toEqual([0.5, 0, 0.5]);
    expect(result.total).toBeCloseTo(Math.sqrt(80 * 90), 10);
    expect(result.groups).toEqual({ d: 80 });
    expect(result.coverage).toBe(0.625);
    expect(result.contributions).toBeNull();
    expect(aggregateUnit(tree, [80, Number.NaN, 90], 0, 3, 0.8).total).toBe('incomplete');
  });
});

describe('robustness', () => {
  const scores = Float64Array.from([90, 60, 80, 85, 70, 62]);
  const units = {
    scores,
    items: 2,
    tree: flatTree([1, 1], 'arithmetic'),
    ranked: [true, true, true],
    digits: 2,
  };

  it('given weights: ranks under each vector', () => {
    const draws = ranksUnderWeights(units, [
      [1, 1],
      [1, 0],
      [0, 3],
    ]);
    expect([...draws.ranks]).toEqual([2, 1, 3, 1, 2, 1, 3, 3, 2]);
    expect(describeDraws(draws, [2, 1, 3]).map((s) => s?.holds)).toEqual([1 / 3, 2 / 3, 2 / 3]);
    expect(rankShift(draws, [2, 1, 3]).perReplicate).toEqual([0, 2 / 3, 2 / 3]);
  });

  it('a unit without a total takes no rank from others', () => {
    const without = { ...units, ranked: [true, false, true] };
    expect([...simulateRanks(without, { delta: 0.25, draws: 2, seed: 1 }).ranks]).toEqual([1, 1, 0, 0, 2, 2]);
  });

  it('leave one out', () => {
    const left = leaveOneOut(units, [2, 1, 3]);
    expect(left.map(({ item, ranks, maxAbsShift }) => [item, ranks, maxAbsShift])).toEqual([
      [0, [3, 1, 2], 1],
      [1, [1, 2, 3], 1],
    ]);
    expect(leaveOneOut({ ...units, items: 1, tree: flatTree([1], 'arithmetic') }, [])).toEqual([]);
  });

  it.each([
    [[90, 80], [80, 85], 0.25, true], // 10·0.75 − 5·1.25 > 0
    [[90, 80], [80, 86], 0.25, false], // 10·0.75 − 6·1.25 = 0
    [[90, 80], [80, 89], 0, true],
    [[80, 80], [80, 80], 0, false],
  ])('%j stays ahead of %j within ±%d: %s', (a, b, delta, ahead) => {
    const weights = [0.5, 0.5];
    expect(staysAhead({ scores: a, weights }, { scores: b, weights }, delta)).toBe(ahead);
  });

  it('the simulation stays within the exact answer when rows lack different indicators', () => {
    const row = fc.array(fc.option(fc.integer({ min: 60, max: 100 }), { freq: 4, nil: Number.NaN }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(row, row, fc.integer({ min: 0, max: 9999 }), (a, b, seed) => {
        fc.pre(a.some((x) => !Number.isNaN(x)) && b.some((x) => !Number.isNaN(x)));
        const tree = flatTree([4, 3, 2, 1], 'arithmetic');
        const pair = {
          scores: Float64Array.from([...a, ...b]),
          items: 4,
          tree,
          ranked: [true, true],
          digits: null,
        };
        const weightsOf = (u: number) => aggregateUnit(tree, pair.scores, u * 4, 4, 0).weights;
        if (!staysAhead({ scores: a, weights: weightsOf(0) }, { scores: b, weights: weightsOf(1) }, 0.5))
          return;
        const { ranks } = simulateRanks(pair, { delta: 0.5, draws: 30, seed });
        expect([...ranks]).toEqual([...Array(30).fill(1), ...Array(30).fill(2)]);
      }),
      { numRuns: 300 },
    );
  });
});
