/** Decisions that binary dust must not make: sums, quotients, quartiles and fences on decimal digits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, percent, percentChange, positionBetween, sumOf } from '#shared/calc/exact.ts';
import { insideFence, quantile7, sortedValues } from '#shared/calc/quantile.ts';
import { compare, minus, over, plus, rational, times, toNumber } from '#shared/calc/rational.ts';
import { shiftDecimal } from '#shared/decimal.ts';

/** A decimal of at most `digits` digits with up to eight places. */
const decimal = (digits: number) =>
  fc
    .record({ whole: fc.integer({ min: -(10 ** digits), max: 10 ** digits }), places: fc.nat({ max: 8 }) })
    .map(({ whole, places }) => Number(`${whole}e-${places}`));

const power = fc.integer({ min: -12, max: 12 });
const shifted = shiftDecimal;

describe('fractions', () => {
  it('a double comes back from its decimal form', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }), (x) => {
        fc.pre(Math.abs(x) > 1e-200);
        expect(toNumber(rational(x))).toBe(x + 0);
      }),
    );
  });

  it('a quotient of whole numbers is rounded as the processor rounds it', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.maxSafeInteger().filter((n) => n !== 0),
        (a, b) => {
          expect(toNumber(over(rational(a), rational(b)))).toBe(a / b + 0);
        },
      ),
    );
  });

  it('compares below the last place of a double', () => {
    expect(compare(rational('0.30000000000000000001'), rational(0.3))).toBe(1);
    expect(compare(rational('3e-1'), rational(0.3))).toBe(0);
  });
});

describe('arithmetic of figures', () => {
  it.each([
    [sumOf([0.1, 0.2]), 0.3],
    [sumOf([310678.55, 71450.4, 2417871.05]), 2_800_000],
    [sumOf([31.067855, 7.14504, 241.787105]), 280],
    [sumOf([1e15, 0.25, -1e15]), 0.25],
    [sumOf([]), 0],
    [difference(0.3, 0.1), 0.2],
    [difference(14_000_000_000.1, 14_000_000_000), 0.1],
    [percent(0.07, 1), 7],
    [percent(3, 7), 300 / 7],
    [percentChange(330.33, 300.3), 10],
    [percentChange(110, 100), 10],
    [positionBetween(0.3, 0.1, 0.9), 0.25],
    [positionBetween(9.6, 6, 12), 0.6],
  ])('%d is %d', (found, expected) => expect(found).toBe(expected));

  const slowly = {
    sum: (all: readonly number[]) => toNumber(all.map(rational).reduce(plus, rational(0))),
    difference: (a: number, b: number) => toNumber(minus(rational(a), rational(b))),
    percent: (a: number, b: number) => toNumber(times(rational(100), over(rational(a), rational(b)))),
    change: (a: number, b: number) =>
      toNumber(times(rational(100), over(minus(rational(a), rational(b)), rational(b)))),
  };

  it('the short ways give what the fractions give, to the bit', () => {
    const amount = fc.oneof(
      ...[9, 12, 15, 17].map(decimal),
      ...[0, 2, 6].map((places) => fc.maxSafeInteger().map((whole) => Number(`${whole}e-${places}`))),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 }),
      fc.constantFrom(0, -0, 1e9 - 0.01, 1e9, 1e13 - 0.01, 1e13, 9_007_199_254.74, 0.000001, 1e-7),
    );
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 6 }), amount, amount, (all, a, b) => {
        expect(sumOf(all)).toBe(slowly.sum(all));
        expect(difference(a, b)).toBe(slowly.difference(a, b));
        if (b === 0) return;
        expect(percent(a, b)).toBe(slowly.percent(a, b));
        expect(percentChange(a, b)).toBe(slowly.change(a, b));
      }),
      {
        numRuns: 2_000,
        examples: [
          [[-0], -0, 0],
          [[1e9, 0.01], -0, 1],
          [[0.1, 0.2], 1e13, 1e13 - 0.01],
        ],
      },
    );
  });

  it('hits a round sum exactly, in 万元 as in 亿元', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10 ** 11 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(amounts, (hundredths) => {
        const whole = 10 ** 13;
        const parts = [...hundredths, whole - hundredths.reduce((sum, x) => sum + x, 0)];
        expect(sumOf(parts.map((x) => shifted(x, -2)))).toBe(10 ** 11);
        expect(sumOf(parts.map((x) => shifted(x, -6)))).toBe(10 ** 7);
      }),
    );
  });

  it('a power of ten on both sides changes no bit of a quotient', () => {
    fc.assert(
      fc.property(decimal(12), decimal(12), decimal(12), power, (x, from, to, exponent) => {
        fc.pre(from !== to && from !== 0);
        const [a, b, c] = [x, from, to].map((value) => shifted(value, exponent)) as [number, number, number];
        expect(positionBetween(a, b, c)).toBe(positionBetween(x, from, to));
        expect(percent(a, b)).toBe(percent(x, from));
        expect(percentChange(a, b)).toBe(percentChange(x, from));
      }),
    );
  });
});

