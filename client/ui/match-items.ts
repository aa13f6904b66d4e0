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
  /** How text and names are typed in Latin letters: hainingshi, hns. */
  spellings?: readonly string[];
  hint?: string;
  href: string;
}

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
  if ([...(item.keywords ?? []), ...(item.names ?? [])].some((word) => plain(word).includes(query))) return 1;
  // Initials are short and fit too much: only their beginning counts.
  return item.spellings?.some((word) => word.startsWith(query)) ? 0.5 : 0;
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
  return items
    .map((item, order) => ({ item, order, scores: words.map((word) => scoreOf(item, word)) }))
    .filter(({ scores }) => scores.every((score) => score > 0))
    .sort((a, b) => Math.max(...b.scores) - Math.max(...a.scores) || a.order - b.order)
    .slice(0, limit)
    .map(({ item }) => item);
}
