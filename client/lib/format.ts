/**
 * Figures and times in the words and digits officials expect (domain.md §7): 万元 two decimals with thousands
 * separators, 亿元 one, growth one, a true minus sign in figures and none in prose.
 */
import { formatFixed, roundHalfUp } from '#shared/decimal.ts';
import { MINUS, markOf, number, type Shown, signed, trueMinus, withUnit } from '#shared/number-text.ts';

export { markOf, number, type Shown, signed, withUnit };

type MoneyUnit = '亿元' | '万元';

const MONEY: Record<MoneyUnit, { shift: number; digits: number }> = {
  亿元: { shift: -4, digits: 1 },
  万元: { shift: 0, digits: 2 },
};

/** Moves the decimal point without binary arithmetic: 123456 万元 by −4 → 12.3456 亿元. */
function shifted(value: Shown, by: number): string {
  const [mantissa = '', exponent = '0'] = String(value).toLowerCase().split('e');
  return `${mantissa}e${Number(exponent) + by}`;
}

/** An amount stored in 万元, printed in 亿元 (one decimal) or 万元 (two), without the unit's name. */
export function money(value: Shown, unit: MoneyUnit, digits = MONEY[unit].digits): string {
  return markOf(value) ?? trueMinus(formatFixed(shifted(value, MONEY[unit].shift), digits));
}

/** An amount stored in 万元 as a number of 亿元, for chart axes. */
export function inYi(value: number): number {
  return Number(roundHalfUp(shifted(value, -4), 8));
}

const FIGURE_SPACE = '\u2007';
const PUNCTUATION_SPACE = '\u2008';

/**
 * A printed figure filled with blanks as wide as digits, so that in a column of several units the decimal points stand under each
 * other: `decimals` of its own, `most` of the column.
 */
export function atPoint(text: string, decimals: number, most: number): string {
  const point = decimals === 0 && most > 0 ? PUNCTUATION_SPACE : '';
  return text + point + FIGURE_SPACE.repeat(Math.max(0, most - decimals));
}

/** A rate in per cent: 7.2 → 7.2%. */
export function percent(value: Shown, digits = 1): string {
  return markOf(value) ?? `${number(value, digits)}%`;
}

/** A signed growth rate in per cent: +7.2%. */
export function signedPercent(value: Shown, digits = 1): string {
  return markOf(value) ?? `${signed(value, digits)}%`;
}

/** A difference of rates: +1.4 百分点. */
export function points(value: Shown, digits = 1): string {
  return markOf(value) ?? `${signed(value, digits)} 百分点`;
}

/** 1, −1 or 0 as the rounded figure shows it; null when missing. */
export function directionOf(value: Shown, digits = 1): 1 | -1 | 0 | null {
  if (markOf(value)) return null;
  const text = roundHalfUp(value, digits);
  if (!/[1-9]/.test(text)) return 0;
  return text.startsWith('-') ? -1 : 1;
}

/** Prose without a minus sign: 增长7.2% · 下降1.4% · 持平. `up`/`down` replace the words (提高/降低, 多/少). */
export function changeWords(
  value: Shown,
  { digits = 1, suffix = '%', up = '增长', down = '下降' } = {},
): string {
  const direction = directionOf(value, digits);
  if (direction === null) return markOf(value) ?? '';
  if (direction === 0) return '持平';
  return `${direction > 0 ? up : down}${number(value, digits).replace(MINUS, '')}${suffix}`;
}

/** Bytes for people: 812 字节, 34 KB, 1.2 MB. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  return bytes < 1024 * 1024 ? `${number(bytes / 1024)} KB` : `${number(bytes / 1024 / 1024, 1)} MB`;
}
