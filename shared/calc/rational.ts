/**
 * Exact fractions, for decisions that half a unit in the last place of a double must not make. A double is taken by its
 * shortest decimal form: that is the number somebody wrote, exactly, as long as it has at most 15 significant digits.
 */
import { parseDecimal } from '#shared/decimal.ts';

export interface Rational {
  top: bigint;
  /** Always positive; the fraction need not be in lowest terms. */
  bottom: bigint;
}

/** The decimal number that a text or the shortest form of a double states. Throws RangeError for anything else. */
export function rational(x: number | string): Rational {
  const { negative, digits, scale } = parseDecimal(x);
  const whole = BigInt(negative ? `-${digits}` : digits);
  return scale > 0
    ? { top: whole, bottom: 10n ** BigInt(scale) }
    : { top: whole * 10n ** BigInt(-scale), bottom: 1n };
}

export function plus(a: Rational, b: Rational): Rational {
  if (a.bottom === b.bottom) return { top: a.top + b.top, bottom: a.bottom };
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { top: -b.top, bottom: b.bottom });
}

export function times(a: Rational, b: Rational): Rational {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** a ÷ b; b must not be zero. */
export function over(a: Rational, b: Rational): Rational {
  const sign = b.top < 0n ? -1n : 1n;
  return { top: sign * a.top * b.bottom, bottom: sign * a.bottom * b.top };
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  const { top } = minus(a, b);
  return top < 0n ? -1 : top > 0n ? 1 : 0;
}

/** The whole number at or below, and what is left above it (0 ≤ rest < 1). */
export function floorOf({ top, bottom }: Rational): { whole: number; rest: Rational } {
  const cut = top / bottom;
  const whole = top < 0n && cut * bottom !== top ? cut - 1n : cut;
  return { whole: Number(whole), rest: { top: top - whole * bottom, bottom } };
}

/** More bits than a double holds, so that what is cut off can only break ties. */
const WORKING_BITS = 66;

/** The nearest double (halves to even): one rounding, so equal fractions give equal doubles. */
export function toNumber({ top, bottom }: Rational): number {
  if (top === 0n) return 0;
  const size = top < 0n ? -top : top;
  const shift = WORKING_BITS + bitsOf(bottom) - bitsOf(size);
  const [n, d] = shift > 0 ? [size << BigInt(shift), bottom] : [size, bottom << BigInt(-shift)];
  const cut = n / d;
  // A last bit that says "and a little more" keeps a cut-off rest from passing for a tie.
  const marked = cut * d === n ? cut << 1n : (cut << 1n) | 1n;
  const nearest = Number(marked) * 2 ** -(shift + 1);
  return top < 0n ? -nearest : nearest;
}

/** How many binary digits a positive whole number has, within four. */
function bitsOf(x: bigint): number {
  return x.toString(16).length * 4;
}
