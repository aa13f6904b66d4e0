/** A level or share to be reached in a target year, judged by observed ÷ required yearly growth (domain.md §6). */
import { type TargetProgress, targetProgress } from '../../calc/target.ts';
import type { Catalogue, Target } from '../../catalogue.ts';
import { roundHalfUp } from '../../decimal.ts';
import { isValue, REASON_MARK } from '../../figure.ts';
import type { Panel } from '../../panel.ts';
import { type Judged, noData } from './counts.ts';
import { baseOf, goalOf, latest, yearlySeries } from './series.ts';
import {
  demandWords,
  directionOf,
  meets,
  plain,
  thresholdWords,
  yearlyChangeWords,
  yearlyGrowthWords,
} from './target-words.ts';

/** `place`: whose figures are judged, the city's or a unit's with its own part as the target's value. */
export function judgeLevel(
  catalogue: Catalogue,
  panel: Panel,
  place: string,
  target: Target,
  year: number,
): Judged {
  const series = yearlySeries(catalogue, panel, place, target.indicator, target.unit, year);
  const now = latest(series);
  const goal = goalOf(target);
  if (!now || goal === undefined || target.year === null) return noData(goal);
  const base = baseOf(catalogue, series);
  const progress = targetProgress(
    {
      baseYear: base?.year ?? now.year,
      base: base?.figure ?? 'no_base',
      currentYear: now.year,
      current: now.figure,
      targetYear: target.year,
      target: goal,
      direction: directionOf(catalogue, target),
      strict: target.operator === '>',
    },
    catalogue.city.thresholds,
  );
  const nearly = target.operator === '~' && meets(catalogue, target, now.figure, goal);
  const { distance, distanceRate, growthNeeded, amountPerYear, growthObserved, growthRequired, ratio } =
    progress;
  return {
    target: goal,
    actual: now.figure,
    actualYear: now.year,
    base: base?.figure ?? 'no_base',
    baseYear: base?.year ?? null,
    ...{ distance, distanceRate, growthNeeded, amountPerYear, growthObserved, growthRequired, ratio },
    neededNow: progress.neededNow,
    status: nearly ? 'achieved' : progress.status,
    rule: nearly
      ? `${now.year}年为${plain(now.figure)}${target.unit}，目标为${demandWords(catalogue, target, goal)}。`
      : ruleWords(catalogue, target, progress, base?.year, now.year, target.year),
  };
}

function ruleWords(
  catalogue: Catalogue,
  target: Target,
  progress: TargetProgress,
  baseYear: number | undefined,
  now: number,
  goalYear: number,
): string {
  if (progress.status === 'achieved') return `${now}年已达到目标值。`;
  if (progress.status === 'missed') return `${goalYear}年已到，未达到目标值。`;
  if (progress.status === 'reversing' && !isValue(progress.ratio))
    return `${baseYear}年已达到目标值，此后回落，${now}年未达到，为倒退。`;
  if (!isValue(progress.ratio)) return `无法判断进度：${REASON_MARK[progress.why ?? 'undefined']}。`;
  if (progress.form === 'linear')
    return (
      `${baseYear}—${now}年${yearlyChangeWords(progress.changeObserved, target.unit)}，` +
      `自${baseYear}年起${yearlyChangeWords(progress.changeRequired, target.unit, '需年均')}，` +
      `比值${roundHalfUp(progress.ratio, 2)}（基数或目标为零、接近零或为负，按年均变动量而不按增速判断）；${thresholdWords(catalogue)}。`
    );
  return (
    `${baseYear}—${now}年${yearlyGrowthWords(progress.growthObserved)}，` +
    `自${baseYear}年起${yearlyGrowthWords(progress.growthRequired, '需年均')}，` +
    `比值${roundHalfUp(progress.ratio, 2)}；${thresholdWords(catalogue)}。`
  );
}
