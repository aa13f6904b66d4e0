/** Competition ranks 1-2-2-4 on rounded values: units that print alike share a rank (domain.md §5). */
import { roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isValue } from '#shared/figure.ts';

export interface RankOptions {
  /** Decimals the values are rounded to before they are compared; null compares them as they are. Default 2. */
  digits?: number | null;
  lowerIsBetter?: boolean;
}

/** Removes the binary dust of a sum: 14 significant digits, so that 81.28499999999999 counts (and prints) as 81.285. */
export function withoutDust(x: number): number {
  return Number.isFinite(x) ? Number(x.toPrecision(14)) : x;
}

/** x as a whole number of 10^-digits, halves away from zero on decimal digits; x itself when digits is null. */
export function rankKey(x: number, digits: number | null): number {
  if (digits === null) return withoutDust(x);
  const scaled = Math.abs(x) * 10 ** digits;
  const whole = Math.floor(scaled + 0.5);
  const distance = scaled + 0.5 - whole;
  // Away from a half the double decides; near one only the decimal digits may.
  if (distance > 1e-6 && distance < 1 - 1e-6) return x < 0 ? 0 - whole : whole;
  return Math.round(Number(roundHalfUp(withoutDust(x), digits)) * 10 ** digits) + 0;
}

/**
 * Ranks of `keys` into `ranks` (same length): 1 + number of greater keys; 0 where the key is NaN.
 * Keys are compared exactly; higher is better.
 */
export function rankInto(keys: Float64Array, ranks: Uint32Array | Uint16Array | Float64Array): void {
  const n = keys.length;
  if (n > 48) {
    rankBySorting(keys, ranks);
    return;
  }
  for (let i = 0; i < n; i++) {
    const own = keys[i] as number;
    let rank = Number.isNaN(own) ? 0 : 1;
    if (rank) for (let j = 0; j < n; j++) if ((keys[j] as number) > own) rank++;
    ranks[i] = rank;
  }
}

function rankBySorting(keys: Float64Array, ranks: Uint32Array | Uint16Array | Float64Array): void {
  const ascending = keys.filter((key) => !Number.isNaN(key)).sort();
  const rankOfKey = new Map<number, number>();
  for (let i = 0; i < ascending.length; i++)
    rankOfKey.set((ascending[i] as number) + 0, ascending.length - i);
  for (let i = 0; i < keys.length; i++) ranks[i] = rankOfKey.get((keys[i] as number) + 0) ?? 0;
}

/** Competition ranks of figures; null for a figure that is missing. */
export function competitionRanks(figures: readonly Figure[], options: RankOptions = {}): (number | null)[] {
  const { digits = 2, lowerIsBetter = false } = options;
  const keys = Float64Array.from(figures, (figure) => {
    if (!isValue(figure)) return Number.NaN;
    const key = rankKey(figure, digits);
    return lowerIsBetter ? 0 - key : key;
  });
  const ranks = new Float64Array(keys.length);
  rankInto(keys, ranks);
  return Array.from(ranks, (rank) => (rank === 0 ? null : rank));
}

/** Places gained since `before`: positive for a climb, null when either rank is missing. */
export function rankChange(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : before - now;
}
