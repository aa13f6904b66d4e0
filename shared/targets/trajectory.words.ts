import { roundHalfUp } from '../decimal.ts';
import { type Aim, meets } from './aim.ts';
import { plain } from './aim.words.ts';
import { projectedAt } from './projection.ts';
import type { YearNumber } from './series.ts';

/** 走势：2027年推算770.9—826.8亿元，各推算均未达到目标850亿元: the range of the projections in one year. */
export function findingWords(
  aim: Aim,
  projections: readonly { points: readonly YearNumber[] }[],
  start: { year: number } | undefined,
  year: number,
): string {
  const { goal, target } = aim;
  if (goal === undefined || !start) return '走势：尚无年度数据';
  const at = projectedAt(projections, year);
  if (at.length === 0) return year <= start.year ? `走势：${year}年已有实际数` : '走势：数据点不足，不作推算';
  const met = at.filter((figure) => meets(aim, figure, goal)).length;
  const name = `目标${target.operator === '~' ? '约' : ''}${plain(goal)}${target.unit}`;
  const verdict =
    met === at.length ? `各推算均达到${name}` : met === 0 ? `各推算均未达到${name}` : `${name}在各推算之间`;
  return `走势：${year}年推算${rangeWords(at, aim.digits)}${target.unit}，${verdict}`;
}

/** 770.9—826.8; 约826.8 where all methods agree. */
export function rangeWords(figures: readonly number[], digits: number): string {
  const [low, high] = [Math.min(...figures), Math.max(...figures)].map((f) => roundHalfUp(f, digits));
  return low === high ? `约${low}` : `${low}—${high}`;
}
