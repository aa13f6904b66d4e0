/** 占比 in per cent: structure (part ÷ total), place (unit ÷ city) and intensity (÷ GDP, budget, revenue); domain.md §5. */
import { type Figure, isValue } from '#shared/figure.ts';

/** Powers of ten that turn a unit of money into 元. */
const MONEY_EXPONENT = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 } as const;
export type MoneyUnit = keyof typeof MONEY_EXPONENT;

/** How many `to` one `from` is, as numerator and denominator, both exact powers of ten. */
export function moneyFactor(from: MoneyUnit, to: MoneyUnit): { times: number; over: number } {
  const exponent = MONEY_EXPONENT[from] - MONEY_EXPONENT[to];
  return exponent >= 0 ? { times: 10 ** exponent, over: 1 } : { times: 1, over: 10 ** -exponent };
}

/**
 * part ÷ whole in per cent, both in the same unit (micro or plain). A part's reason passes through; a whole that is
 * incomplete or not applicable says so, otherwise a missing or zero whole is 'no_denominator', a negative one 'undefined'.
 */
export function share(part: Figure, whole: Figure): Figure {
  if (!isValue(part)) return part;
  if (!isValue(whole)) return whole === 'incomplete' || whole === 'not_applicable' ? whole : 'no_denominator';
  if (whole === 0) return 'no_denominator';
  return whole < 0 ? 'undefined' : (100 * part) / whole;
}

/** Intensity in per cent of two amounts in different units of money, e.g. R&D in 万元 ÷ GDP in 亿元. */
export function intensity(part: Figure, partUnit: MoneyUnit, whole: Figure, wholeUnit: MoneyUnit): Figure {
  const { times, over } = moneyFactor(partUnit, wholeUnit);
  return share(isValue(part) ? part * times : part, isValue(whole) ? whole * over : whole);
}

/** Each part's share of `whole` in per cent; without `whole` of the parts' own sum, so that the shares add up to 100. */
export function structure(parts: readonly Figure[], whole: Figure = sumOf(parts)): Figure[] {
  return parts.map((part) => share(part, whole));
}

function sumOf(parts: readonly Figure[]): Figure {
  let sum = 0;
  let present = 0;
  for (const part of parts) {
    if (isValue(part)) {
      sum += part;
      present++;
    } else if (part !== 'not_applicable') return 'incomplete';
  }
  return present > 0 ? sum : 'not_applicable';
}

/** Difference of two rates in 百分点 (rates differ by 百分点, never by %); the first reason found otherwise. */
export function pointDifference(a: Figure, b: Figure): Figure {
  if (!isValue(a)) return a;
  return isValue(b) ? a - b : b;
}
