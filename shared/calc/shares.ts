/** 占比 in per cent: structure (part ÷ total), place (unit ÷ city) and intensity (÷ GDP, budget, revenue); domain.md §5. */
import { shiftDecimal } from '#shared/decimal.ts';
import { type Figure, isBreak, isValue } from '#shared/figure.ts';
import { difference, percent } from './exact.ts';

/** Powers of ten that turn a unit of money into 元. */
const MONEY_EXPONENT = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 } as const;
export type MoneyUnit = keyof typeof MONEY_EXPONENT;

/** The power of ten by which an amount in `from` becomes one in `to`: 亿元 → 万元 is 4. */
function moneyExponent(from: MoneyUnit, to: MoneyUnit): number {
  return MONEY_EXPONENT[from] - MONEY_EXPONENT[to];
}

/**
 * part ÷ whole in per cent, both in the same unit (micro or plain). A part's reason passes through; a whole that is
 * incomplete or not applicable says so, otherwise a missing or zero whole is 'no_denominator', a negative one 'undefined'.
 */
export function share(part: Figure, whole: Figure): Figure {
  if (!isValue(part)) return part;
  if (!isValue(whole))
    return whole === 'incomplete' || whole === 'not_applicable' || isBreak(whole) ? whole : 'no_denominator';
  if (whole === 0) return 'no_denominator';
  return whole < 0 ? 'undefined' : percent(part, whole);
}

/** An amount in another unit of money, on decimal digits: 310,678.55 万元 is 31.067855 亿元. A reason stays one. */
export function convertAmount(amount: Figure, from: MoneyUnit, to: MoneyUnit): Figure {
  return isValue(amount) ? shiftDecimal(amount, moneyExponent(from, to)) : amount;
}

/** Intensity in per cent of two amounts in different units of money, e.g. R&D in 万元 ÷ GDP in 亿元. */
export function intensity(part: Figure, partUnit: MoneyUnit, whole: Figure, wholeUnit: MoneyUnit): Figure {
  return share(convertAmount(part, partUnit, '元'), convertAmount(whole, wholeUnit, '元'));
}

/** Difference of two rates in 百分点 (rates differ by 百分点, never by %); the first reason found otherwise. */
export function pointDifference(a: Figure, b: Figure): Figure {
  if (!isValue(a)) return a;
  return isValue(b) ? difference(a, b) : b;
}
