/** Relations that hold every year, or over a span of years: growth against growth, a level against last year's. */
import { cagr } from '../../calc/growth.ts';
import { relation as compare } from '../../calc/target-gap.ts';
import { type Figure, isValue } from '../../figure.ts';
import type { Aim } from '../aim.ts';
import type { Relation } from '../target.ts';
import type { TargetView } from '../view.ts';
import { type Judged, type Measure, silent } from './judged.ts';
import { relationWords } from './relation.words.ts';

const OWN: readonly Measure[] = ['distance'];

type Term = Relation['left'] | NonNullable<Relation['right']>;

/** The latest year of which both sides are known; a relation with a span of its own is judged within it. */
export function judgeRelation(view: TargetView, aim: Aim): Judged {
  const { target } = aim;
  const rule = target.relation;
  if (!rule) return silent(aim, OWN);
  const years = view.years.filter((year) => target.year === null || year <= target.year);
  for (const year of [...years].reverse()) {
    const left = side(view, aim, rule.left, year);
    const right = rule.right ? side(view, aim, rule.right, year) : 0;
    const { holds, slack } = compare(left, rule.operator, right, rule.plus);
    if (holds === null || !isValue(left) || !isValue(right) || !isValue(slack)) continue;
    const goal = right + rule.plus;
    const over = target.year !== null && year >= target.year;
    return {
      status: over ? (holds ? 'achieved' : 'missed') : holds ? 'holds' : 'fails',
      ...(target.year !== null && !over ? { label: holds ? '目前符合' : '目前不符合' } : {}),
      rule: relationWords(aim, rule, year, left, goal, holds),
      target: goal,
      actual: left,
      actualYear: year,
      baseYear: null,
      measures: { distance: -slack },
    };
  }
  return silent(aim, OWN, '所需数据尚未报送。');
}

/** One side in a year: growth in per cent (百分点 for rates), mean growth up to it, or a level in the target's unit. */
function side(view: TargetView, { target }: Aim, term: Term, year: number): Figure {
  if (term.of === 'growth') return view.growth(term.indicator, year);
  if (term.of === 'average_growth') {
    const at = (y: number) => view.cell(term.indicator, y).figure;
    const since = target.from ?? view.years.find((y) => isValue(at(y))) ?? year;
    const broken = view.years.find((y) => y > since && y <= year && view.isBroken(term.indicator, y));
    return broken === undefined ? cagr(at(since), at(year), year - since) : 'definition_changed';
  }
  return view.figure(term.indicator, target.unit, term.of === 'level' ? year : year - 1);
}
