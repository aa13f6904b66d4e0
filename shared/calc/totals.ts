/**
 * Sums that know what is missing. Values are micro integers (10^-6 of the indicator's unit), so money adds exactly;
 * an addend that has not been reported makes a sum incomplete, never smaller (domain.md §3, §5).
 */
import { type Figure, isValue } from '#shared/figure.ts';

export interface ExactSum {
  /** Micro integer: the sum of the addends that are there. */
  sum: number;
  /** Addends that should be there and are not; 不适用 is structurally absent and not counted. */
  missing: number;
  /** Addends that are there. */
  present: number;
}

export interface Term {
  sign: 1 | -1;
  /** Micro integer or the reason it is missing. */
  value: Figure;
}

function addExact(a: number, b: number): number {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw new RangeError(`not an exact sum of whole millionths: ${a} + ${b}`);
  return sum;
}

/** Adds the micro integers that are there and counts those that are not. Throws RangeError beyond safe integers. */
export function sumExact(figures: readonly Figure[]): ExactSum {
  let sum = 0;
  let missing = 0;
  let present = 0;
  for (const figure of figures) {
    if (isValue(figure)) {
      sum = addExact(sum, figure);
      present++;
    } else if (figure !== 'not_applicable') missing++;
  }
  return { sum, missing, present };
}

/**
 * Σ sign·value in micro. 'incomplete' as soon as one addend is unreported, missing or itself incomplete;
 * 'not_applicable' addends count as nothing, but a sum of nothing else is 'not_applicable'.
 */
export function linear(terms: readonly Term[]): Figure {
  const { sum, missing, present } = sumExact(
    terms.map(({ sign, value }) => (isValue(value) && sign < 0 ? 0 - value : value)),
  );
  if (missing > 0) return 'incomplete';
  return present > 0 ? sum : 'not_applicable';
}

/** Σ of figures under the rules of `linear`. */
export function total(figures: readonly Figure[]): Figure {
  return linear(figures.map((value) => ({ sign: 1, value })));
}

/** 剔除重复部分后的净额: gross − Σoverlap (001 annex 1 note). An overlap that is not known makes the net incomplete. */
export function net(gross: Figure, overlaps: readonly Figure[]): Figure {
  return isValue(gross)
    ? linear([{ sign: 1, value: gross }, ...overlaps.map((value): Term => ({ sign: -1, value }))])
    : gross;
}

/** 未列明 = 合计 − Σ其中 (annex 1: 其中 items need not exhaust the 合计). Negative when the 其中 items exceed it. */
export function unlisted(whole: Figure, parts: readonly Figure[]): Figure {
  return net(whole, parts);
}
