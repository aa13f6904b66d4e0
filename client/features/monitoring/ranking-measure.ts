/** What the ranking's chart draws — amount, growth or share, after the chosen order — and what it says. */

import type { RankedUnit, UnitRanking } from '#shared/contract/monitoring.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { drawnFigure } from '#shared/money.ts';
import { listWords } from '#shared/words.ts';
import { markOf, number, signed, withUnit } from '../../lib/format.ts';
import type { Sort } from './ranking-sort.ts';

export interface Measure {
  name: string;
  unit: string;
  digits: number;
  /** In `unit`. */
  value: (row: RankedUnit) => Figure;
  /** The city's own figure where it can stand beside the units': a rate or a growth, never an amount. */
  city: Figure | null;
}

/** The measure of an order; the fixed order shows amounts. */
export function measureOf(ranking: UnitRanking, sort: Sort): Measure {
  const { metric, city } = ranking;
  const isRate = metric.measure === 'percent';
  if (sort === 'growth') {
    const [name, unit] = isRate ? ['增减', '百分点'] : ['同比', '%'];
    return {
      name,
      unit,
      digits: isRate ? 2 : 1,
      value: (row) => row.growth,
      city: isRate ? city.growth : ranking.cityGrowth,
    };
  }
  if (sort === 'share' && !isRate)
    return { name: '占比', unit: '%', digits: 1, value: (row) => row.share, city: null };
  const isMoney = metric.measure === 'money';
  return {
    name: metric.shortName,
    unit: isMoney ? '亿元' : metric.unit,
    digits: isMoney ? 1 : metric.decimals,
    value: (row) => drawnFigure(metric, row.figure),
    city: isRate ? city.figure : null,
  };
}

/** 海宁市 · 总投入：71.2 亿元，第1位 · 同比：+4.1%，第9位 · 占比：15.6%: all that the page knows of a unit, a line each. */
export function unitLines(ranking: UnitRanking, row: RankedUnit): string[] {
  const isRate = ranking.metric.measure === 'percent';
  const orders = isRate ? (['amount', 'growth'] as const) : (['amount', 'growth', 'share'] as const);
  const ranks = { amount: row.rank, growth: row.growthRank, share: null };
  return [
    row.name,
    ...orders.map((order) => {
      const { name, unit, digits, value } = measureOf(ranking, order);
      const figure = value(row);
      const text = order === 'growth' ? signed(figure, digits) : number(figure, digits);
      const words = markOf(figure) ?? withUnit(text, unit);
      return `${name}：${words}${ranks[order] === null ? '' : `，第${ranks[order]}位`}`;
    }),
  ];
}

/**
 * 同比：嘉善11.2%最高，海宁4.1%最低，全市6.4%; equal figures, as printed, are named together. Beside a card that has said
 * the figures, `amounts: false`: 同比：嘉善最高，海宁最低.
 */
export function measureWords(ranking: UnitRanking, measure: Measure, { amounts = true } = {}): string {
  const known = ranking.rows.flatMap((row) => {
    const value = measure.value(row);
    return isValue(value) ? [{ name: row.shortName, value, text: print(measure, value) }] : [];
  });
  if (known.length === 0)
    return ranking.rows.some((row) => isValue(row.figure))
      ? `${measure.name}：${ranking.missing.length > 0 ? `${ranking.missing.length}地暂缺，` : ''}暂不能计算`
      : `${measure.name}：各地均无数据`;
  const top = known.reduce((best, row) => (row.value > best.value ? row : best));
  const low = known.reduce((best, row) => (row.value < best.value ? row : best));
  const city = measure.city !== null && isValue(measure.city) ? `，全市${print(measure, measure.city)}` : '';
  if (top.text === low.text)
    return `${measure.name}：${known.length === 1 ? top.name : '各地均为'}${top.text}${city}`;
  const named = (text: string) => listWords(known.filter((row) => row.text === text).map((row) => row.name));
  const missing = ranking.rows.length - known.length;
  const absent = missing > 0 ? `(${missing}地暂缺)` : '';
  const [most, least] = [named(top.text), named(low.text)];
  return amounts
    ? `${measure.name}：${most}${top.text}最高，${least}${low.text}最低${absent}${city}`
    : `${measure.name}：${most}最高，${least}最低${absent}`;
}

function print({ unit, digits }: Measure, value: number): string {
  return `${number(value, digits)}${unit}`;
}
