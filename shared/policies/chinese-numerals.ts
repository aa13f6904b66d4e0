/** Chinese numerals of policy papers: 二十 · 一千 · 五百 · 两. Pure. */

const DIGIT: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACE: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** What a numeral below ten thousand may be made of, as part of a pattern. */
export const HAN_NUMERAL = '[〇零一二两兩三四五六七八九十百千]+';

/** The number as decimal text: 一千二百 → 1200, 十 → 10, 千 → 1000; Arabic digits as they stand. */
export function readNumeral(text: string): string {
  if (/^\d/.test(text)) return text;
  let sum = 0;
  let digit: number | null = null;
  for (const letter of text) {
    const place = PLACE[letter];
    if (place === undefined) digit = DIGIT[letter] ?? 0;
    else {
      sum += (digit ?? 1) * place;
      digit = null;
    }
  }
  return String(sum + (digit ?? 0));
}
