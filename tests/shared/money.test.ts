import { expect, test } from 'vitest';
import { figureInYi, inYi } from '#shared/money.ts';

test.each([
  [123456, 12.3456],
  [-729.55, -0.072955],
  [0, 0],
  // x / 10000 would leave 31.067854999999998.
  [310678.55, 31.067855],
])('%d 万元 are %d 亿元', (wan, yi) => {
  expect(inYi(wan)).toBe(yi);
});

test('a reason stays a reason', () => {
  expect(figureInYi('unreported')).toBe('unreported');
  expect(figureInYi(10_000)).toBe(1);
});
