/** How many values lie where: quartiles, and counts between round numbers, for lists too long to be drawn one by one. */
import { quantile7, sortedValues } from './quantile.ts';

interface Bin {
  /** Inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
  count: number;
}

export interface Spread {
  /** Quartiles of type 7. */
  low: number;
  middle: number;
  high: number;
  /** Side by side from the lowest value to the highest, empty ones too. */
  bins: Bin[];
}

/** Steps that people count in: 1, 2 or 5 of a power of ten. */
const STEPS = [1, 2, 5, 10];

/** @param most bins at most. @returns null of no values */
export function spreadOf(values: readonly number[], most = 12): Spread | null {
  const sorted = sortedValues(values);
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  if (least === undefined || greatest === undefined) return null;
  const edge = edgesFor(least, greatest, most);
  const first = place(least, edge);
  const bins = Array.from({ length: place(greatest, edge) - first + 1 }, (_, i) => ({
    from: edge(first + i),
    to: edge(first + i + 1),
    count: 0,
  }));
  for (const value of sorted) {
    const bin = bins[place(value, edge) - first];
    if (bin) bin.count += 1;
  }
  const [low, middle, high] = [0.25, 0.5, 0.75].map((p) => quantile7(sorted, p));
  return { low: Number(low), middle: Number(middle), high: Number(high), bins };
}

/** The n-th edge of the finest steps of which `most` reach from one value to the other, written as the decimal it is. */
function edgesFor(least: number, greatest: number, most: number): (n: number) => number {
  const width = (greatest - least) / most || Math.abs(greatest) || 1;
  const start = Math.floor(Math.log10(width));
  for (let exponent = start; ; exponent++)
    for (const step of STEPS) {
      const edge = (n: number) => Number(`${n * step}e${exponent}`);
      if (place(greatest, edge) - place(least, edge) < most) return edge;
    }
}

/** The bin a value lies in; a value on an edge begins the next one. */
function place(value: number, edge: (n: number) => number): number {
  const n = Math.floor(value / edge(1));
  if (edge(n + 1) <= value) return n + 1;
  return edge(n) > value ? n - 1 : n;
}
