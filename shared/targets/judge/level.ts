/** A level to be reached in a target year, judged by observed ÷ required yearly growth (domain.md §6). */
import type { Aim } from '../aim.ts';
import type { TargetView } from '../view.ts';
import { type Judged, type Measure, silent } from './judged.ts';
import { judgedTowards, towards } from './towards.ts';
import { changePace, growthPace, ruleWords } from './towards.words.ts';

const OWN: readonly Measure[] = [
  ...(['base', 'distance', 'distanceRate', 'growthNeeded', 'amountPerYear'] as const),
  ...(['growthObserved', 'growthRequired', 'ratio', 'neededNow'] as const),
];

/** The view's place against its level; a met level needs no further growth. */
export function judgeLevel(view: TargetView, aim: Aim): Judged {
  const way = towards(view, aim);
  if (!way) return silent(aim, OWN);
  const { progress, met, base } = way;
  const { distance, distanceRate, growthObserved, growthRequired, ratio } = progress;
  const { changeObserved, changeRequired } = progress;
  const linear = progress.form === 'linear';
  return {
    ...judgedTowards(way),
    rule: ruleWords(aim, way, progress.form === 'rate' ? growthPace(way) : changePace(aim, way)),
    measures: {
      base: base?.figure ?? 'no_base',
      ...{ distance, distanceRate, growthObserved, growthRequired, ratio },
      ...(linear ? { changeObserved, changeRequired } : {}),
      growthNeeded: met ? 'not_applicable' : progress.growthNeeded,
      amountPerYear: met ? 'not_applicable' : progress.amountPerYear,
      neededNow: progress.neededNow,
    },
  };
}
