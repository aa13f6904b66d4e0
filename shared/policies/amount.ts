/** What a rule gives for given facts, from–to, in exact integers of 10⁻⁶ 万元 (分). Pure. */
import { toExact } from '../decimal.ts';
import { type AmountRule, type Cap, capOf, inputsOf, isCapOnly } from './amount-rule.ts';

/** Quantities by code of input, as decimal texts: of one case. */
export type Inputs = Readonly<Record<string, string>>;

interface Facts {
  /** Cases, or years where the cap holds for one year. */
  times: number;
  inputs: Inputs;
}

/** Why nothing can be said: the paper names no figure; it cannot be had on the days asked about; inputs are missing; a part is larger than its whole. */
export type Unknown =
  | { why: 'no_figure' }
  | { why: 'not_in_force'; from: string; to: string }
  | { why: 'missing'; inputs: string[] }
  | { why: 'part_exceeds'; part: string; whole: string };

/** `high` null: the paper names no upper bound. `capOnly`: the paper says no more than the upper bound. */
export type Range =
  | { low: bigint; high: bigint | null; capOnly: boolean; unknown: null }
  | { unknown: Unknown };

/** Cut at 分, never rounded up. */
const percentOf = (base: bigint, percent: string): bigint => (base * toExact(percent)) / 100_000_000n;
const least = (a: bigint, b: bigint) => (a < b ? a : b);
const capped = (amount: bigint, cap: Cap | null) => (cap ? least(amount, toExact(cap.amount)) : amount);

interface Single {
  low: bigint;
  high: bigint | null;
}
const bounded = (bound: 'exact' | 'up_to', amount: bigint): Single => ({
  low: bound === 'exact' ? amount : 0n,
  high: amount,
});

/** One case; every input that the rule asks for is known. */
function single(rule: AmountRule, known: (code: string) => bigint): Single | Unknown {
  switch (rule.kind) {
    case 'words':
      return { why: 'no_figure' };
    case 'fixed':
      return bounded('exact', toExact(rule.amount));
    case 'at_least':
      return { low: toExact(rule.amount), high: null };
    case 'match':
      return bounded('exact', known(rule.of));
    case 'per_unit': {
      // 每1000台: what is short of a thousand counts for nothing.
      const amount =
        rule.every === 1
          ? (known(rule.input) * toExact(rule.amount)) / 1_000_000n
          : (known(rule.input) / (BigInt(rule.every) * 1_000_000n)) * toExact(rule.amount);
      return bounded(rule.bound, capped(amount, rule.cap));
    }
    case 'ratio':
      return ratio(rule, known);
    default:
      return bounded('up_to', toExact(rule.cap.amount));
  }
}

function ratio(
  rule: Extract<AmountRule, { kind: 'ratio' }>,
  known: (code: string) => bigint,
): Single | Unknown {
  if (rule.least && known(rule.least.input) < toExact(rule.least.amount)) return bounded('exact', 0n);
  const base = known(rule.base);
  if (!rule.part) return bounded(rule.bound, capped(percentOf(base, rule.percent), rule.cap));
  const part = known(rule.part.base);
  if (part > base) return { why: 'part_exceeds', part: rule.part.base, whole: rule.base };
  const amount = percentOf(base - part, rule.percent) + percentOf(part, rule.part.percent);
  const isExact = rule.bound === 'exact' && rule.part.bound === 'exact';
  return bounded(isExact ? 'exact' : 'up_to', capped(amount, rule.cap));
}

/** The amount of one instrument for that many like cases. Never throws for a rule of the library and decimal texts. */
export function amountOf(rule: AmountRule, { times, inputs }: Facts): Range {
  const missing = inputsOf(rule).filter((code) => inputs[code] === undefined);
  if (missing.length > 0) return { unknown: { why: 'missing', inputs: missing } };
  const one = single(rule, (code) => toExact(inputs[code] ?? '0'));
  if ('why' in one) return { unknown: one };
  const count = BigInt(times);
  return {
    low: one.low * count,
    high: one.high === null ? null : one.high * count,
    capOnly: isCapOnly(rule),
    unknown: null,
  };
}

/** The most that one case can bring whatever its inputs; null where the rule names no such bound. */
export function ceilingOf(rule: AmountRule): bigint | null {
  if (rule.kind === 'fixed') return toExact(rule.amount);
  const cap = capOf(rule);
  return cap ? toExact(cap.amount) : null;
}

/** `amount` times an exact fraction (1/2, 0, 1), cut at 分. */
export function fractionOf(amount: bigint, fraction: string): bigint {
  const [numerator = '1', denominator = '1'] = fraction.split('/');
  return (amount * BigInt(numerator)) / BigInt(denominator);
}

/** An amount by fractions that add up to 1; the last takes what cutting leaves, so that the parts add up to the whole. */
export function splitOf(amount: bigint, fractions: readonly string[]): bigint[] {
  const parts = fractions.map((fraction) => fractionOf(amount, fraction));
  const left = amount - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, at) => (at === parts.length - 1 ? part + left : part));
}
