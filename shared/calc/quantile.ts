/** Order statistics: quantiles by type 7 (Hyndman & Fan 1996; h = (n − 1)p) and Tukey's fence. */

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

/** Quantile of type 7 of values in ascending order, 0 ≤ p ≤ 1; NaN when there are none. */
export function quantile7(ascending: ArrayLike<number>, p: number): number {
  const h = (ascending.length - 1) * p;
  const below = Math.floor(h);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN;
  return low + (h - below) * (high - low);
}

/** Tukey's fence [Q1 − k·IQR, Q3 + k·IQR] of values in ascending order; k = 3 keeps all but far-out values. */
export function tukeyFence(ascending: ArrayLike<number>, k: number): { low: number; high: number } {
  const q1 = quantile7(ascending, 0.25);
  const q3 = quantile7(ascending, 0.75);
  return { low: q1 - k * (q3 - q1), high: q3 + k * (q3 - q1) };
}
