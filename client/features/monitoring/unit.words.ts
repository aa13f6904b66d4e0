/** The findings over a unit's own charts, computed from its series. */
import { cagr } from '#shared/calc/growth.ts';
import type { UnitProfile, UnitSeries } from '#shared/contract/unit-profile.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { growthWords, moneyWords } from '#shared/words.ts';
import { number, percent } from '../../lib/format.ts';

interface Known {
  label: string;
  year: number;
  value: number;
}

function knownPoints(series: UnitSeries | undefined): Known[] {
  return (series?.points ?? []).flatMap(({ period, label, figure }) =>
    isValue(figure) ? [{ label, year: Number(period.slice(0, 4)), value: figure }] : [],
  );
}

/** 走势：2021年99.8亿元，2025年124.0亿元，年均增长5.6%. Points a year apart: the series holds one kind of period. */
export function trendWords(total: UnitSeries | undefined): string {
  const known = knownPoints(total);
  const [first, last] = [known[0], known[known.length - 1]];
  if (!first || !last) return '走势：尚无完整数据';
  if (first === last) return `走势：只有${last.label}${moneyWords(last.value)}，尚不能比较`;
  const rate = cagr(first.value, last.value, last.year - first.year);
  const from = `走势：${first.label}${moneyWords(first.value)}`;
  // The latest amount stands in the page's head.
  return isValue(rate)
    ? `${from}，到${last.label}年均${growthWords(rate)}`
    : `${from}，${last.label}${moneyWords(last.value)}`;
}

/** Share of a block in the total of the same period, %. */
export function blockShare(block: UnitSeries, total: UnitSeries | undefined, index: number): Figure {
  const [part, whole] = [
    block.points[index]?.figure ?? 'unreported',
    total?.points[index]?.figure ?? 'unreported',
  ];
  if (!isValue(part)) return part;
  if (!isValue(whole)) return whole;
  return whole > 0 ? (100 * part) / whole : 'no_denominator';
}

/** 结构：企业占84.9%，比2021年降1.2个百分点: the largest block of the latest period that is complete. */
export function structureWords(series: readonly UnitSeries[]): string {
  const [total, ...blocks] = series;
  const shared = (index: number) =>
    blocks.flatMap((block) => {
      const share = blockShare(block, total, index);
      return isValue(share) ? [{ block, share }] : [];
    });
  const complete = (total?.points ?? []).map((_, index) => index).filter((index) => shared(index).length > 0);
  const [first, last] = [complete[0], complete[complete.length - 1]];
  if (first === undefined || last === undefined) return '结构：尚无完整数据';
  const top = shared(last).reduce((best, one) => (one.share > best.share ? one : best));
  const before = blockShare(top.block, total, first);
  const words = `结构：${top.block.name}占${percent(top.share)}`;
  if (first === last || !isValue(before)) return words;
  const change = top.share - before;
  const text = number(Math.abs(change), 1);
  const label = total?.points[first]?.label ?? '';
  if (Number(text) === 0) return `${words}，与${label}持平`;
  return `${words}，比${label}${change > 0 ? '升' : '降'}${text}个百分点`;
}

/** 位次：由2021年第4位升至2025年第3位(共9地). */
export function rankWordsOver({ series, of }: Pick<UnitProfile, 'series' | 'of'>): string {
  const ranked = (series[0]?.points ?? []).flatMap(({ label, rank }) =>
    rank === null ? [] : [{ label, rank }],
  );
  const [first, last] = [ranked[0], ranked[ranked.length - 1]];
  if (!first || !last) return '位次：各期均未排出';
  if (first === last) return `位次：${last.label}第${last.rank}位(共${of}地)`;
  if (ranked.every(({ rank }) => rank === last.rank))
    return `位次：${first.label}以来均为第${last.rank}位(共${of}地)`;
  const move = first.rank === last.rank ? '后回到' : first.rank > last.rank ? '升至' : '降至';
  return `位次：由${first.label}第${first.rank}位${move}${last.label}第${last.rank}位(共${of}地)`;
}

/** The city's own short name of its total indicator. */
export function totalName({ series }: Pick<UnitProfile, 'series'>): string {
  return series.find((s) => s.block === null)?.name ?? '合计';
}
