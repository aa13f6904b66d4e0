/** A number asked of every year: the latest year's figure holds or does not; there is no pace. */
import { difference } from '../../calc/exact.ts';
import { type Aim, meets } from '../aim.ts';
import { demandWords, plain } from '../aim.words.ts';
import { latest } from '../series.ts';
import type { TargetView } from '../view.ts';
import { distanceRate, type Judged, type Measure, silent } from './judged.ts';

const OWN: readonly Measure[] = ['distance', 'distanceRate'];

export function judgeYearly(view: TargetView, aim: Aim): Judged {
  const { target, goal, direction } = aim;
  const now = latest(view.series(target.indicator, target.unit));
  if (!now || goal === undefined) return silent(aim, OWN);
  const holds = meets(aim, now.figure, goal);
  const distance = direction * difference(goal, now.figure);
  return {
    status: holds ? 'holds' : 'fails',
    rule: `${now.year}年为${plain(now.figure)}${target.unit}，每年要求${demandWords(aim, goal)}，${holds ? '符合' : '不符合'}。`,
    target: goal,
    actual: now.figure,
    actualYear: now.year,
    baseYear: null,
    measures: { distance, distanceRate: distanceRate(distance, goal) },
  };
}
