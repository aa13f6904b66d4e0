/** An amount in the form's unit as it is stored: money in 万元, everything else as it stands; exact, at most six decimals. */
import type { Indicator } from '../catalogue.ts';
import { fromExact, toExact } from '../decimal.ts';
import { convertMoney, isMoneyUnit } from './money-unit.ts';

/** The unit amounts of an indicator are stored in. */
export function storedUnit(indicator: Pick<Indicator, 'measure' | 'unit'>): string {
  return indicator.measure === 'money' ? '万元' : indicator.unit;
}

/** 1 of the form's unit in the stored unit, exact: 10000 for 亿元. */
export function storedFactor(indicator: Indicator): string {
  return indicator.measure === 'money' && isMoneyUnit(indicator.unit)
    ? convertMoney('1', indicator.unit, '万元')
    : '1';
}

/** Plain decimal in the stored unit; every digit is kept, so it may be longer than what can be stored. */
export function inStoredUnit(amount: string, indicator: Indicator): string {
  return indicator.measure === 'money' && isMoneyUnit(indicator.unit)
    ? convertMoney(amount, indicator.unit, '万元')
    : amount;
}

/**
 * The largest amount a cell may hold, in the stored unit: 10 万亿 万元 is more than a thousand times a nation's GDP, and
 * its two decimals are still exact wherever it is added up.
 */
const LIMIT = toExact('1e13');

/** As stored; at most six decimals, half up. Throws RangeError for what is no decimal number. */
export function storedAmount(amount: string, indicator: Indicator): string {
  return fromExact(millionths(inStoredUnit(amount, indicator)));
}

/** True when the amount can be stored exactly. */
export function isHeld(amount: string, indicator: Indicator): boolean {
  const exact = millionths(inStoredUnit(amount, indicator));
  return -LIMIT < exact && exact < LIMIT;
}

/** An integer of millionths at any size: what amounts are compared by. */
export function millionths(decimal: string | number): bigint {
  return toExact(String(decimal));
}
