/** What a rule gives for given facts, from–to, in exact integers of 10⁻⁶ 万元 (分). Pure. */
import { toExact } from '../decimal.ts';
import type { AmountRule, Cap } from './amount-rule.ts';

export interface Facts {
  /** Cases, or years where the rule is yearly. */
  times: number;
  /** The base the rule names (万元, or a number of units), over all cases; null when it is not known. */
  base: string | null;
  /** What a threshold is held against, when it is another base. */
  leastBase?: string | null;
}

/** `high` null: the paper names no upper bound. `unknown`: nothing can be said, and why. */
export type Range = { low: bigint; high: bigint | null; unknown: null } | { unknown: string };

const range = (low: bigint, high: bigint | null): Range => ({ low, high, unknown: null });
const upTo = (bound: 'exact' | 'up_to', amount: bigint): Range =>
  range(bound === 'exact' ? amount : 0n, amount);
/** One 分 in units of 10⁻⁶ 万元 is 1: amounts of a ratio are cut there, never rounded up. */
const percentOf = (base: bigint, percent: string): bigint => (base * toExact(percent)) / 100_000_000n;

function capped(amount: bigint, cap: Cap | null, times: number): bigint {
  if (!cap) return amount;
  const most = toExact(cap.amount) * BigInt(times);
  return amount < most ? amount : most;
}

/** The amount of one instrument. Never throws for a rule of the library and facts that are decimal texts. */
export function amountOf(rule: AmountRule, { times, base, leastBase = null }: Facts): Range {
  const count = BigInt(times);
  if (rule.kind === 'words') return { unknown: '文件没有写明数额' };
  if (rule.kind === 'fixed') return range(toExact(rule.amount) * count, toExact(rule.amount) * count);
  if (rule.kind === 'up_to') return range(0n, toExact(rule.amount) * count);
  if (rule.kind === 'at_least') return range(toExact(rule.amount) * count, null);
  if (base === null) return { unknown: '缺少计算基数' };
  const known = toExact(base);
  if (rule.kind === 'match') return range(known, known);
  if (rule.kind === 'per_unit') {
    // 每1000台: what is short of a thousand counts for nothing.
    const units = known / (BigInt(rule.every) * 1_000_000n);
    const parts =
      rule.every === 1 ? (known * toExact(rule.amount)) / 1_000_000n : units * toExact(rule.amount);
    return upTo(rule.bound, capped(parts, rule.cap, times));
  }
  if (rule.least) {
    const held = leastBase ?? base;
    if (toExact(held) < toExact(rule.least.amount)) return range(0n, 0n);
  }
  return upTo(rule.bound, capped(percentOf(known, rule.percent), rule.cap, times));
}

/** `amount` times an exact fraction (1/2, 0, 1), cut at 分. */
export function fractionOf(amount: bigint, fraction: string): bigint {
  const [numerator = '1', denominator = '1'] = fraction.split('/');
  return (amount * BigInt(numerator)) / BigInt(denominator);
}
