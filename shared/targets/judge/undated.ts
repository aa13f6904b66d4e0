/** A target whose document names no year and does not ask for it every year: 尚未达到 or 已达到, never 未达成. */
import { difference } from '../../calc/exact.ts';
import { type Aim, meets } from '../aim.ts';
import { demandWords, differenceText, plain } from '../aim.words.ts';
import { latest } from '../series.ts';
import type { TargetView } from '../view.ts';
import { sumSince } from './cumulative.ts';
import { distanceRate, type Judged, type Measure, silent } from './judged.ts';

const OWN: readonly Measure[] = ['distance', 'distanceRate'];

/** The latest figure, or the sum since the target's first year, against a number without a date. */
export function judgeUndated(view: TargetView, aim: Aim): Judged {
  const { target, goal, direction } = aim;
  if (goal === undefined) return silent(aim, OWN);
  const summed = target.kind === 'cumulative' ? sumSince(view, aim) : null;
  if (summed?.incomplete)
    return { ...silent(aim, OWN, `${summed.incomplete}未报，累计数不完整。`), actual: 'incomplete' };
  const now = summed ? summed.sum : latest(view.series(target.indicator, target.unit));
  if (!now) return silent(aim, OWN);
  const reached = meets(aim, now.figure, goal);
  const distance = direction * difference(goal, now.figure);
  const stands = `${summed ? `${summed.from}—` : ''}${now.year}年${summed ? '累计' : '为'}${plain(now.figure)}${target.unit}`;
  const outcome = reached
    ? `已达到${distance < 0 ? `，超出${differenceText(aim, distance)}` : ''}`
    : `尚未达到，${distance > 0 ? `还差${differenceText(aim, distance)}` : '仅持平'}`;
  return {
    status: reached ? 'reached' : 'not_reached',
    rule: `${stands}，要求${demandWords(aim, goal)}，${outcome}；文件未定期限。`,
    target: goal,
    actual: now.figure,
    actualYear: now.year,
    baseYear: null,
    measures: { distance, distanceRate: distanceRate(distance, goal) },
  };
}
