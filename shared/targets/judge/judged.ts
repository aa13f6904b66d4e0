/** What a judge says of a target: each kind of target has its own measures, and only those. */
import { percent } from '../../calc/exact.ts';
import type { Figure } from '../../figure.ts';
import type { Aim } from '../aim.ts';
import type { TargetStatus } from '../status.ts';

/** Figures a judge may give beside the target and the actual figure; in the target's unit, rates in per cent. */
export const MEASURES = [
  'base',
  /** Still short, positive; surplus negative. Rates: 百分点. */
  'distance',
  /** Per cent of the target. */
  'distanceRate',
  /** Yearly growth still needed, per cent. */
  'growthNeeded',
  /** Amount (百分点 for rates) a year still needed. */
  'amountPerYear',
  'growthObserved',
  'growthRequired',
  /** Change a year so far and required from the base on: 百分点 of a rate, places of a rank. */
  'changeObserved',
  'changeRequired',
  /** R = observed ÷ required pace; done ÷ due of a sum. */
  'ratio',
  /** Value needed by now. */
  'neededNow',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface Judged {
  status: TargetStatus;
  /** In place of the status's own word (不能判断, 目前符合). */
  label?: string;
  /** How the status was reached, in words with its numbers. */
  rule: string;
  target: Figure;
  actual: Figure;
  actualYear: number | null;
  baseYear: number | null;
  /** A measure that is not here does not apply to the kind of target. */
  measures: Partial<Record<Measure, Figure>>;
}

/** 无数据, said plainly: the target alone is known, and what would be measured is unreported. */
export function silent({ goal }: Aim, own: readonly Measure[], rule = '尚无已核定数据。'): Judged {
  return {
    status: 'no_data',
    rule,
    target: goal ?? 'undefined',
    actual: 'unreported',
    actualYear: null,
    baseYear: null,
    measures: Object.fromEntries(own.map((measure) => [measure, 'unreported'])),
  };
}

/** distance ÷ target in per cent. */
export function distanceRate(distance: number, goal: number): Figure {
  return goal === 0 ? 'no_denominator' : percent(distance, Math.abs(goal));
}
