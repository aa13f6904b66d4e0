/** Figures as the pages, drawings and documents print them: thousands separators, a true minus, marks for what is missing. */
import { formatFixed } from './decimal.ts';
import { isReason, REASON_MARK } from './figure.ts';

/** A figure, a decimal text as contracts carry amounts, or a reason why there is none. */
export type Shown = number | string;

export const MINUS = '−';

/** The mark of a missing figure (未报, 不适用, …), or null when it is a number. */
export function markOf(value: Shown): string | null {
  return isReason(value) ? REASON_MARK[value] : null;
}

/** The sign as print has it. */
export function trueMinus(text: string): string {
  return text.replace('-', MINUS);
}

/** A plain number with thousands separators; missing → its mark. Throws RangeError for a text that is no number. */
export function number(value: Shown, digits = 0): string {
  return markOf(value) ?? trueMinus(formatFixed(value, digits));
}

/** A printed figure with its unit: 92.3 亿元 · 3.62%. */
export function withUnit(text: string, unit: string): string {
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}

/** With its sign always written: +64.0, −1.4, 0.0. */
export function signed(value: Shown, digits = 1): string {
  const text = number(value, digits);
  return markOf(value) || text.startsWith(MINUS) || !/[1-9]/.test(text) ? text : `+${text}`;
}
