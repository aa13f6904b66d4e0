/** From item scores to groups and the total: what is missing, how much must be there, what rounding takes. */
import { describe, expect, it, test } from 'vitest';
import { aggregateUnit, evaluate } from '#shared/calc/aggregate.ts';
import { flatTree, type Group } from '#shared/calc/tree.ts';

const NONE = Number.NaN;
/** Two dimensions of equal weight; the first wants half of its own weight present. */
const TREE: Group = {
  code: 'total',
  weight: 1,
  mean: 'arithmetic',
  children: [
    {
      code: 'a',
      weight: 3,
      mean: 'arithmetic',
      minPresent: 0.5,
      children: [
        { item: 0, weight: 1 },
        { item: 1, weight: 3 },
      ],
    },
    { code: 'b', weight: 1, mean: 'arithmetic', children: [{ item: 2, weight: 1 }] },
  ],
};
const of = (scores: readonly number[], minPresent = 0, tree = TREE) =>
  aggregateUnit(tree, scores, 0, scores.length, minPresent);

describe('two dimensions', () => {
  it('all there: the weighted mean of weighted means, with each weight and its points', () => {
    const unit = of([80, 60, 100]);
    expect(unit).toMatchObject({ total: 73.75, coverage: 1, groups: { a: 65, b: 100 } });
    expect([...unit.weights]).toEqual([0.1875, 0.5625, 0.25]);
    expect([...(unit.contributions ?? [])]).toEqual([15, 33.75, 25]);
  });

  it.each<[string, readonly number[], number, object]>([
    ['enough of a dimension', [NONE, 60, 100], 0, { total: 70, coverage: 0.8125, groups: { a: 60, b: 100 } }],
    [
      'too little of a dimension: its weight goes to the other',
      [80, NONE, 100],
      0,
      { total: 100, coverage: 0.25, groups: { a: 'incomplete', b: 100 } },
    ],
    [
      'nothing of a dimension',
      [80, 60, NONE],
      0,
      { total: 65, coverage: 0.75, groups: { a: 65, b: 'incomplete' } },
    ],
    [
      'nothing at all',
      [NONE, NONE, NONE],
      0,
      { total: 'incomplete', coverage: 0, groups: { a: 'incomplete', b: 'incomplete' } },
    ],
    ['exactly as much as is wanted', [80, 60, NONE], 0.75, { total: 65, coverage: 0.75 }],
    ['a little less than is wanted', [80, 60, NONE], 0.76, { total: 'incomplete', coverage: 0.75 }],
    ['less by dust alone', [80, 60, NONE], 0.75 + 1e-12, { total: 65 }],
  ])('%s', (_what, scores, minPresent, expected) => expect(of(scores, minPresent)).toMatchObject(expected));

  it('what is missing weighs nothing, and the weights that stay add up to 1', () => {
    expect([...of([NONE, 60, 100]).weights]).toEqual([0, 0.75, 0.25]);
    expect([...of([80, NONE, 100]).weights]).toEqual([0, 0, 1]);
    expect([...of([NONE, NONE, NONE]).weights]).toEqual([0, 0, 0]);
  });
});

test.each([
  ['exactly its share', [1, 3], [80, NONE], 0.25, 80],
  ['less than its share', [1, 3], [80, NONE], 0.26, NONE],
  ['its share but for dust', [1, 3], [80, NONE], 0.25 + 1e-12, 80],
  ['heavy weights, still dust', [1e6, 3e6], [80, NONE], 0.25 + 1e-12, 80],
  ['light weights, no dust', [1e-6, 3e-6], [80, NONE], 0.26, NONE],
  ['without weight no score is looked at', [0, 2], [999, 50], 0, 50],
  ['a missing score of no weight lacks nothing', [0, 2], [NONE, 50], 1, 50],
  ['nothing carries weight', [0, 0], [80, 50], 0, NONE],
] as const)('a group of which must be there: %s', (_what, weights, scores, minPresent, score) => {
  expect(evaluate({ ...flatTree(weights, 'arithmetic'), minPresent }, scores, 0)).toBe(score);
});

test('rows lie one behind the other', () => {
  expect(evaluate(flatTree([1, 1], 'arithmetic'), [1, 2, 30, 50], 2)).toBe(40);
  expect([
    ...(aggregateUnit(flatTree([1, 1], 'arithmetic'), [1, 2, 30, 50], 2, 2, 0).contributions ?? []),
  ]).toEqual([15, 25]);
});

test('what a sum rounds away is added again, whichever of the two is larger', () => {
  // 1 + 1e100 + 1 − 1e100 is 2; plain addition says 0.
  expect(evaluate(flatTree([1, 1, 1, 1], 'arithmetic'), [1, 1e100, 1, -1e100], 0)).toBe(0.5);
  expect(evaluate(flatTree([1, 1, 1, 1], 'arithmetic'), [1e100, 1, -1e100, 1], 0)).toBe(0.5);
});

describe('a mean without a value', () => {
  it('is said, not passed over as missing', () => {
    const unit = of([0, 60], 0, flatTree([1, 1], 'geometric'));
    expect(unit).toMatchObject({ total: 'undefined', coverage: 1, contributions: null });
  });
  it('of one dimension makes the total undefined', () => {
    const tree: Group = {
      ...flatTree([], 'geometric'),
      children: [
        { ...flatTree([1, 1], 'geometric'), code: 'g' },
        { item: 2, weight: 1 },
      ],
    };
    expect(of([0, 60, 50], 0, tree)).toMatchObject({ total: 'undefined', groups: { g: 'undefined' } });
  });
  it('a reciprocal beyond all numbers is none', () => {
    expect(of([1e-320, 60], 0, flatTree([1, 1], 'harmonic')).total).toBe('undefined');
  });
  it('geometric and harmonic where they are defined', () => {
    expect(of([4, 9], 0, flatTree([1, 1], 'geometric')).total).toBeCloseTo(6, 12);
    expect(of([4, 12], 0, flatTree([1, 1], 'harmonic')).total).toBeCloseTo(6, 12);
  });
});
