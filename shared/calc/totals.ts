/**
 * Sums that know what is missing. Amounts are whole numbers of 10^-6 of the indicator's unit without a limit of size, so
 * money adds exactly; an addend that has not been reported makes a sum incomplete, never smaller (domain.md §3, §5).
 */
import { exactToNumber } from '#shared/decimal.ts';
import { type Exact, type Figure, isExact } from '#shared/figure.ts';

interface ExactSum {
  /** The sum of the addends that are there. */
  sum: bigint;
  /** Addends that should be there and are not; 不适用 is structurally absent and not counted. */
  missing: number;
  /** Addends that are there. */
  present: number;
}

interface Term {
  sign: 1 | -1;
  value: Exact;
}

/** Adds the amounts that are there and counts those that are not. */
export function sumExact(amounts: readonly Exact[]): ExactSum {
  let sum = 0n;
  let missing = 0;
  let present = 0;
  for (const amount of amounts) {
    if (isExact(amount)) {
      sum += amount;
      present++;
    } else if (amount !== 'not_applicable') missing++;
  }
  return { sum, missing, present };
}

/**
 * Σ sign·value. 'incomplete' as soon as one addend is unreported, missing or itself incomplete;
 * 'not_applicable' addends count as nothing, but a sum of nothing else is 'not_applicable'.
 */
export function linear(terms: readonly Term[]): Exact {
  const { sum, missing, present } = sumExact(
    terms.map(({ sign, value }) => (isExact(value) && sign < 0 ? -value : value)),
  );
  if (missing > 0) return 'incomplete';
  return present > 0 ? sum : 'not_applicable';
}

/** Σ of amounts under the rules of `linear`. */
export function total(amounts: readonly Exact[]): Exact {
  return linear(amounts.map((value) => ({ sign: 1, value })));
}

/** a − b; the first reason found where one of them is missing. */
export function subtract(a: Exact, b: Exact): Exact {
  if (!isExact(a)) return a;
  return isExact(b) ? a - b : b;
}

/** The figure an amount is shown and divided as: the nearest double in the amount's own unit. */
export function figureOf(amount: Exact): Figure {
  return isExact(amount) ? exactToNumber(amount) : amount;
}

/** 剔除重复部分后的净额: gross − Σoverlap (001 annex 1 note). An overlap that is not known makes the net incomplete. */
export function net(gross: Exact, overlaps: readonly Exact[]): Exact {
  return isExact(gross)
    ? linear([{ sign: 1, value: gross }, ...overlaps.map((value): Term => ({ sign: -1, value }))])
    : gross;
}

/** 未列明 = 合计 − Σ其中 (annex 1: 其中 items need not exhaust the 合计). Negative when the 其中 items exceed it. */
export function unlisted(whole: Exact, parts: readonly Exact[]): Exact {
  return net(whole, parts);
}
