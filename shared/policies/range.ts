/** Sums of what is known from–to, in integers of 10⁻⁶ 万元. Pure. */
import { splitOf } from './amount.ts';

export interface Sum {
  low: bigint;
  /** null: something in it has no upper bound. */
  high: bigint | null;
}

export const NOTHING: Sum = { low: 0n, high: 0n };

export const plus = (a: Sum, b: Sum): Sum => ({
  low: a.low + b.low,
  high: a.high === null || b.high === null ? null : a.high + b.high,
});

/** The larger of two, each somewhere in its range: at least the larger low, at most the larger high. */
export const larger = (a: Sum, b: Sum): Sum => ({
  low: a.low > b.low ? a.low : b.low,
  high: a.high === null || b.high === null ? null : a.high > b.high ? a.high : b.high,
});

/** By fractions that add up to 1; lows add up to the low, highs to the high. */
export function splitSum({ low, high }: Sum, fractions: readonly string[]): Sum[] {
  const lows = splitOf(low, fractions);
  const highs = high === null ? null : splitOf(high, fractions);
  return lows.map((part, at) => ({ low: part, high: highs?.[at] ?? null }));
}
