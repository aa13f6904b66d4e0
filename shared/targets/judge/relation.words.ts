import { roundHalfUp } from '../../decimal.ts';
import type { Aim } from '../aim.ts';
import type { Relation } from '../target.ts';

/** 2025年为10.0%，要求大于7.0%，符合。 · 2022—2025年年均20.0%，要求不低于18.0%，符合；期限至2027年。 */
export function relationWords(
  { target }: Aim,
  rule: Relation,
  year: number,
  left: number,
  goal: number,
  holds: boolean,
): string {
  const amount = (f: number) => `${roundHalfUp(f, 1)}${target.unit}`;
  const span =
    rule.left.of === 'average_growth' ? `${target.from ?? '首个数据年'}—${year}年年均` : `${year}年为`;
  const demand = `${rule.operator === '>' ? '大于' : '不低于'}${amount(goal)}`;
  const term = target.year !== null && year < target.year ? `；期限至${target.year}年` : '';
  return `${span}${amount(left)}，要求${demand}，${holds ? '符合' : '不符合'}${term}。`;
}
