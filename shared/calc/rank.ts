/** Competition ranks 1-2-2-4 on rounded values: units that print alike share a rank (domain.md §5). */
import { roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isValue } from '#shared/figure.ts';

interface RankOptions {
  /** Decimals the values are rounded to before they are compared; null compares them as they are. Default 2. */
  digits?: number | null;
  lowerIsBetter?: boolean;
}

/** Removes the binary dust of a sum: 14 significant digits, so that 81.28499999999999 counts (and prints) as 81.285. */
export function withoutDust(x: number): number {
  return Number.isFinite(x) ? Number(x.toPrecision(14)) : x;
}

/** x as a whole number of 10^-digits, halves away from zero on decimal digits. */
export function rankKey(x: number, digits: number): number {
  const scaled = Math.abs(x) * 10 ** digits;
  const whole = Math.floor(scaled + 0.5);
  const distance = scaled + 0.5 - whole;
  // Away from a half the double decides; near one only the decimal digits may.
  if (distance > 1e-6 && distance < 1 - 1e-6) return x < 0 ? 0 - whole : whole;
  return Math.round(Number(roundHalfUp(withoutDust(x), digits)) * 10 ** digits) + 0;
}

/**
 * Unrounded totals that are one number mathematically differ by what logarithms and sums round away: under 10^-14 of
 * their size for each level of the tree. Nearer than this they are equal; no page prints a difference so small.
 */
const EQUAL_WITHIN = 1e-12;

/** Replaces values (NaN = missing) by what is compared in a ranking: equal keys share a rank. Null digits: as they are. */
export function toRankKeys(values: Float64Array, digits: number | null): void {
  if (digits !== null) {
    for (let i = 0; i < values.length; i++)
      if (!Number.isNaN(values[i])) values[i] = rankKey(values[i] ?? Number.NaN, digits);
    return;
  }
  const order = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i]));
  order.sort((a, b) => (values[a] ?? Number.NaN) - (values[b] ?? Number.NaN));
  let before = Number.NaN;
  let key = Number.NaN;
  for (const i of order) {
    const value = values[i] ?? Number.NaN;
    if (!(value - before <= EQUAL_WITHIN * Math.max(Math.abs(value), Math.abs(before)))) key = value;
    before = value;
    values[i] = key;
  }
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
    const own = keys[i] ?? Number.NaN;
    let rank = Number.isNaN(own) ? 0 : 1;
    for (let j = 0; j < n; j++) if ((keys[j] ?? Number.NaN) > own) rank++;
    ranks[i] = rank;
  }
}

function rankBySorting(keys: Float64Array, ranks: Uint32Array | Uint16Array | Float64Array): void {
  const ascending = keys.filter((key) => !Number.isNaN(key)).sort();
  const rankOfKey = new Map<number, number>();
  for (let i = 0; i < ascending.length; i++)
    rankOfKey.set((ascending[i] ?? Number.NaN) + 0, ascending.length - i);
  for (let i = 0; i < keys.length; i++) ranks[i] = rankOfKey.get((keys[i] ?? Number.NaN) + 0) ?? 0;
}

/** Competition ranks of figures; null for a figure that is missing. */
export function competitionRanks(figures: readonly Figure[], options: RankOptions = {}): (number | null)[] {
  const { digits = 2, lowerIsBetter = false } = options;
  const keys = Float64Array.from(figures, (figure) => (isValue(figure) ? figure : Number.NaN));
  toRankKeys(keys, digits);
  if (lowerIsBetter) for (let i = 0; i < keys.length; i++) keys[i] = 0 - (keys[i] ?? Number.NaN);
  const ranks = new Float64Array(keys.length);
  rankInto(keys, ranks);
  return Array.from(ranks, (rank) => (rank === 0 ? null : rank));
}

/** Places gained since `before`: positive for a climb, null when either rank is missing. */
export function rankChange(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : before - now;
}
