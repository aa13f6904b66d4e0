/** Order statistics: quantiles by type 7 (Hyndman & Fan 1996; h = (n − 1)p) and Tukey's fence, decided on decimals. */
import { isShort } from './exact.ts';
import { compare, floorOf, minus, plus, type Rational, rational, times, toNumber } from './rational.ts';

/** The finite values in ascending order; NaN marks what is missing. */
export function sortedValues(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isFinite(value)) kept[n++] = value;
  }
  return kept.subarray(0, n).sort();
}

/** Quantile of type 7 of values in ascending order, 0 ≤ p ≤ 1, rounded once; NaN when there are none. */
export function quantile7(ascending: ArrayLike<number>, p: number): number {
  const { low, high, rest } = placeOf(ascending, p);
  if (rest.top === 0n || low === high) return low;
  return toNumber(exactly({ low, high, rest }));
}

interface Place {
  low: number;
  high: number;
  /** How far from low to high, 0 ≤ rest < 1. */
  rest: Rational;
}

/** The neighbours of h = (n − 1)p, with p as the decimal it is: (21 − 1) · 0.15 is 3, not a little less. */
function placeOf(ascending: ArrayLike<number>, p: number): Place {
  const { top, bottom } = rational(p);
  const { whole, rest } = floorOf({ top: BigInt(Math.max(ascending.length - 1, 0)) * top, bottom });
  const low = ascending[whole] ?? Number.NaN;
  return { low, high: ascending[Math.min(whole + 1, ascending.length - 1)] ?? low, rest };
}

function exactly({ low, high, rest }: Place): Rational {
  const from = rational(low);
  return plus(from, times(rest, minus(rational(high), from)));
}

/**
 * The values inside Tukey's fence [Q1 − k·IQR, Q3 + k·IQR], of values in ascending order; k = 3 keeps all but far-out
 * values. A value on the fence is inside, decided on the decimals: growths 0, 0.1, 0.2, 0.3, 0.9 lie as 0, 1, 2, 3, 9 do.
 * Values of more than 15 digits are quotients, known to one unit of their last place, and so is their fence: what is
 * not outside beyond that error is inside.
 */
export function insideFence(ascending: Float64Array, k: number): Float64Array {
  if (ascending.length === 0) return ascending;
  const [lower, upper] = [placeOf(ascending, 0.25), placeOf(ascending, 0.75)];
  const [q1, q3] = [exactly(lower), exactly(upper)];
  const reach = times(rational(k), minus(q3, q1));
  const [low, high] = [minus(q1, reach), plus(q3, reach)];
  // Quartiles lie between two values each; the errors of these reach the fence at most (1 + 2k)-fold.
  const size = Math.max(...[lower.low, lower.high, upper.low, upper.high].map(Math.abs));
  const dust = ascending.every(isShort) ? 0 : Number.EPSILON * (1 + 2 * k) * size;
  const [floor, ceiling] = [toNumber(low), toNumber(high)];
  const isOutside = (value: number, side: 1 | -1): boolean => {
    const beyond = side * (value - (side > 0 ? ceiling : floor));
    if (dust > 0) return beyond > dust + Number.EPSILON * Math.abs(value);
    // On the double nearest to the fence only the digits can tell.
    return beyond === 0 ? side * compare(rational(value), side > 0 ? high : low) > 0 : beyond > 0;
  };
  return ascending.filter((value) => !isOutside(value, 1) && !isOutside(value, -1));
}
