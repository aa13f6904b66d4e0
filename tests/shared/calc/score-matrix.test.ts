/** Whole matrices of scores and totals, worked out by hand: what has no score, what weighs nothing, how much may be missing. */
import { expect, test } from 'vitest';
import { anchorsOf } from '#shared/calc/anchors.ts';
import { DEFAULT_SCORE } from '#shared/calc/efficacy.ts';
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
