/** What a row of the comparison says, as a title: 宁波最高1000万元，为嘉兴的10倍. */
import { amountOf } from '#shared/policies/amount.ts';
import { homePaper, instrumentOf, type PolicyLibrary } from '#shared/policies/library.ts';
import { moneyWords, ruleWords } from '#shared/policies/policies.words.ts';

/** Compares the upper ends of single cases; only what has one is compared. Empty where fewer than two papers have the kind. */
export function findingOf(library: PolicyLibrary, kind: string): string {
  const home = homePaper(library);
  const found = library.documents.flatMap((paper) => {
    const one = instrumentOf(library, paper.code, kind);
    return one ? [{ paper, one, amount: amountOf(one.rule, { times: 1, base: null }) }] : [];
  });
  const own = found.find(({ paper }) => paper.code === home?.code);
  const bounded = found.flatMap(({ paper, one, amount }) =>
    amount.unknown === null && amount.high !== null ? [{ paper, one, high: amount.high }] : [],
  );
  const [best] = [...bounded].sort((a, b) => (a.high < b.high ? 1 : a.high > b.high ? -1 : 0));
  if (!home || found.length === 0) return '';
  if (!own) {
    const others = found.map(({ paper, one }) => `${paper.city}${ruleWords(one.rule)}`).join('，');
    return `${others}，${home.city}没有同类条款`;
  }
  if (found.length === 1) return '';
  const ours = bounded.find(({ paper }) => paper.code === home.code);
  if (!best || !ours || bounded.length < 2) return '写法不同，不能直接比较';
  const second = bounded
    .filter(({ paper }) => paper.code !== best.paper.code)
    .find(({ high }) => high === best.high);
  if (second)
    return `${bounded
      .filter(({ high }) => high === best.high)
      .map(({ paper }) => paper.city)
      .join('、')}上限同为${ruleWords(best.one.rule)}`;
  if (best.paper.code === home.code) {
    const next = bounded
      .filter(({ paper }) => paper.code !== home.code)
      .reduce((a, b) => (b.high > a.high ? b : a));
    return `${home.city}${ruleWords(ours.one.rule)}，高于${next.paper.city}的${moneyWords(next.high)}`;
  }
  return `${best.paper.city}${ruleWords(best.one.rule)}，为${home.city}（${ruleWords(ours.one.rule)}）的${timesWords(best.high, ours.high)}倍`;
}

/** At most one decimal, cut: 10, 6.6. */
function timesWords(a: bigint, b: bigint): string {
  if (b === 0n) return '若干';
  const tenths = (a * 10n) / b;
  return tenths % 10n === 0n ? String(tenths / 10n) : `${tenths / 10n}.${tenths % 10n}`;
}
