/** Figures of a form in its own unit: money with two decimals, rates in 百分点. */
import { number, points, type Shown, signed, signedPercent } from '../../../lib/format.ts';

const DECIMALS: Record<string, number> = { 万元: 2, 亿元: 2, 元: 2, '%': 2 };

/** Decimals of a supplied figure, whose row names its unit alone. */
export function amountText(value: Shown, measureUnit: string, decimals = DECIMALS[measureUnit] ?? 0): string {
  return number(value, decimals);
}

/** A signed amount: +12,176.00. */
export function changeText(value: Shown, decimals: number): string {
  return signed(value, decimals);
}

/** 同比 in per cent; of a rate the change in 百分点. */
export function growthText(value: Shown, measureUnit: string): string {
  return measureUnit === '%' ? points(value, 2) : signedPercent(value);
}

/** As `grouped`, with at least the form's decimals: 7305.1 → 7,305.10. */
export function padded(decimal: string, decimals: number): string {
  const missing = decimals - (decimal.split('.')[1]?.length ?? 0);
  const point = decimal.includes('.') ? '' : '.';
  return grouped(missing > 0 ? `${decimal}${point}${'0'.repeat(missing)}` : decimal);
}

/** An exact decimal text with thousands separators, no digit added or lost: 52310.5 → 52,310.5. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
