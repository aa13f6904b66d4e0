/** How Chinese words are typed without an input method: 海宁市 is hainingshi and hns. */
import { pinyin } from 'pinyin-pro';
import type { FindItem } from '../ui/match-items.ts';

/** The whole spelling without tones, and the initials; letters and digits stay as they are. */
export function spellings(text: string): readonly [string, string] {
  const of = (pattern: 'pinyin' | 'first') =>
    pinyin(text, { toneType: 'none', pattern, type: 'array', nonZh: 'consecutive', v: true }).join('');
  const plain = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '');
  return [plain(of('pinyin')), plain(of('first'))];
}

/** The items with the spellings of their names; clauses are typed by their numbers. */
export function withSpellings(items: readonly FindItem[]): FindItem[] {
  // Every unit has the same words for what its page shows.
  const known = new Map<string, readonly [string, string]>();
  const spelled = (text: string) => {
    const spelling = known.get(text) ?? spellings(text);
    known.set(text, spelling);
    return spelling;
  };
  return items.map((item) => {
    const names = [item.text, ...(item.names ?? [])];
    const words = (of: readonly string[]) => [...new Set(of.flatMap(spelled))].filter((word) => word !== '');
    return { ...item, spellings: words(names), topicSpellings: words(item.topics ?? []) };
  });
}
