/** Periods named in titles and headers, held against the period that is being reported. */
import { plainWords } from './words.ts';

const CHINESE_DIGITS = '〇一二三四五六七八九';
const MENTION =
  /(?:(20\d{2})年度?)?(?:(上半年|下半年|全年|前三季度|第?[一二三四1-4]季度)|(\d{1,2})月?[-—–~至到](\d{1,2})月)|(20\d{2})年/g;

interface Mention {
  text: string;
  year: number | null;
  /** S1: January–June; year: January–December; other: any other span; null: no span named. */
  span: 'S1' | 'year' | 'other' | null;
}

function arabic(text: string): string {
  return text
    .replaceAll('零', '〇')
    .replaceAll('○', '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/g, (year) =>
      [...year].map((digit) => CHINESE_DIGITS.indexOf(digit)).join(''),
    )
    .replace(/一[-—–~至到]六月/g, '1-6月');
}

function spanOf(
  word: string | undefined,
  first: string | undefined,
  last: string | undefined,
): Mention['span'] {
  if (word === '上半年' || (first === '1' && last === '6')) return 'S1';
  if (word === '全年' || (first === '1' && last === '12')) return 'year';
  return word || first ? 'other' : null;
}

/** Every period a text names; full dates (2026年7月10日) are none. */
function mentions(text: string): Mention[] {
  const words = arabic(plainWords(text)).replace(/(?:20\d{2}年)?\d{1,2}月\d{1,2}日/g, '');
  return [...words.matchAll(MENTION)].map(([found, year, word, first, last, yearAlone]) => ({
    text: found,
    year: Number(year ?? yearAlone ?? 0) || null,
    span: spanOf(word, first, last),
  }));
}

export interface PeriodVerdict {
  /** The period asked for is named. */
  same: boolean;
  /** Another period is named, and the one asked for is not. */
  other: boolean;
  /** The other period in the file's words. */
  words: string;
}

/** Does the text name the period (`2026-S1`, `2026-S2`, `2026`), another one, or none? */
export function comparePeriodWords(text: string, period: string): PeriodVerdict {
  const wantedYear = Number(period.slice(0, 4));
  const wantedSpan = period.endsWith('S1') ? 'S1' : 'year';
  const found = mentions(text);
  const differs = (m: Mention) =>
    (m.year !== null && m.year !== wantedYear) || (m.span !== null && m.span !== wantedSpan);
  const complete = (m: Mention) => m.span === wantedSpan || (m.year !== null && wantedSpan === 'year');
  const same = found.some((m) => !differs(m) && complete(m));
  const stray = found.find(differs);
  return { same, other: !same && stray !== undefined, words: stray?.text ?? '' };
}
