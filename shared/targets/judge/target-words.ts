/** Targets and their rules as an official writes them. */
import { type Catalogue, findIndicator, type Target } from '../../catalogue.ts';
import { formatFixed, roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue, REASON_MARK } from '../../figure.ts';

/** 亿元 one decimal, R&D/GDP and other shares two, the others as their form has them (domain.md §7). */
export function digitsOf(catalogue: Catalogue, target: Target): number {
  if (target.kind === 'relation' || target.unit === '亿元') return 1;
  const indicator = findIndicator(catalogue, target.indicator);
  return indicator?.measure === 'percent' ? 2 : Math.min(indicator?.decimals ?? 0, 2);
}

/** 1: more is better; −1: less is better, as in a place in a ranking. */
export function directionOf(catalogue: Catalogue, target: Target): 1 | -1 {
  return findIndicator(catalogue, target.indicator)?.direction === 'lower' ? -1 : 1;
}

/** ≥ 850.0 亿元 · > 6,000 家 · 约 8 名 · 前 40 位; empty without a number. */
export function targetText(catalogue: Catalogue, target: Target, goal: Figure): string {
  if (!isValue(goal)) return '';
  const number = formatFixed(goal, digitsOf(catalogue, target));
  const unit = target.unit === '%' ? '%' : ` ${target.unit}`;
  if (target.operator === '~') return `约 ${number}${unit}`;
  if (directionOf(catalogue, target) < 0)
    return target.unit === '位' ? `前 ${number}${unit}` : `≤ ${number}${unit}`;
  return `${target.operator === '>' ? '>' : '≥'} ${number}${unit}`;
}

/** 不低于100家 · 大于6000家 · 约100家(达到90%即视为符合). */
export function demandWords(catalogue: Catalogue, target: Target, goal: number): string {
  const amount = `${plain(goal)}${target.unit}`;
  if (target.operator === '~')
    return `约${amount}(达到${roundHalfUp(100 * catalogue.city.thresholds.about, 0)}%即视为符合)`;
  if (directionOf(catalogue, target) < 0) return `不高于${amount}`;
  return `${target.operator === '>' ? '大于' : '不低于'}${amount}`;
}

/** Whether a figure meets the target, "约" from the city's share on. */
export function meets(catalogue: Catalogue, target: Target, figure: number, goal: number): boolean {
  const direction = directionOf(catalogue, target);
  if (target.operator === '~') {
    const { about } = catalogue.city.thresholds;
    return direction > 0 ? figure >= about * goal : figure <= goal / about;
  }
  const beyond = direction * (figure - goal);
  return target.operator === '>' ? beyond > 0 : beyond >= 0;
}

/** 年均增长9.8% · 年均下降1.0%: the words carry the sign. */
export function yearlyGrowthWords(rate: Figure, verb = '年均'): string {
  if (!isValue(rate)) return `${verb}增速${REASON_MARK[rate]}`;
  const text = roundHalfUp(Math.abs(rate), 1);
  return `${verb}${rate < 0 && Number(text) !== 0 ? '下降' : '增长'}${text}%`;
}

/** 年均减少16件 · 年均增加2.5个百分点: the words carry the sign. */
export function yearlyChangeWords(change: Figure, unit: string, verb = '年均'): string {
  if (!isValue(change)) return `${verb}变动${REASON_MARK[change]}`;
  const amount = plain(Math.abs(change));
  const word = change < 0 && Number(amount) !== 0 ? '减少' : '增加';
  return `${verb}${word}${amount}${unit === '%' ? '个百分点' : unit}`;
}

/** ≥0.95为同步，0.6—0.95为偏慢，0—0.6为滞后，<0为倒退: the rule of R as the city has set it. */
export function thresholdWords(catalogue: Catalogue): string {
  const { onTrack, slow } = catalogue.city.thresholds;
  return `≥${onTrack}为同步，${slow}—${onTrack}为偏慢，0—${slow}为滞后，<0为倒退`;
}

/** At most two decimals, no trailing zeros. */
export function plain(figure: number): string {
  return String(Number(roundHalfUp(figure, 2)));
}
