/** Parts of a whole in words, from exact integers. */
import { formatFixed, fromExact, roundHalfUp } from '#shared/decimal.ts';
import type { Sum } from '#shared/policies/range.ts';

/** 上限相当于…的1.7% · 不到…的0.1%; both in 10⁻⁶ 万元. Empty where the sum has no upper bound, or there is no whole. */
export function shareOf({ low, high }: Sum, whole: bigint, name: string): string {
  if (high === null || whole === 0n) return '';
  const bound = low === high ? '' : '上限';
  const percent = (high * 100_000_000n) / whole;
  if (high > 0n && percent < 100_000n) return `${bound}不到${name}的0.1%`;
  const text = formatFixed(roundHalfUp(fromExact(percent), 1), 1).replace(/\.0$/, '');
  return `${bound}相当于${name}的${text}%`;
}
