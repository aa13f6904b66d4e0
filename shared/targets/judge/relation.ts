/** Relations that hold every year: growth against growth, a level against last year's (domain.md §6). */
import { cagr } from '../../calc/growth.ts';
import { relation as compare } from '../../calc/target-gap.ts';
import type { Catalogue, Target } from '../../catalogue.ts';
import { roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue } from '../../figure.ts';
import { figureAt, type Panel } from '../../panel.ts';
import { period } from '../../period.ts';
import { growthAt } from '../../published.ts';
import { type Judged, noData } from './counts.ts';
import { inUnitOf, yearsOf } from './series.ts';

export function judgeRelation(catalogue: Catalogue, panel: Panel, target: Target, year: number): Judged {
  const rule = target.relation;
  if (!rule) return noData(undefined);
  const amount = (f: number) => `${roundHalfUp(f, 1)}${target.unit}`;
  const averaged = rule.left.of === 'average_growth';
  for (const y of yearsOf(panel, year).reverse()) {
    const left = side(catalogue, panel, target, rule.left, y);
    const right = rule.right ? side(catalogue, panel, target, rule.right, y) : 0;
    const { holds, slack } = compare(left, rule.operator, right, rule.plus);
    if (holds === null || !isValue(left) || !isValue(right) || !isValue(slack)) continue;
    const goal = right + rule.plus;
    return {
      ...noData(undefined),
      target: goal,
      actual: left,
      actualYear: y,
      distance: -slack,
      status: holds ? 'achieved' : 'missed',
      rule: `${averaged ? `${target.from ?? '首个数据年'}—${y}年年均` : `${y}年为`}${amount(left)}，要求${rule.operator === '>' ? '大于' : '不低于'}${amount(goal)}，${holds ? '符合' : '不符合'}。`,
    };
  }
  return { ...noData(undefined), rule: '所需数据尚未报送。' };
}

/** One side of a relation in a year: growth in per cent (百分点 for rates), mean growth up to it, or a level in the target's unit. */
function side(
  catalogue: Catalogue,
  panel: Panel,
  target: Target,
  term: { indicator: string; of: 'growth' | 'average_growth' | 'level' | 'last_year' },
  year: number,
): Figure {
  const at = (y: number) => figureAt(panel, catalogue.city.unit, term.indicator, period(String(y)));
  if (term.of === 'growth') {
    return growthAt(catalogue, panel, catalogue.city.unit, term.indicator, period(String(year))).rate;
  }
  if (term.of === 'average_growth') {
    const since = target.from ?? yearsOf(panel, year).find((y) => isValue(at(y))) ?? year;
    return cagr(at(since), at(year), year - since);
  }
  const level = at(term.of === 'level' ? year : year - 1);
  return inUnitOf(catalogue, term.indicator, target.unit, level);
}
