/** What can be said of one indicator over time: the newest figure, how it moved, and what is not there yet. */
import { cagr, growth, pointChange } from '#shared/calc/growth.ts';
import type { Indicator } from '#shared/catalogue.ts';
import { formatFixed, roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isBreak, isValue, REASON_MARK } from '#shared/figure.ts';
import { type Period, periodLabel, sameLastYear, yearOf } from '#shared/period.ts';
import type { GrowthAt } from '#shared/published.ts';
import { growthWords, moneyWords } from '#shared/words.ts';

interface Point {
  period: Period;
  /** In the stored unit (money: 万元). */
  figure: Figure;
  /** Its growth on the same period last year, the published rate first; worked out from the points where left out. */
  grown?: GrowthAt;
  /** What it is compared with where the programme changed in between: restated, or the reason why it cannot be. */
  base?: Figure | undefined;
}

/** Years that an average growth must span to say more than the growth of one year. */
const AVERAGE_FROM = 2;

/** `points` oldest first, of one series and one unit. */
export function indicatorFinding(indicator: Indicator, whom: string, points: readonly Point[]): string {
  const name = indicator.shortName;
  if (points.every((p) => p.figure === 'not_applicable')) return `${whom}没有${name}这项数据`;
  const known = points.filter((p): p is Point & { figure: number } => isValue(p.figure));
  const last = known.at(-1);
  if (!last) return `${whom}${name}尚无数据`;
  const said = [`${whom}${periodLabel(last.period)}${name}${amountWords(indicator, last.figure)}`];
  const base = points.find((p) => p.period === sameLastYear(last.period));
  said.push(
    publishedGrowth(last) || movedWords(indicator, last.figure, last.base ?? base?.figure ?? 'unreported'),
  );
  // An average over a break would compare what cannot be compared.
  const since = points.findLastIndex((p) => p.base !== undefined);
  said.push(
    averageWords(indicator, last, since < 0 ? known : known.filter((p) => points.indexOf(p) >= since)),
  );
  const newest = points.at(-1) ?? last;
  const gap = isValue(newest.figure) ? '' : `；${periodLabel(newest.period)}${REASON_MARK[newest.figure]}`;
  return said.filter(Boolean).join('，') + gap;
}

function amountWords(indicator: Indicator, figure: number): string {
  if (indicator.measure === 'money') return moneyWords(figure);
  return `${formatFixed(figure, indicator.decimals)}${indicator.unit}`;
}

/** 同比增长6.3%（公布数，可比口径）; empty where no growth was published. */
function publishedGrowth({ grown }: Point): string {
  return grown?.published ? `同比${growthWords(grown.rate)}（公布数，可比口径）` : '';
}

/** A rate moves in 百分点, a count by units and never by a rate of small numbers, the rest in per cent. */
function movedWords(indicator: Indicator, current: number, base: Figure): string {
  if (isBreak(base)) return `${REASON_MARK[base]}，不可直接比较`;
  if (!isValue(base)) return '上年同期无数，不计增速';
  if (indicator.measure === 'percent') {
    const points = pointChange(current, base);
    return isValue(points) ? byWords(points, indicator.decimals, '个百分点', '提高', '降低') : '';
  }
  const { rate, change } = growth(current, base);
  if (indicator.measure === 'money') return isValue(rate) ? `同比${growthWords(rate)}` : growthWords(rate);
  return isValue(change) ? byWords(change, indicator.decimals, indicator.unit, '增加', '减少') : '';
}

function byWords(change: number, digits: number, unit: string, up: string, down: string): string {
  const text = roundHalfUp(Math.abs(change), digits);
  return Number(text) === 0 ? '与上年持平' : `比上年${change > 0 ? up : down}${text}${unit}`;
}

/** Only amounts grow by an average rate; only between periods of the same kind. */
function averageWords(
  indicator: Indicator,
  last: { period: Period; figure: number },
  known: readonly { period: Period; figure: number }[],
): string {
  const first = known.find((p) => p.period.slice(4) === last.period.slice(4));
  if (indicator.measure !== 'money' || !first) return '';
  const years = yearOf(last.period) - yearOf(first.period);
  const rate = cagr(first.figure, last.figure, years);
  if (years < AVERAGE_FROM || !isValue(rate)) return '';
  return `${yearOf(first.period)}年以来年均${growthWords(rate)}`;
}
