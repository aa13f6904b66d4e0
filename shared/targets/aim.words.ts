/** A target's number and demand as an official writes them. */
import { difference } from '../calc/exact.ts';
import { formatFixed, roundHalfUp } from '../decimal.ts';
import { type Figure, isValue, REASON_MARK } from '../figure.ts';
import type { Aim } from './aim.ts';

/** ≥ 850.0 亿元 · > 6,000 家 · 约 8 名 · 5—10 项左右 · 前 40 位; empty without a number. */
export function targetText({ target, digits, direction }: Aim, goal: Figure): string {
  if (!isValue(goal)) return '';
  const number = formatFixed(goal, digits);
  const unit = target.unit === '%' ? '%' : ` ${target.unit}`;
  if (target.upper !== null) return `${number}—${formatFixed(Number(target.upper), digits)}${unit}左右`;
  if (target.operator === '~') return `约 ${number}${unit}`;
  if (direction < 0) return target.kind === 'rank' ? `前 ${number}${unit}` : `≤ ${number}${unit}`;
  return `${target.operator === '>' ? '>' : '≥'} ${number}${unit}`;
}

/** 不低于100家 · 大于6000家 · 约100家(达到90%即视为符合). */
export function demandWords({ target, direction, about }: Aim, goal: number): string {
  const amount = `${plain(goal)}${target.unit}`;
  const share = `(达到${target.upper === null ? '' : '下限的'}${roundHalfUp(100 * about, 0)}%即视为符合)`;
  if (target.upper !== null) return `${plain(goal)}—${plain(Number(target.upper))}${target.unit}左右${share}`;
  if (target.operator === '~') return `约${amount}${share}`;
  if (direction < 0) return target.kind === 'rank' ? `前${amount}` : `不高于${amount}`;
  return `${target.operator === '>' ? '大于' : '不低于'}${amount}`;
}

/** 在目标范围内 · 高于目标范围上限2家, of a figure that has reached a range; empty where the target is none. */
export function rangeStanding({ upper, ...shown }: Shown & { upper: number | null }, figure: number): string {
  if (upper === null) return '';
  return figure > upper
    ? `高于目标范围上限${differenceText(shown, difference(figure, upper))}`
    : '在目标范围内';
}

/** The unit of a difference: rates differ by 百分点, never by %. */
export function differenceUnit(unit: string): string {
  return unit === '%' ? '个百分点' : unit;
}

/** How a target's figures are written. */
interface Shown {
  unit: string;
  digits: number;
}

/** 6.5亿元 · 0.12个百分点 · 3位, with the target's decimals; never a sign. */
export function differenceText({ unit, digits }: Shown, amount: number): string {
  const size = Math.abs(amount);
  const text = digits >= 2 ? plain(size) : roundHalfUp(size, digits);
  // A difference that the usual decimals would hide is shown with more.
  return `${Number(text) === 0 && size !== 0 ? plain4(size) : text}${differenceUnit(unit)}`;
}

/** 年均增长9.8% · 年均下降1.0%: the words carry the sign. */
export function yearlyGrowthWords(rate: Figure, verb = '年均'): string {
  if (!isValue(rate)) return `${verb}增速${REASON_MARK[rate]}`;
  const text = roundHalfUp(Math.abs(rate), 1);
  return `${verb}${rate < 0 && Number(text) !== 0 ? '下降' : '增长'}${text}%`;
}

/** 年均提高0.12个百分点 · 年均减少3.0亿元 · 年均前移7.5位: what a rate, an amount or a rank changes by in a year. */
export function yearlyChangeWords(shown: Shown, change: Figure, verb = '年均'): string {
  if (!isValue(change)) return `${verb}变化${REASON_MARK[change]}`;
  const [up, down] = changeVerbs(shown.unit);
  // Two paces stand side by side: of rates both have two decimals.
  const size = shown.unit === '%' ? roundHalfUp(Math.abs(change), 2) : plain(Math.abs(change));
  return `${verb}${change < 0 ? down : up}${size}${differenceUnit(shown.unit)}`;
}

/** What more and less are called: a rank moves forward as its number falls. */
export function changeVerbs(unit: string): readonly [string, string] {
  if (unit === '位') return ['后移', '前移'];
  return unit === '%' ? ['提高', '下降'] : ['增加', '减少'];
}

/** At most two decimals, no trailing zeros. */
export function plain(figure: number): string {
  return String(Number(roundHalfUp(figure, 2)));
}

function plain4(figure: number): string {
  return String(Number(roundHalfUp(figure, 4)));
}
