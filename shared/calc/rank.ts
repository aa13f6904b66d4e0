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
  return keyOf(x, digits, 10 ** digits);
}

function keyOf(x: number, digits: number, scale: number): number {
  const scaled = Math.abs(x) * scale;
  const whole = Math.floor(scaled + 0.5);
  const distance = scaled + 0.5 - whole;
  // Away from a half the double decides; near one (as near as doubles of this size lie) only the decimal digits may.
  const near = Math.max(1e-6, scaled * LAST_PLACES);
  if (distance > near && distance < 1 - near) return x < 0 ? 0 - whole : whole;
  return Math.round(Number(roundHalfUp(withoutDust(x), digits)) * scale) + 0;
}

/** What a double, its product and a sum may be off by, each half a unit of the last place. */
const LAST_PLACES = 2 ** -51;

/**
 * Unrounded totals that are one number mathematically differ by what logarithms and sums round away: under 10^-14 of
 * their size for each level of the tree. Nearer than this they are equal; no page prints a difference so small.
 */
const EQUAL_WITHIN = 1e-12;

/** Replaces values (NaN = missing) by what is compared in a ranking: equal keys share a rank. Null digits: as they are. */
export function toRankKeys(values: Float64Array, digits: number | null): void {
  if (digits !== null) {
    const scale = 10 ** digits;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? Number.NaN;
      if (!Number.isNaN(value)) values[i] = keyOf(value, digits, scale);
    }
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

type Ranks = Uint32Array | Uint16Array | Float64Array;

/** Up to so many keys, looking at all others of each is the fastest. */
const FEW = 48;
/** Whole keys are counted rather than sorted while at most so many numbers a key lie between the first and the last. */
const SPREAD = 8;

/**
 * Ranks of `keys` into `ranks` (same length): 1 + number of greater keys; 0 where the key is NaN.
 * Keys are compared exactly; higher is better.
 */
export function rankInto(keys: Float64Array, ranks: Ranks): void {
  if (keys.length <= FEW) rankByComparing(keys, ranks);
  else if (!rankByCounting(keys, ranks)) rankBySorting(keys, ranks);
}

function rankByComparing(keys: Float64Array, ranks: Ranks): void {
  const n = keys.length;
  for (let i = 0; i < n; i++) {
    const own = keys[i] ?? Number.NaN;
    let rank = Number.isNaN(own) ? 0 : 1;
    for (let j = 0; j < n; j++) if ((keys[j] ?? Number.NaN) > own) rank++;
    ranks[i] = rank;
  }
}

/** Scores of two decimals are few different whole numbers. False where the keys are not such. */
function rankByCounting(keys: Float64Array, ranks: Ranks): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? Number.NaN;
    if (key < least) least = key;
    if (key > most) most = key;
    if (key !== Math.floor(key) && !Number.isNaN(key)) return false;
  }
  if (!(most >= least && most - least < SPREAD * keys.length)) return false;
  const counts = new Uint32Array(most - least + 1);
  for (let i = 0; i < keys.length; i++) {
    const at = (keys[i] ?? Number.NaN) - least;
    if (!Number.isNaN(at)) counts[at] = (counts[at] ?? 0) + 1;
  }
  // From the number that have a key to the place of each: one more than stand above it.
  for (let at = counts.length - 1, above = 0; at >= 0; at--) {
    const own = counts[at] ?? 0;
    counts[at] = above + 1;
    above += own;
  }
  for (let i = 0; i < keys.length; i++) ranks[i] = counts[(keys[i] ?? Number.NaN) - least] ?? 0;
  return true;
}

function rankBySorting(keys: Float64Array, ranks: Ranks): void {
  const ascending = keys.filter((key) => !Number.isNaN(key)).sort();
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? Number.NaN;
    ranks[i] = Number.isNaN(key) ? 0 : 1 + ascending.length - notAbove(ascending, key);
  }
}

/** How many of the sorted keys are not above one of them. */
function notAbove(ascending: Float64Array, key: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] ?? Number.NaN) > key) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Competition ranks of figures; null for a figure that is missing. */
export function competitionRanks(figures: readonly Figure[], options: RankOptions = {}): (number | null)[] {
  const values = Float64Array.from(figures, (figure) => (isValue(figure) ? figure : Number.NaN));
  return Array.from(ranksOfValues(values, options), (rank) => (rank === 0 ? null : rank));
}

/** Competition ranks of values (NaN = missing), which are lost; 0 for a value that is missing. */
export function ranksOfValues(
  values: Float64Array,
  { digits = 2, lowerIsBetter = false }: RankOptions = {},
): Float64Array {
  toRankKeys(values, digits);
  if (lowerIsBetter) for (let i = 0; i < values.length; i++) values[i] = 0 - (values[i] ?? Number.NaN);
  const ranks = new Float64Array(values.length);
  rankInto(values, ranks);
  return ranks;
}

/** Places gained since `before`: positive for a climb, null when either rank is missing. */
export function rankChange(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : before - now;
}
