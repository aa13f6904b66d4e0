/** Decimal digits of money moved between units: exact, and nothing but a plain decimal. */
import { describe, expect, test } from 'vitest';
import {
  canonicalDecimal,
  convertMoney,
  isMoneyUnit,
  MONEY_UNITS,
  shiftPoint,
} from '#shared/rules/money-unit.ts';

test.each([
  ['1.2', 4, '12000'],
  ['12000', -4, '1.2'],
  ['12345', -5, '0.12345'],
  ['12345', -7, '0.0012345'],
  ['0.5', 0, '0.5'],
  ['-0.5', 1, '-5'],
  ['100', -2, '1'],
  ['0', 4, '0'],
  ['-0', 4, '0'],
])('%s by %i: %s', (decimal, places, moved) => expect(shiftPoint(decimal, places)).toBe(moved));

describe('what is no plain decimal', () => {
  test.each(['', '1e3', '+1', '1,000', 'x1', '1x', '.5', '1.', '1.2.3', ' 1'])('%j', (text) => {
    expect(() => shiftPoint(text, 2)).toThrow(`not a plain decimal: ${text}`);
  });
});

test.each([
  ['007', '7'],
  ['1.50', '1.5'],
  ['1.00', '1'],
  ['-0.00', '0'],
  ['000', '0'],
  ['-010.010', '-10.01'],
  ['5.', '5'],
])('%s is %s', (long, short) => expect(canonicalDecimal(long)).toBe(short));

test.each([
  ['亿元', '万元', '12345.6789', '123456789'],
  ['元', '亿元', '1', '0.00000001'],
  ['千元', '百万元', '2500', '2.5'],
  ['千万元', '元', '0.3', '3000000'],
] as const)('%s to %s: %s is %s', (from, to, amount, moved) =>
  expect(convertMoney(amount, from, to)).toBe(moved),
);

test('a unit of money is one of six', () => {
  expect(MONEY_UNITS.every(isMoneyUnit)).toBe(true);
  expect(MONEY_UNITS).toHaveLength(6);
  for (const text of [undefined, '', '人', '美元', 'toString']) expect(isMoneyUnit(text)).toBe(false);
});
