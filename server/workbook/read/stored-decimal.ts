/** Stored doubles as decimal text. */
import { shiftPoint } from '#shared/rules/money-unit.ts';

const PLAIN = /^-?(?:\d{1,15}|(?=[\d.]{3,16}$)\d+\.\d+)$/;

/**
 * Decimal text of a stored double at 15 significant digits: spreadsheet programs neither show nor keep more, and the
 * same formula result then reads alike from every program's file.
 */
export function storedDecimal(value: number): string {
  const short = String(value);
  // Fifteen digits at most and no exponent: rounding to fifteen changes nothing.
  if (PLAIN.test(short)) return short;
  const rounded = value.toPrecision(15);
  if (!rounded.includes('e') && rounded.includes('.')) return rounded.replace(/\.?0+$/, '');
  const [mantissa = '0', exponent = '0'] = Number(value.toPrecision(15)).toString().split('e');
  return shiftPoint(mantissa, Number(exponent));
}
