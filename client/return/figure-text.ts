/** Figures of a return as reporter and reviewer both read them: in the unit and with the decimals of their indicator. Pure. */
import { number, points, type Shown, signed, signedPercent } from '../lib/format.ts';

/** What a row says of its figures: the unit of measure, and the decimals of its indicator. */
interface Measured {
  measureUnit: string;
  decimals: number;
}

export function figureText(value: Shown, { decimals }: Pick<Measured, 'decimals'>): string {
  return number(value, decimals);
}

/** A signed amount: +12,176.00. */
export function changeText(value: Shown, { decimals }: Pick<Measured, 'decimals'>): string {
  return signed(value, decimals);
}

/** 同比 in per cent; of a rate the change in 百分点, with the rate's own decimals. */
export function growthText(value: Shown, row: Measured): string {
  return row.measureUnit === '%' ? points(value, row.decimals) : signedPercent(value);
}

/** The same for a triangle and sign: how many decimals, and the words after the number. */
export function growthShape({ measureUnit, decimals }: Measured): { digits: number; suffix: string } {
  return measureUnit === '%' ? { digits: decimals, suffix: ' 百分点' } : { digits: 1, suffix: '%' };
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
