/**
 * Who pays a sum: the city's purse and those of its units. A paper may state its split for some units only (市、区各承担50%);
 * for the others whoever asks chooses: the same split, or the unit alone. Integers of 10⁻⁶ 万元. Pure.
 */
import { fractionOf } from './amount.ts';
import type { PolicyDocument } from './library.ts';
import { NOTHING, plus, type Sum, splitSum } from './range.ts';

/** What stands in for the split where the paper leaves it open. */
export type OpenSplit = 'half' | 'own';

interface Purses {
  city: Sum;
  /** All units together. */
  units: Sum;
  /** By unit, in the order of the weights; empty where none are given. */
  each: { unit: string; city: Sum; own: Sum }[];
}

const lessOf = ({ low, high }: Sum, less: Sum): Sum => ({
  low: low - less.low,
  high: high === null || less.high === null ? null : high - less.high,
});

/** A sum by whole numbers; the last of them that is not zero takes what cutting leaves. */
function byWeight(sum: Sum, weights: readonly number[]): Sum[] {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  const last = weights.findLastIndex((weight) => weight > 0);
  const part = (amount: bigint, weight: number) => fractionOf(amount, `${weight}/${whole}`);
  const parts = weights.map(
    (weight): Sum => ({
      low: part(sum.low, weight),
      high: sum.high === null ? null : part(sum.high, weight),
    }),
  );
  const rest = lessOf(sum, parts.reduce(plus, NOTHING));
  return parts.map((one, at) => (at === last ? plus(one, rest) : one));
}

/**
 * null where the paper names no payers. Without weights and with `own`, the city pays between nothing (all of it falls
 * on open units) and its stated share.
 */
export function pursesOf(
  paper: PolicyDocument,
  sum: Sum,
  open: OpenSplit,
  weights: readonly { unit: string; weight: number }[],
): Purses | null {
  const shares = paper.payers.map(({ share }) => share);
  if (shares.length === 0) return null;
  const at = paper.payers.findIndex(({ code }) => code === 'city');
  const cityPart = (of: Sum): Sum => (at < 0 ? NOTHING : (splitSum(of, shares)[at] ?? NOTHING));
  if (weights.reduce((total, { weight }) => total + weight, 0) === 0) {
    const city = cityPart(sum);
    const units = lessOf(sum, city);
    if (open === 'half') return { city, units, each: [] };
    return { city: { ...city, low: 0n }, units: { low: units.low, high: sum.high }, each: [] };
  }
  const parts = byWeight(
    sum,
    weights.map(({ weight }) => weight),
  );
  const each = weights.map(({ unit }, index) => {
    const part = parts[index] ?? NOTHING;
    const city = open === 'own' && !paper.payersUnits.includes(unit) ? NOTHING : cityPart(part);
    return { unit, city, own: lessOf(part, city) };
  });
  return {
    city: each.map(({ city }) => city).reduce(plus, NOTHING),
    units: each.map(({ own }) => own).reduce(plus, NOTHING),
    each,
  };
}
