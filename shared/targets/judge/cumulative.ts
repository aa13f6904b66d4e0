/** A sum since a year, against the even path to its target year. */
import { difference, sumOf } from '../../calc/exact.ts';
import { roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue } from '../../figure.ts';
import { type Aim, inUnit, meets } from '../aim.ts';
import { demandWords, differenceText, plain } from '../aim.words.ts';
import { hasNumber, type YearNumber } from '../series.ts';
import type { TargetStatus } from '../status.ts';
import type { TargetView } from '../view.ts';
import { distanceRate, type Judged, type Measure, silent } from './judged.ts';

const OWN: readonly Measure[] = ['distance', 'distanceRate', 'amountPerYear', 'ratio', 'neededNow'];

interface Summed {
  from: number;
  /** The sum up to its latest year; undefined while nothing is reported. */
  sum: YearNumber | undefined;
  /** Years without a figure before the latest: the sum is incomplete, never smaller. */
  incomplete: string;
}

/** Yearly amounts since `target.from`, added exactly in the stored unit and converted once. */
export function sumSince(view: TargetView, { target, indicator }: Aim): Summed {
  const from = target.from ?? view.upTo;
  const stored = view.years
    .filter((year) => year >= from)
    .map((year) => ({ year, figure: view.cell(target.indicator, year).figure }));
  const known = stored.filter(hasNumber);
  const last = known.at(-1);
  if (!last) return { from, sum: undefined, incomplete: '' };
  const gaps = stored.filter((p) => p.year < last.year && !isValue(p.figure)).map((p) => `${p.year}年`);
  const figure = inUnit(indicator, target.unit, sumOf(known.map((p) => p.figure)));
  return { from, sum: { year: last.year, figure }, incomplete: gaps.join('、') };
}

export function judgeCumulative(view: TargetView, aim: Aim): Judged {
  const { target, goal } = aim;
  const { from, sum, incomplete } = sumSince(view, aim);
  if (goal === undefined || !sum) return silent(aim, OWN);
  if (incomplete !== '')
    return { ...silent(aim, OWN, `${incomplete}未报，累计数不完整。`), actual: 'incomplete' };
  const span = (target.year ?? sum.year) - from + 1;
  const passed = sum.year - from + 1;
  const due = (goal * passed) / span;
  const ratio = due === 0 ? 0 : sum.figure / due;
  const met = meets(aim, sum.figure, goal);
  const distance = difference(goal, sum.figure);
  const left: Figure = met ? 'not_applicable' : span > passed ? distance / (span - passed) : 'undefined';
  const { onTrack, slow } = view.catalogue.city.thresholds;
  const stands = `${from}—${sum.year}年累计${plain(sum.figure)}${target.unit}`;
  return {
    status: statusOf(met, passed >= span, ratio, { onTrack, slow }),
    rule: met
      ? distance > 0
        ? `${stands}，目标为${demandWords(aim, goal)}。`
        : `${stands}，已达到目标值${distance < 0 ? `，超出${differenceText(aim, distance)}` : ''}。`
      : `${stands}，按时间应达${roundHalfUp(due, 1)}${target.unit}，比值${roundHalfUp(ratio, 2)}。`,
    target: goal,
    actual: sum.figure,
    actualYear: sum.year,
    baseYear: null,
    measures: {
      distance,
      distanceRate: distanceRate(distance, goal),
      amountPerYear: left,
      ratio,
      neededNow: due,
    },
  };
}

function statusOf(
  met: boolean,
  over: boolean,
  ratio: number,
  { onTrack, slow }: { onTrack: number; slow: number },
): TargetStatus {
  if (met) return 'achieved';
  if (over) return 'missed';
  if (ratio >= onTrack) return 'on_track';
  return ratio >= slow ? 'slow' : 'lagging';
}