describe('quartiles and fence', () => {
  it.each([
    // Q1 0.1, Q3 0.3, IQR 0.2: the fence stands at 0.9.
    [[0, 0.1, 0.2, 0.3, 0.9], 5],
    [[0, 1, 2, 3, 9], 5],
    [[0, 0.1, 0.2, 0.3, 0.900001], 4],
    [[0, 0.1, 0.2, 0.3, 0.90000000000001], 4],
    [[-0.6, 0, 0.1, 0.2, 0.3].map((x) => x + 0), 5],
    [[-0.600001, 0, 0.1, 0.2, 0.3], 4],
    [[-0.600001, 0, 0.1, 0.2, 0.9], 3],
    // The fence 4 × 123456789012345 − 3 × 10⁻¹⁵ and the value beyond it are one double.
    [[0, 1e-15, 1, 123456789012345, 493827156049380], 4],
    [[0, 1e-15, 1, 123456789012345, 493827156049379], 5],
    // Thirds: no double is one, and their fence at 3 is inside all the same.
    [[0, 1 / 3, 2 / 3, 1, 3], 5],
    [[0, 100 / 3, 200 / 3, 100, 300], 5],
    [[0, 1 / 3, 2 / 3, 1, 3.000000001], 4],
    [[5, 5, 5, 5, 5], 5],
    [[5, 5, 5, 5, 5.01], 4],
    [[], 0],
  ])('%j: %i inside', (values, inside) => expect(insideFence(sortedValues(values), 3)).toHaveLength(inside));

  it.each([
    // The fence of thirds at 1.5 is 2, known to a few units of its last place.
    [2.000000000000002, 5],
    [2.000000000000003, 4],
    [-0.6666666666666666, 5],
    [-0.67, 4],
  ])('thirds and %d at 1.5: %i inside', (last, inside) => {
    const values = last > 0 ? [0, 1 / 3, 2 / 3, 1, last] : [last, 1 / 3, 2 / 3, 1, 1];
    expect(insideFence(sortedValues(values), 1.5)).toHaveLength(inside);
  });

  it('a value put on the fence is inside, one last digit beyond it is not, at every power of ten', () => {
    const quartiles = fc.record({
      low: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      width: fc.integer({ min: 1, max: 100_000 }),
      exponent: power,
    });
    fc.assert(
      fc.property(quartiles, ({ low, width, exponent }) => {
        const [q1, q3] = [low, low + 2 * width];
        const fence = q3 + 3 * (q3 - q1);
        const values = (last: number) =>
          sortedValues([q1 - 1, q1, q1 + width, q3, last].map((x) => shifted(x, exponent)));
        expect(insideFence(values(fence), 3)).toHaveLength(5);
        expect(insideFence(values(fence + 1), 3)).toHaveLength(4);
      }),
    );
  });

  it('a quantile is rounded once', () => {
    expect(quantile7([0, 0.1, 0.2, 0.3, 0.9], 0.1)).toBe(0.04);
    expect(
      quantile7(
        Array.from({ length: 21 }, (_, i) => i / 10),
        0.15,
      ),
    ).toBe(0.3);
    expect(
      quantile7(
        Array.from({ length: 1000 }, (_, i) => i),
        0.05,
      ),
    ).toBe(49.95);
  });
});
