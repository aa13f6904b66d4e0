import { expect, test } from 'vitest';
import { spreadOf } from '#shared/calc/spread.ts';

const bins = (values: number[], most?: number) =>
  spreadOf(values, most)?.bins.map(({ from, to, count }) => [from, to, count]);

test('no values have no spread', () => {
  expect(spreadOf([])).toBeNull();
  expect(spreadOf([Number.NaN])).toBeNull();
});

test('bins have round edges, hold their lower edge, and empty ones stand between', () => {
  expect(bins([0, 9.9, 10, 35], 4)).toEqual([
    [0, 10, 2],
    [10, 20, 1],
    [20, 30, 0],
    [30, 40, 1],
  ]);
});

test.each<[number[], number]>([
  [[0.1, 0.2, 0.3], 3],
  [[-0.3, 0, 0.3], 12],
  [[5, 5, 5], 12],
  [[0, 0], 12],
  [[-1, -1.5, 2e9], 12],
  [[1e-7, 2e-7], 5],
])('%j in at most %i bins: each value counted once, in the bin that holds it', (values, most) => {
  const spread = spreadOf(values, most);
  expect(spread?.bins.length).toBeLessThanOrEqual(most);
  expect(spread?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
  for (const { from, to, count } of spread?.bins ?? [])
    expect(values.filter((value) => value >= from && value < to).length, `${from}—${to}`).toBe(count);
});

test('quartiles are those of type 7', () => {
  expect(spreadOf([1, 2, 3, 4])).toMatchObject({ low: 1.75, middle: 2.5, high: 3.25 });
});
