/** Money is stored in 万元 whatever the form asks for; other things as they stand; how much a cell can hold. */
import { expect, test } from 'vitest';
import type { Indicator } from '#shared/catalogue.ts';
import { inStoredUnit, isHeld, storedAmount, storedFactor, storedUnit } from '#shared/rules/stored-amount.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';

const of = (measure: Indicator['measure'], unit: string): Indicator => ({
  ...smallProgramme.indicators[0]!,
  measure,
  unit,
});

test.each([
  ['money', '万元', '万元', '1', '12.5'],
  ['money', '亿元', '万元', '10000', '125000'],
  ['money', '元', '万元', '0.0001', '0.00125'],
  ['count', '家', '家', '1', '12.5'],
  ['percent', '%', '%', '1', '12.5'],
  // A unit of money does not make money of what is counted, nor an unknown word a factor.
  ['count', '亿元', '亿元', '1', '12.5'],
  ['money', '美元', '万元', '1', '12.5'],
] as const)('%s in %s is stored in %s, factor %s', (measure, unit, stored, factor, amount) => {
  const indicator = of(measure, unit);
  expect([storedUnit(indicator), storedFactor(indicator), inStoredUnit('12.5', indicator)]).toEqual([
    stored,
    factor,
    amount,
  ]);
});

test.each([
  ['12.3456785', '万元', '12.345679'],
  ['12.3456784', '万元', '12.345678'],
  ['-0.0000004', '万元', '0'],
  ['0.00000001', '亿元', '0.0001'],
])('%s %s is stored as %s', (amount, unit, stored) => {
  expect(storedAmount(amount, of('money', unit))).toBe(stored);
});

test.each([
  ['9999999999999.999999', '万元', true],
  ['10000000000000', '万元', false],
  ['-9999999999999.999999', '万元', true],
  ['-10000000000000', '万元', false],
  ['999999999.9999', '亿元', true],
  ['1000000000', '亿元', false],
  ['0', '亿元', true],
])('%s %s can be held: %s', (amount, unit, held) => expect(isHeld(amount, of('money', unit))).toBe(held));
