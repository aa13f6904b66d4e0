/** Numbers asked of every year, and sums since a year. */
import { difference, percent, sumOf } from '../../calc/exact.ts';
import type { TargetStatus } from '../../calc/target.ts';
import type { Catalogue, Target } from '../../catalogue.ts';
import type { TargetRow } from '../../contract/targets.ts';
import { roundHalfUp } from '../../decimal.ts';
import { isValue } from '../../figure.ts';
import type { Panel } from '../../panel.ts';
import { goalOf, latest, yearlySeries } from './series.ts';
import { demandWords, directionOf, meets, plain } from './target-words.ts';

export type Judged = Pick<
  TargetRow,
  | 'target'
  | 'actual'
  | 'actualYear'
  | 'base'
  | 'baseYear'
  | 'distance'
  | 'distanceRate'
  | 'growthNeeded'
  | 'amountPerYear'
  | 'growthObserved'
  | 'growthRequired'
  | 'ratio'
  | 'neededNow'
  | 'status'
  | 'rule'
>;

/** 无数据, said plainly: the target alone is known. */
export function noData(goal: number | undefined): Judged {
  return {
    target: goal ?? 'undefined',
    actual: 'unreported',
    actualYear: null,
    base: 'no_base',
    baseYear: null,
    distance: 'unreported',
    distanceRate: 'unreported',
    growthNeeded: 'unreported',
    amountPerYear: 'unreported',
    growthObserved: 'unreported',
    growthRequired: 'unreported',
    ratio: 'unreported',
    neededNow: 'unreported',
    status: 'no_data',
    rule: '尚无已核定数据。',
  };
}

/** The latest year's number of `place` against the number asked of every year. */
export function judgeEveryYear(
  catalogue: Catalogue,
  panel: Panel,
  place: string,
  target: Target,
  year: number,
): Judged {
  const now = latest(yearlySeries(catalogue, panel, place, target.indicator, target.unit, year));
  const goal = goalOf(target);
  if (!now || goal === undefined) return noData(goal);
  const distance = directionOf(catalogue, target) * difference(goal, now.figure);
  return {
    ...noData(goal),
    actual: now.figure,
    actualYear: now.year,
    distance,
    distanceRate: goal === 0 ? 'no_denominator' : (100 * distance) / Math.abs(goal),
    status: meets(catalogue, target, now.figure, goal) ? 'achieved' : 'missed',
    rule: `${now.year}年为${plain(now.figure)}${target.unit}，要求${demandWords(catalogue, target, goal)}。`,
  };
}

/** The sum of `place` since `from`; a year without a figure makes it incomplete, never smaller. */
export function judgeCumulative(
  catalogue: Catalogue,
  panel: Panel,
  place: string,
  target: Target,
  year: number,
): Judged {
  const goal = goalOf(target);
  const from = target.from ?? year;
  const counted = yearlySeries(catalogue, panel, place, target.indicator, target.unit, year).filter(
    (p) => p.year >= from,
  );
  const known = counted.filter((p) => isValue(p.figure));
  const last = known.at(-1);
  if (goal === undefined || !last) return noData(goal);
  const silent = counted.filter((p) => p.year <= last.year && !isValue(p.figure)).map((p) => `${p.year}年`);
  if (silent.length > 0)
    return { ...noData(goal), actual: 'incomplete', rule: `${silent.join('、')}未报，累计数不完整。` };
  const sum = sumOf(known.map((p) => p.figure).filter(isValue));
  const span = (target.year ?? last.year) - from + 1;
  const passed = last.year - from + 1;
  const expected = (goal * passed) / span;
  const ratio = expected === 0 ? 0 : sum / expected;
  const { onTrack, slow } = catalogue.city.thresholds;
  const status: TargetStatus = meets(catalogue, target, sum, goal)
    ? 'achieved'
    : passed >= span
      ? 'missed'
      : ratio >= onTrack
        ? 'on_track'
        : ratio >= slow
          ? 'slow'
          : 'lagging';
  return {
    ...noData(goal),
    actual: sum,
    actualYear: last.year,
    distance: difference(goal, sum),
    distanceRate: goal === 0 ? 'no_denominator' : percent(difference(goal, sum), goal),
    amountPerYear: span > passed ? difference(goal, sum) / (span - passed) : 'undefined',
    ratio,
    neededNow: expected,
    status,
    rule:
      `${from}—${last.year}年累计${plain(sum)}${target.unit}，按时间应达${roundHalfUp(expected, 1)}${target.unit}，` +
      `比值${roundHalfUp(ratio, 2)}；≥${onTrack}为同步，${slow}—${onTrack}为偏慢，<${slow}为滞后。`,
  };
}
