/**
 * Progress towards one target (domain.md §6): distance, growth still needed, and R = observed ÷ required yearly growth,
 * signed, in the Eurostat / Open SDG form (open-sdg docs/progress-methodology.md; sdg-build ProgressMeasure.py); where
 * a rate has no meaning, observed ÷ required change per year (`pace.ts`).
 * Rates and shares are in per cent, R is a plain ratio, amounts are in the target's own unit.
 */
import { type Figure, isValue, noBase, type Reason } from '#shared/figure.ts';
import { difference } from './exact.ts';
import { cagr } from './growth.ts';
import { type PaceForm, paceOf, pathBetween } from './pace.ts';

export interface TargetInput {
  baseYear: number;
  base: Figure;
  currentYear: number;
  current: Figure;
  targetYear: number;
  target: number;
  /** 1: at least the target; −1: at most. */
  direction: 1 | -1;
  /** The target itself is not enough (">" in the document). */
  strict?: boolean;
}

export type ProgressStatus =
  | 'achieved'
  | 'on_track'
  | 'slow'
  | 'lagging'
  | 'reversing'
  | 'missed'
  | 'no_data';

/** R at or above `onTrack` is 同步, at or above `slow` 偏慢, at or above 0 滞后, below 倒退. A setting. */
interface TargetThresholds {
  onTrack: number;
  slow: number;
}

const DEFAULT_THRESHOLDS: TargetThresholds = { onTrack: 0.95, slow: 0.6 };

export interface TargetProgress {
  status: ProgressStatus;
  /** Why there is no R; null when there is one. */
  why: Reason | null;
  /** What is still short, in the target's unit; negative = surplus. */
  distance: Figure;
  /** The same in per cent of the target. */
  distanceRate: Figure;
  /** Yearly growth still needed from now on, per cent: (y_T/y_t)^{1/(T−t)} − 1. */
  growthNeeded: Figure;
  /** Amount a year still needed; negative when the target is passed. */
  amountPerYear: Figure;
  growthObserved: Figure;
  /** Yearly growth required from the base year on, per cent. */
  growthRequired: Figure;
  /** Observed ÷ required pace, negative = away from the target. */
  ratio: Figure;
  /** What `ratio` divides: yearly growth, or changes per year. */
  form: PaceForm;
  /** Change per year since the base, and the one required of it, in the target's unit. */
  changeObserved: Figure;
  changeRequired: Figure;
  /** −5 … 5, Open SDG's score. */
  score: Figure;
  /** (current − base) ÷ (target − base), per cent. */
  achievedShare: Figure;
  /** Share of the time from base year to target year that has passed, per cent. */
  timeShare: Figure;
  /** Value needed by now on a straight line from the base to the target. */
  linearPath: Figure;
  /** Value needed by now on a path of constant growth. */
  geometricPath: Figure;
  /** Value needed by now in the form that R is judged in. */
  neededNow: Figure;
}

/** Where `input` stands. Missing base, zero base and a single year give status 'no_data' unless the target is met. */
export function targetProgress(
  input: TargetInput,
  thresholds: TargetThresholds = DEFAULT_THRESHOLDS,
): TargetProgress {
  const { base, current, target, direction, baseYear, currentYear, targetYear } = input;
  const yearsLeft = targetYear - currentYear;
  const distance = isValue(current) ? direction * difference(target, current) : current;
  const [passed, span] = [currentYear - baseYear, targetYear - baseYear];
  const pace = paceOf({ base, current, target, passed, span, direction });
  const { ratio } = pace;
  const achieved = isAchieved(input);
  return {
    status: statusOf(input, ratio, thresholds),
    why: isValue(ratio) ? null : ratio,
    distance,
    distanceRate: isValue(distance) && target !== 0 ? (100 * distance) / Math.abs(target) : noRate(distance),
    growthNeeded: yearsLeft > 0 ? rateTo(current, target, yearsLeft) : 'undefined',
    amountPerYear: yearsLeft > 0 ? amountPerYear(current, target, yearsLeft) : 'undefined',
    growthObserved: cagr(base, current, passed),
    growthRequired: rateTo(base, target, span),
    ...pace,
    score: achieved ? 5 : progressScore(ratio, thresholds),
    ...pathOf(input),
  };
}

/** Growth to a target of zero is no rate but the end of the figure. */
function rateTo(from: Figure, target: number, years: number): Figure {
  return isValue(from) && target <= 0 ? 'undefined' : cagr(from, target, years);
}

function noRate(distance: Figure): Figure {
  return isValue(distance) ? 'no_denominator' : distance;
}

function amountPerYear(current: Figure, target: number, yearsLeft: number): Figure {
  return isValue(current) ? difference(target, current) / yearsLeft : current;
}

function isAchieved({ current, target, direction, strict }: TargetInput): boolean {
  if (!isValue(current)) return false;
  const beyond = direction * (current - target);
  return strict ? beyond > 0 : beyond >= 0;
}

function statusOf(input: TargetInput, ratio: Figure, { onTrack, slow }: TargetThresholds): ProgressStatus {
  if (isAchieved(input)) return 'achieved';
  if (isValue(input.current) && input.currentYear >= input.targetYear) return 'missed';
  if (!isValue(ratio)) return movesAway(input) ? 'reversing' : 'no_data';
  if (ratio >= onTrack) return 'on_track';
  if (ratio >= slow) return 'slow';
  return ratio >= 0 ? 'lagging' : 'reversing';
}

/** Moving away from the target needs no rate to be seen, e.g. from a base that stood exactly on it. */
function movesAway({ base, current, direction, baseYear, currentYear }: TargetInput): boolean {
  return isValue(base) && isValue(current) && currentYear > baseYear && direction * (current - base) < 0;
}

/**
 * Open SDG's score: 2.5 at `onTrack`, 0 at `slow`, −2.5 at no growth, straight between, cut at ±5. Slopes and
 * intercepts carry four decimals (7.1429, 4.2857, 4.1667), as sdg-build prints them: the scores compare digit by digit.
 */
function progressScore(ratio: Figure, { onTrack, slow }: TargetThresholds): Figure {
  if (!isValue(ratio)) return ratio;
  const steep = fourDecimals(2.5 / (onTrack - slow));
  const score =
    ratio >= slow
      ? steep * ratio - fourDecimals((2.5 * slow) / (onTrack - slow))
      : fourDecimals(2.5 / slow) * ratio - 2.5;
  return Math.min(5, Math.max(-5, score));
}

function fourDecimals(x: number): number {
  return Number(x.toFixed(4));
}

function pathOf({ baseYear, base, currentYear, current, targetYear, target }: TargetInput) {
  const span = targetYear - baseYear;
  if (!isValue(base) || span <= 0) {
    const reason: Reason = isValue(base) ? 'undefined' : noBase(base);
    return {
      achievedShare: reason,
      timeShare: reason,
      linearPath: reason,
      geometricPath: reason,
      neededNow: reason,
    } as const;
  }
  const time = (currentYear - baseYear) / span;
  const way = target - base;
  const achievedShare: Figure = !isValue(current)
    ? current
    : way === 0
      ? 'no_denominator'
      : (100 * (current - base)) / way;
  const geometricPath: Figure = base > 0 && target > 0 ? base * (target / base) ** time : 'undefined';
  return {
    achievedShare,
    timeShare: 100 * time,
    linearPath: base + way * time,
    geometricPath,
    neededNow: pathBetween(base, target, time),
  };
}
