/** What a change or another city's rates come to, in words. */
import { type Cost, known } from '#shared/policies/cost.ts';
import type { PolicyDocument, PolicyLibrary } from '#shared/policies/library.ts';
import { moneyWords, rangeWords } from '#shared/policies/policies.words.ts';
import { NOTHING, plus, type Sum } from '#shared/policies/range.ts';

const words = ({ low, high }: Sum) => rangeWords(low, high);
/** 多3500万元 · 少100万元 · 不变. */
const moreWords = (before: bigint, after: bigint): string => {
  if (before === after) return '不变';
  return after > before ? `多${moneyWords(after - before)}` : `少${moneyWords(before - after)}`;
};

/** 比现行多3500万元 · 下限不变，上限多3500万元. */
export function changeWords(before: Sum, after: Sum): string {
  if (before.high === null || after.high === null) return `下限${moreWords(before.low, after.low)}，没有上限`;
  const [low, high] = [moreWords(before.low, after.low), moreWords(before.high, after.high)];
  return low === high ? (low === '不变' ? '与现行相同' : `比现行${low}`) : `下限${low}，上限${high}`;
}

/** The home total and another city's over the kinds that both can be computed for: like with like. */
export function likeWords(library: PolicyLibrary, cost: Cost, home: PolicyDocument, other: string): string {
  const both = cost.rows.flatMap(({ cells }) => {
    const [own, theirs] = [home.code, other].map(
      (code) => cells.find(({ document }) => document === code)?.amount,
    );
    return own?.unknown === null && theirs?.unknown === null
      ? [{ own: known(own), theirs: known(theirs) }]
      : [];
  });
  if (both.length === 0) return '没有两市都能算的同类条款';
  const own = both.map((one) => one.own).reduce(plus, NOTHING);
  const theirs = both.map((one) => one.theirs).reduce(plus, NOTHING);
  const city = library.documents.find(({ code }) => code === other)?.city ?? '';
  const gap = own.high === null || theirs.high === null ? '' : `，上限${moreWords(own.high, theirs.high)}`;
  return `两市都有的${both.length}类：${home.city}${words(own)}，按${city}标准${words(theirs)}${gap}`;
}
