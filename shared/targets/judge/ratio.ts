/**
 * A share to be reached in a target year. Its change is in 百分点, never a growth in per cent (domain.md §5); R may use
 * relative growth inside, as for a level, so that shares and levels are judged by one rule.
 */
import type { Aim } from '../aim.ts';
import type { TargetView } from '../view.ts';
import { type Judged, type Measure, silent } from './judged.ts';
import { judgedTowards, towards } from './towards.ts';
import { changePace, ruleWords } from './towards.words.ts';

const OWN: readonly Measure[] = [
  ...(['base', 'distance', 'amountPerYear', 'changeObserved', 'changeRequired'] as const),
  ...(['ratio', 'neededNow'] as const),
];

/** A share or a rank on its way: 百分点 or places a year. */
export function judgeRatio(view: TargetView, aim: Aim): Judged {
  const way = towards(view, aim);
  if (!way) return silent(aim, OWN);
  const { progress, met, base } = way;
  const { changeObserved, changeRequired } = progress;
  return {
    ...judgedTowards(way),
    rule: ruleWords(aim, way, changePace(aim, way)),
    measures: {
      base: base?.figure ?? 'no_base',
      distance: progress.distance,
      amountPerYear: met ? 'not_applicable' : progress.amountPerYear,
      changeObserved,
      changeRequired,
      ratio: progress.ratio,
      neededNow: progress.neededNow,
    },
  };
}
