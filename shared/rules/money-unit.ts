/** Units of money that forms and files use, and exact conversion between them on decimal digits. */
import { keysOf } from '../record.ts';

/** Power of ten of 元 for each unit. */
const MONEY_POWER = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 } as const;
export type MoneyUnit = keyof typeof MONEY_POWER;
export const MONEY_UNITS = keysOf(MONEY_POWER);

export function isMoneyUnit(text: string | undefined): text is MoneyUnit {
  return text !== undefined && Object.hasOwn(MONEY_POWER, text);
}

/** Moves the point of a plain decimal text by `places` to the right (negative: left); the digits stay as they are. */
export function shiftPoint(decimal: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new RangeError(`not a plain decimal: ${decimal}`);
  const [, sign = '', whole = '', fraction = ''] = match;
  const point = whole.length + places;
  const digits = (whole + fraction).padEnd(point, '0');
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits;
  const cut = Math.max(point, 1);
  return canonicalDecimal(`${sign}${padded.slice(0, cut)}.${padded.slice(cut) || '0'}`);
}

/** Plain decimal text without leading or trailing zeros and without "-0". */
export function canonicalDecimal(decimal: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(decimal) ?? [];
  const text = fraction ? `${whole || '0'}.${fraction}` : whole || '0';
  return text === '0' ? '0' : `${sign}${text}`;
}

/** An amount of `from` as an amount of `to`, exact: `convertMoney('1.2', '亿元', '万元')` is `12000`. */
export function convertMoney(decimal: string, from: MoneyUnit, to: MoneyUnit): string {
  return shiftPoint(decimal, MONEY_POWER[from] - MONEY_POWER[to]);
}
