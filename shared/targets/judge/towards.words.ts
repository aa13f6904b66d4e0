/** How a target with a year got its status, in words with its numbers. */
import { difference } from '../../calc/exact.ts';
import { cagr } from '../../calc/growth.ts';
import type { Catalogue } from '../../catalogue.ts';
import { roundHalfUp } from '../../decimal.ts';
import { isValue, REASON_MARK } from '../../figure.ts';
import type { Aim } from '../aim.ts';
import {
  demandWords,
  differenceText,
  plain,
  rangeStanding,
  yearlyChangeWords,
  yearlyGrowthWords,
} from '../aim.words.ts';
import type { Towards } from './towards.ts';

/** `pace`: the observed and the required pace in the words of the kind. */
export function ruleWords(aim: Aim, way: Towards, pace: string): string {
  const { now, base, goalYear, progress } = way;
  if (way.nearly)
    return `${now.year}年为${plain(now.figure)}${aim.target.unit}，目标为${demandWords(aim, way.goal)}。`;
  const upper = aim.target.upper === null ? null : Number(aim.target.upper);
  if (way.met && upper !== null)
    return `${now.year}年为${plain(now.figure)}${aim.target.unit}，${rangeStanding({ ...aim, upper }, now.figure)}。`;
  if (way.met) return `${now.year}年已达到目标值，${keepWords(aim, way)}。`;
  if (progress.status === 'missed') return `${goalYear}年已到，未达到目标值。`;
  if (progress.status === 'reversing' && !isValue(progress.ratio))
    return `${base?.year}年已达到目标值，此后回落，${now.year}年未达到，为倒退。`;
  if (!isValue(progress.ratio)) return `无法判断进度：${REASON_MARK[progress.why ?? 'undefined']}。`;
  const form =
    progress.form === 'linear'
      ? '(基数或目标为零、接近零或为负，按年均变化而不按增速判断)'
      : aim.target.kind === 'level'
        ? ''
        : '(按相对变化计算)';
  return `${pace}，比值${roundHalfUp(progress.ratio, 2)}${form}。`;
}

/** 2023—2025年年均增长10.0%，自2023年起需年均增长5.7% */
export function growthPace({ base, now, progress }: Towards): string {
  return (
    `${base?.year}—${now.year}年${yearlyGrowthWords(progress.growthObserved)}，` +
    `自${base?.year}年起${yearlyGrowthWords(progress.growthRequired, '需年均')}`
  );
}

/**
 * 2021—2023年年均提高0.12个百分点，自2021年起需年均提高0.09个百分点: a rate and a rank never grow by per cent, and a level
 * at or near zero is judged by its changes.
 */
export function changePace(aim: Aim, { base, now, progress }: Towards): string {
  return (
    `${base?.year}—${now.year}年${yearlyChangeWords(aim, progress.changeObserved)}，` +
    `自${base?.year}年起${yearlyChangeWords(aim, progress.changeRequired, '需年均')}`
  );
}

/** 超出6.5亿元；到2027年年均降幅不超过3.4%仍可保持: a met target asks for nothing more. */
function keepWords(aim: Aim, { now, goal, goalYear }: Towards): string {
  const { direction, target } = aim;
  const spare = direction * difference(now.figure, goal);
  const years = goalYear - now.year;
  const over =
    spare === 0 ? '与目标值相同' : `${direction > 0 ? '超出' : '优于目标'}${differenceText(aim, spare)}`;
  if (years <= 0) return over;
  if (spare === 0 || target.kind === 'rank') return `${over}，保持到${goalYear}年即可`;
  const worse = direction > 0 ? '降幅' : '升幅';
  const room = cagr(now.figure, goal, years);
  const share =
    target.kind === 'ratio' || !isValue(room)
      ? differenceText(aim, spare / years)
      : `${roundHalfUp(Math.abs(room), 1)}%`;
  return `${over}；到${goalYear}年年均${worse}不超过${share}仍可保持`;
}

/** ≥0.95为同步，0.6—0.95为偏慢，0—0.6为滞后，<0为倒退: the rule of R as the city has set it. */
export function thresholdWords(catalogue: Catalogue): string {
  const { onTrack, slow } = catalogue.city.thresholds;
  return `≥${onTrack}为同步，${slow}—${onTrack}为偏慢，0—${slow}为滞后，<0为倒退`;
}
