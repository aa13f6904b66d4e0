import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exactToNumber,
  formatFixed,
  fromExact,
  fromMicro,
  microToNumber,
  roundHalfEven,
  roundHalfUp,
  shiftDecimal,
  toExact,
  toMicro,
} from '#shared/decimal.ts';

describe('rounding on decimal digits', () => {
  // GB/T 8170-2008 examples (daowen.com/book/content/214653640/12857750.html, wiki.szjm666.com/cn/item/281272.html)
  it.each([
    ['12.1498', 0, '12', '12'],
    ['12.1498', 1, '12.1', '12.1'],
    ['10.5002', 0, '11', '11'],
    ['1.050', 1, '1.0', '1.1'],
    ['0.35', 1, '0.4', '0.4'],
    ['2500', -3, '2000', '3000'],
    ['3500', -3, '4000', '4000'],
    ['1268', -2, '1300', '1300'],
    ['-0.0365', 3, '-0.036', '-0.037'],
    ['8.53459', 2, '8.53', '8.53'],
    ['28.175', 2, '28.18', '28.18'],
    ['28.165', 2, '28.16', '28.17'],
    ['28.250', 1, '28.2', '28.3'],
    ['28.050', 1, '28.0', '28.1'],
    ['28.2501', 1, '28.3', '28.3'],
    ['2.154546', 2, '2.15', '2.15'],
  ])('%s to %i decimals: even %s, up %s', (x, digits, even, up) => {
    expect(roundHalfEven(x, digits)).toBe(even);
    expect(roundHalfUp(x, digits)).toBe(up);
  });

  it.each([
    [1.005, 2, '1.01'],
    [28.165, 2, '28.17'],
    [1e21, 0, '1000000000000000000000'],
    [5e-7, 6, '0.000001'],
    [-0.001, 2, '0.00'],
    [499, -3, '0'],
    [0, 1, '0.0'],
    [999.95, 1, '1000.0'],
  ])('the double %d to %i decimals is %s', (x, digits, expected) =>
    expect(roundHalfUp(x, digits)).toBe(expected),
  );

  it.each(['', 'abc', '1.2亿', '1,000', '.', '--1', 'NaN'])('refuses %j', (x) => {
    expect(() => roundHalfUp(x, 2)).toThrow(RangeError);
  });
  it('refuses infinities and NaN', () => {
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => roundHalfUp(x, 2)).toThrow(RangeError);
  });
});

describe('micro integers', () => {
  it.each([
    ['1.23', 1230000, '1.23'],
    ['-0.10', -100000, '-0.1'],
    ['-0', 0, '0'],
    ['12000', 12000000000, '12000'],
    ['0.0000005', 1, '0.000001'],
    ['1.2e4', 12000000000, '12000'],
    [' 7. ', 7000000, '7'],
    ['.5', 500000, '0.5'],
    ['100.000000', 100000000, '100'],
  ])('%j ↔ %i ↔ %s', (text, micro, canonical) => {
    expect(toMicro(text)).toBe(micro);
    expect(fromMicro(micro)).toBe(canonical);
  });

  it('refuses what does not fit or is no whole number', () => {
    expect(() => toMicro('9007199254.740992')).toThrow(RangeError);
    expect(toMicro('9007199254.740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => fromMicro(0.5)).toThrow(RangeError);
  });

  it('comes back from any whole number, and is the nearest double', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (micro) => {
        expect(toMicro(fromMicro(micro))).toBe(micro + 0);
        expect(microToNumber(micro)).toBe(Number(fromMicro(micro)) + (micro === 0 ? micro : 0));
      }),
    );
  });
});

describe('amounts of any size', () => {
  it.each([
    ['9007199254.740993', 9007199254740993n, '9007199254.740993'],
    ['-14000000000.10', -14000000000100000n, '-14000000000.1'],
    ['100000000000000.000001', 100000000000000000001n, '100000000000000.000001'],
  ])('%s', (text, exact, canonical) => {
    expect(toExact(text)).toBe(exact);
    expect(fromExact(exact)).toBe(canonical);
    expect(exactToNumber(exact)).toBe(Number(text));
  });

  it('two decimals are printed as they are up to 7·10^13', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 7n * 10n ** 15n }), (hundredths) => {
        const text = formatFixed(exactToNumber(hundredths * 10_000n), 2).replace(/,/g, '');
        expect(text).toBe(formatFixed(fromExact(hundredths * 10_000n), 2).replace(/,/g, ''));
      }),
    );
  });

  it.each([
    [310678.55, -4, 31.067855],
    [31.067855, 4, 310678.55],
    [-0.1, 1, -1],
    [1e21, -21, 1],
    [0, 3, 0],
  ])('%d · 10^%i = %d', (x, exponent, expected) => expect(shiftDecimal(x, exponent)).toBe(expected));
});

describe('display', () => {
  it.each([
    [12345.6, 2, '12,345.60'],
    ['-1234567.005', 2, '-1,234,567.01'],
    [0, 2, '0.00'],
    [999.999, 2, '1,000.00'],
    ['123456', 0, '123,456'],
  ])('%s with %i decimals is %s', (x, digits, expected) => expect(formatFixed(x, digits)).toBe(expected));
});
