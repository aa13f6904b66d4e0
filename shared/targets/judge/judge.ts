/** One judge per kind of target; a unit's part is judged by the judge of the city's target. */
import type { Figure } from '../../figure.ts';
import { type Aim, termOf } from '../aim.ts';
import type { TargetStatus } from '../status.ts';
import type { TargetView } from '../view.ts';
import { judgeCumulative } from './cumulative.ts';
import type { Judged } from './judged.ts';
import { judgeLevel } from './level.ts';
import { judgeRatio } from './ratio.ts';
import { judgeRelation } from './relation.ts';
import { judgeUndated } from './undated.ts';
import { judgeYearly } from './yearly.ts';

/** The judgement of a target on the figures of the view's place. */
export function judge(view: TargetView, aim: Aim): Judged {
  const { target, goal } = aim;
  if (target.supersededBy !== null)
    return unjudged('superseded', '已由后发文件的目标取代，不再判断。', goal ?? 'not_applicable');
  if (target.kind === 'relation') return judgeRelation(view, aim);
  // An aim in words alone (保持全省前列): its row stands, and says that the document gives no number.
  if (goal === undefined) return unjudged('no_figure', '文件没有给出数值，不作判断。', 'not_applicable');
  if (target.kind === 'yearly') return judgeYearly(view, aim);
  if (termOf(target) === 'undated') return judgeUndated(view, aim);
  if (target.kind === 'cumulative') return judgeCumulative(view, aim);
  return target.kind === 'level' ? judgeLevel(view, aim) : judgeRatio(view, aim);
}

function unjudged(status: TargetStatus, rule: string, target: Figure): Judged {
  return { status, rule, target, actual: 'not_applicable', actualYear: null, baseYear: null, measures: {} };
}
