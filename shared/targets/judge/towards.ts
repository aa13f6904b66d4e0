/** A level, share or rank on its way to a target year: observed ÷ required pace (domain.md §6). */
import { type TargetProgress, targetProgress } from '../../calc/target.ts';
import { type Aim, meets } from '../aim.ts';
import { latest, type YearFigure, type YearNumber } from '../series.ts';
import { TOO_FEW_LABEL } from '../status.ts';
import type { TargetView } from '../view.ts';
import type { Judged } from './judged.ts';

export interface Towards {
  now: YearNumber;
  base: YearFigure | undefined;
  goal: number;
  goalYear: number;
  /** The target counts as met today ("约" from the city's share on). */
  met: boolean;
  /** Met only in the sense of 约. */
  nearly: boolean;
  progress: TargetProgress;
}

/** Where the view's place stands on its way; undefined while nothing is reported. */
export function towards(view: TargetView, aim: Aim): Towards | undefined {
  const { target, goal } = aim;
  const series = view.series(target.indicator, target.unit);
  const now = latest(series);
  if (!now || goal === undefined || target.year === null) return undefined;
  const base = view.base(target.indicator, target.unit);
  const progress = targetProgress(
    {
      baseYear: base?.year ?? now.year,
      base: base?.figure ?? 'no_base',
      currentYear: now.year,
      current: now.figure,
      targetYear: target.year,
      target: goal,
      direction: aim.direction,
      strict: target.operator === '>',
    },
    view.catalogue.city.thresholds,
  );
  const met = meets(aim, now.figure, goal);
  const nearly = met && progress.status !== 'achieved';
  return { now, base, goal, goalYear: target.year, met, nearly, progress };
}

/** What every such judgement says alike. */
export function judgedTowards({
  now,
  base,
  goal,
  met,
  progress,
}: Towards): Omit<Judged, 'rule' | 'measures'> {
  const status = met ? 'achieved' : progress.status;
  return {
    status,
    ...(status === 'no_data' ? { label: TOO_FEW_LABEL } : {}),
    target: goal,
    actual: now.figure,
    actualYear: now.year,
    baseYear: base?.year ?? null,
  };
}
