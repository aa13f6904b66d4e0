/** Which entries of a list of findable things fit what was typed. */

export interface FindItem {
  id: string;
  /** 页面, 县（市、区）, 指标, 期别 … */
  group: string;
  text: string;
  /** Other names, codes, clauses it should be found by. */
  keywords?: readonly string[];
  /** Of the keywords, the names that are spelled as well. */
  names?: readonly string[];
  /** What the entry tells of, beside what it is: 增速 of a unit. */
  topics?: readonly string[];
  /** How text and names are typed in Latin letters: hainingshi, hns. */
  spellings?: readonly string[];
  topicSpellings?: readonly string[];
  hint?: string;
  href: string;
}

/** As short as one of two things typed in one word may be. */
const PART = 2;

/** Full-width letters and digits read as half-width; case, blanks and the 年 of 2026年上半年 do not matter. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s年]+/g, '');
}

function scoreOf(item: FindItem, query: string): number {
  const text = plain(item.text);
  if (text === query) return 4;
  if (text.startsWith(query)) return 3;
  if (text.includes(query)) return 2;
  // hn is 海宁 before it is a part of some institution's code.
  if (item.spellings?.includes(query)) return 1.5;
  if (
    [...(item.keywords ?? []), ...(item.names ?? []), ...(item.topics ?? [])].some((word) =>
      plain(word).includes(query),
    )
  )
    return 1;
  if (item.topicSpellings?.includes(query)) return 0.5;
  // Initials are short and fit too much: only their beginning counts.
  return item.spellings?.some((word) => word.startsWith(query)) ? 0.5 : 0;
}

/**
 * Two things typed in one word, 海宁增速 or hnzs: an item that fits both parts, wherever the word parts. A part of one letter or
 * character fits too much.
 */
function partedScoreOf(item: FindItem, query: string): number {
  const whole = scoreOf(item, query);
  if (whole > 0) return whole;
  let best = 0;
  for (let at = PART; at <= query.length - PART; at += 1) {
    const scores = [scoreOf(item, query.slice(0, at)), scoreOf(item, query.slice(at))];
    if (scores.every((score) => score > 0)) best = Math.max(best, ...scores);
  }
  return best;
}

/** Best first, in list order where equal; an empty query gives what was opened last, then the first entries. */
export function matchItems(
  items: readonly FindItem[],
  typed: string,
  recent: readonly string[] = [],
  limit = 12,
): FindItem[] {
  const words = typed.split(/\s+/).map(plain).filter(Boolean);
  if (words.length === 0) {
    const opened = recent.flatMap((id) => items.find((item) => item.id === id) ?? []);
    return [...opened, ...items.filter((item) => !opened.includes(item))].slice(0, limit);
  }
  const whole = fitting(items, words, scoreOf);
  return (whole.length > 0 ? whole : fitting(items, words, partedScoreOf)).slice(0, limit);
}

function fitting(items: readonly FindItem[], words: readonly string[], score: typeof scoreOf): FindItem[] {
  return items
    .map((item, order) => ({ item, order, scores: words.map((word) => score(item, word)) }))
    .filter(({ scores }) => scores.every((one) => one > 0))
    .sort((a, b) => Math.max(...b.scores) - Math.max(...a.scores) || a.order - b.order)
    .map(({ item }) => item);
}
