/**
 * The pace towards a target, in one of two forms. `rate`: observed ÷ required yearly growth, the Eurostat / Open SDG form
 * (domain.md §6). `linear`: observed ÷ required change per year, *ours*, where a rate says nothing: a target, base or
 * figure that is zero, of another sign, or near zero. A yearly fall of 100 % is no demand that anybody could keep.
 * Between the two no jump: as a target moves towards zero, the one form hands over to the other step by step.
 */
import { type Figure, isValue, noBase } from '#shared/figure.ts';
import { difference } from './exact.ts';
import { cagr } from './growth.ts';

export type PaceForm = 'rate' | 'linear';

/** From this share of its base down a falling target is near zero; above 1 ÷ e a harder target never looks easier. */
const NEAR_ZERO_TARGET = 0.4;
/** Up to this share of its target a base is near zero: growth would have to be a hundredfold. */
const NEAR_ZERO_BASE = 0.01;

export interface PaceInput {
  base: Figure;
  current: Figure;
  target: number;
  /** Years from the base to the current figure and to the target. */
  passed: number;
  span: number;
  /** 1: more is better; −1: less is better. */
  direction: 1 | -1;
}

interface Pace {
  form: PaceForm;
  /** Observed ÷ required pace, negative = away from the target; the reason where there is none. */
  ratio: Figure;
  /** Change per year in the figures' unit; what the ratio divides where the form is `linear`. */
  changeObserved: Figure;
  changeRequired: Figure;
}

/** The pace of a figure from its base towards its target. */
export function paceOf(input: PaceInput): Pace {
  const { base, current, target, passed, span, direction } = input;
  if (!isValue(current) || !isValue(base) || passed <= 0 || span <= 0) {
    const why = isValue(current) ? (isValue(base) ? 'too_few_points' : noBase(base)) : current;
    return { form: 'rate', ratio: why, changeObserved: why, changeRequired: why };
  }
  const observed = difference(current, base) / passed;
  const straight = difference(target, base) / span;
  const rate = (goal: number) => quotient(cagr(base, current, passed), cagr(base, goal, span), direction);
  const line = (required: number) => quotient(observed, required, direction);
  const changes = { changeObserved: observed, changeRequired: straight };
  const weight = current < 0 ? 1 : weightOfLinear(base, target);
  if (weight === 0) return { form: 'rate', ratio: rate(target), ...changes };
  if (weight === 1) return { form: 'linear', ratio: line(straight), ...changes };
  const ratio =
    target < base
      ? between(rate(NEAR_ZERO_TARGET * base), line(difference(0, base) / span), weight)
      : between(rate(base / NEAR_ZERO_BASE), line(straight), weight);
  if (!isValue(ratio) || ratio === 0) return { form: 'linear', ratio, ...changes };
  // What the reader divides by, so that the printed ratio is the quotient of the printed changes.
  const required = (Math.sign(straight) * Math.abs(observed)) / Math.abs(ratio);
  return { form: 'linear', ratio, changeObserved: observed, changeRequired: required };
}

/**
 * The value a figure should have `time` (0–1) of the way from its base to its target: at constant growth where the form
 * is `rate`, on a straight line where it is `linear`, between both where one hands over to the other.
 */
export function pathBetween(base: number, target: number, time: number): number {
  const weight = weightOfLinear(base, target);
  if (weight === 1) return base + (target - base) * time;
  if (weight === 0) return base * (target / base) ** time;
  const [atEdge, atEnd] =
    target < base
      ? [base * NEAR_ZERO_TARGET ** time, base * (1 - time)]
      : [target * NEAR_ZERO_BASE ** (1 - time), target * time];
  return (1 - weight) * atEdge + weight * atEnd;
}

/** 0: a rate says it all; 1: it says nothing; between them as near to zero as the smaller of both figures is. */
function weightOfLinear(base: number, target: number): number {
  if (base <= 0 || target <= 0) return 1;
  const nearness = target < base ? target / (NEAR_ZERO_TARGET * base) : base / (NEAR_ZERO_BASE * target);
  return Math.max(0, 1 - nearness);
}

/** Observed ÷ required, signed by whether the figure moves the right way. */
function quotient(observed: Figure, required: Figure, direction: 1 | -1): Figure {
  if (!isValue(observed)) return observed;
  if (!isValue(required)) return required;
  return required === 0 ? 'no_denominator' : (direction * observed) / Math.abs(required);
}

/** The weighted harmonic mean: what is required for one step of what was observed is averaged. Both have one sign. */
function between(atEdge: Figure, atEnd: Figure, weight: number): Figure {
  if (!isValue(atEdge)) return atEdge;
  if (!isValue(atEnd)) return atEnd;
  return atEdge === 0 || atEnd === 0 ? 0 : 1 / ((1 - weight) / atEdge + weight / atEnd);
}
