/** Stored doubles as decimal text. */
import { shiftPoint } from '#shared/rules/money-unit.ts';

/**
 * Decimal text of a stored double at 15 significant digits: spreadsheet programs neither show nor keep more, and the
 * same formula result then reads alike from every program's file.
 */
export function storedDecimal(value: number): string {
  const [mantissa = '0', exponent = '0'] = Number(value.toPrecision(15)).toString().split('e');
  return shiftPoint(mantissa, Number(exponent));
}
