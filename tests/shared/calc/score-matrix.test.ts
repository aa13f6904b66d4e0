/** Whole matrices of scores and totals, worked out by hand: what has no score, what weighs nothing, how much may be missing. */
import { expect, test } from 'vitest';
import { anchorsOf } from '#shared/calc/anchors.ts';
import { DEFAULT_SCORE } from '#shared/calc/efficacy.ts';
import { staysAhead } from '#shared/calc/pairwise.ts';
import { type ItemRule, linearScheme, linearTotals, scoreMatrix } from '#shared/calc/scoring.ts';

const NONE = Number.NaN;
const peers = (values: number[], score = DEFAULT_SCORE): ItemRule => ({
  anchors: anchorsOf(values, { rule: 'min_max' }, 1),
  score,
});
const FIXED: ItemRule = {
  anchors: anchorsOf([], { rule: 'fixed', worst: 0, best: 100 }, 1),
  score: DEFAULT_SCORE,
};
const TIERS: ItemRule = {
  anchors: anchorsOf([], { rule: 'tiers', tiers: [10, 8, 5, 2, 0] }, 1),
  score: DEFAULT_SCORE,
};
const [ONE_PEER, NO_SPREAD, TWO_PEERS] = [peers([5]), peers([5, 5]), peers([0, 10])];

test('scores of a matrix: between anchors and tiers; none of a single peer, of equal peers, of what is missing', () => {
  const rules = [FIXED, ONE_PEER, NO_SPREAD, TIERS, TWO_PEERS];
  const values = Float64Array.from([...[75, 5, 5, 9, 5], ...[NONE, 5, 5, NONE, 20]]);
  const out = new Float64Array(10).fill(7);
  scoreMatrix(values, rules, out);
  const [first, second] = [[...out.slice(0, 5)], [...out.slice(5)]];
  expect(first).toEqual([90, NONE, NONE, expect.closeTo(90, 12), 80]);
  expect(second).toEqual([NONE, NONE, NONE, NONE, 100]);
  scoreMatrix(
    values,
    [FIXED, ONE_PEER, NO_SPREAD, TIERS, peers([0, 10], { ...DEFAULT_SCORE, clamp: false })],
    out,
  );
  expect(out[9]).toBe(140);
});

test.each<[string, ItemRule[], number[], number[], number, number]>([
  ['a weighted mean of 90 and 80', [FIXED, TWO_PEERS], [3, 1], [75, 5], 0, 87.5],
  ['weights of another size', [FIXED, TWO_PEERS], [6, 2], [75, 5], 1, 87.5],
  ['beyond the anchors', [FIXED, TWO_PEERS], [1, 1], [-10, 99], 0, 80],
  [
    'what cannot be scored weighs nothing',
    [FIXED, TWO_PEERS, ONE_PEER, NO_SPREAD],
    [3, 1, 5, 5],
    [75, 5, 5, 5],
    1,
    87.5,
  ],
  [
    'three quarters of the weight there, three quarters asked for',
    [FIXED, TWO_PEERS],
    [3, 1],
    [75, NONE],
    0.75,
    90,
  ],
  ['three quarters there, more asked for', [FIXED, TWO_PEERS], [3, 1], [75, NONE], 0.76, NONE],
  ['a value of 0 is there', [FIXED, TWO_PEERS], [3, 1], [0, 5], 1, 65],
  ['nothing there, nothing asked for', [FIXED, TWO_PEERS], [3, 1], [NONE, NONE], 0, NONE],
  ['nothing that can be scored', [ONE_PEER, NO_SPREAD], [3, 1], [5, 5], 0, NONE],
])('the total of a unit, %s', (_, rules, weights, row, minPresent, total) => {
  const totals = new Float64Array(2).fill(7);
  const values = Float64Array.from([...row, ...row]);
  linearTotals(values, linearScheme(rules, weights, 60, 40), minPresent, totals);
  expect([...totals]).toEqual([total, total]);
});

test('a scheme laid out for one pass', () => {
  const { worst, slope, weight, c, d } = linearScheme([FIXED, TWO_PEERS, ONE_PEER], [3, 1, 5], 60, 40);
  expect([[...worst], [...slope], [...weight], c, d]).toEqual([[0, 0, 0], [0.03, 0.1, 0], [3, 1, 0], 60, 40]);
});

type Row = [scores: number[], weights: number[]];
const HALVES = [0.5, 0.5];
test.each<[string, Row, Row, number, 'arithmetic' | 'geometric' | 'harmonic', boolean]>([
  // Reciprocals 1/50, 1/100 against 1/66 twice: means of 66.67 and 66.
  ['harmonic', [[50, 100], HALVES], [[66, 66], HALVES], 0, 'harmonic', true],
  ['harmonic, the other way', [[66, 66], HALVES], [[50, 100], HALVES], 0, 'harmonic', false],
  [
    'harmonic, weights moved by a twentieth',
    [[50, 100], HALVES],
    [[66, 66], HALVES],
    0.05,
    'harmonic',
    false,
  ],
  // √(50 · 100) = 70.7 against 70.
  ['geometric', [[50, 100], HALVES], [[70, 70], HALVES], 0.01, 'geometric', true],
  [
    'geometric, weights moved by a twentieth',
    [[50, 100], HALVES],
    [[70, 70], HALVES],
    0.05,
    'geometric',
    false,
  ],
  // The lowest that 90 and 80 can mean is (0.75 · 90 + 1.25 · 80) ÷ 2 = 83.75.
  [
    'one lacks an indicator',
    [[90, 80], HALVES],
    [
      [83.7, NONE],
      [1, 0],
    ],
    0.25,
    'arithmetic',
    true,
  ],
  [
    'one lacks an indicator, equal at worst',
    [[90, 80], HALVES],
    [
      [83.75, NONE],
      [1, 0],
    ],
    0.25,
    'arithmetic',
    false,
  ],
  [
    'one lacks an indicator, behind at worst',
    [[90, 80], HALVES],
    [
      [83.8, NONE],
      [1, 0],
    ],
    0.25,
    'arithmetic',
    false,
  ],
  // The highest is (1.25 · 90 + 0.75 · 80) ÷ 2 = 86.25.
  [
    'the other lacks one',
    [
      [86.3, NONE],
      [1, 0],
    ],
    [[90, 80], HALVES],
    0.25,
    'arithmetic',
    true,
  ],
  [
    'the other lacks one, behind at worst',
    [
      [86.2, NONE],
      [1, 0],
    ],
    [[90, 80], HALVES],
    0.25,
    'arithmetic',
    false,
  ],
  [
    'what weighs nothing says nothing',
    [
      [90, NONE],
      [1, 0],
    ],
    [
      [89, NONE],
      [1, 0],
    ],
    0.5,
    'arithmetic',
    true,
  ],
  ['a lead of binary dust', [[80, 80 + 1e-12], HALVES], [[80, 80], HALVES], 0, 'arithmetic', false],
  ['a small lead', [[80, 80.0001], HALVES], [[80, 80], HALVES], 0, 'arithmetic', true],
])('who stays ahead: %s', (_, [scores, weights], [others, otherWeights], delta, mean, ahead) => {
  expect(staysAhead({ scores, weights }, { scores: others, weights: otherWeights }, delta, mean)).toBe(ahead);
});
