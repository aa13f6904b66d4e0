/** A target with what follows from its indicator: the facts that its judge and its words share. */
import { type Catalogue, findIndicator, type Indicator } from '../catalogue.ts';
import { type Figure, isValue } from '../figure.ts';
import { inYi } from '../money.ts';
import type { Target } from './target.ts';

export interface Aim {
  target: Target;
  indicator: Indicator | undefined;
  /** The number asked for, in the target's own unit; undefined for relations and for aims without a number. */
  goal: number | undefined;
  /** 1: more is better; −1: less is better, as in a place in a ranking. */
  direction: 1 | -1;
  /** Unit of measure of the target and decimals shown. */
  unit: string;
  digits: number;
  /** Share of an "约" target from which it counts as met (the city's setting). */
  about: number;
}

/** The facts of a target; `value` in place of its own number for a unit's part of it. */
export function aimOf(catalogue: Catalogue, target: Target, value: string | null = target.value): Aim {
  const indicator = findIndicator(catalogue, target.indicator);
  return {
    target,
    indicator,
    goal: value === null ? undefined : Number(value),
    direction: indicator?.direction === 'lower' ? -1 : 1,
    unit: target.unit,
    digits: digitsOf(target, indicator),
    about: catalogue.city.thresholds.about,
  };
}

/** 亿元 one decimal, R&D/GDP and other shares two, the others as their form has them (domain.md §7). */
function digitsOf(target: Target, indicator: Indicator | undefined): number {
  if (target.kind === 'relation' || target.unit === '亿元') return 1;
  return indicator?.measure === 'percent' ? 2 : Math.min(indicator?.decimals ?? 0, 2);
}

/** When a target is to be met: by a year, in every year, or with no date in its document. */
type Term = 'by_year' | 'every_year' | 'undated';

export function termOf({ kind, year }: Pick<Target, 'kind' | 'year'>): Term {
  if (year !== null) return 'by_year';
  return kind === 'yearly' || kind === 'relation' ? 'every_year' : 'undated';
}

/** Whether a figure meets the aim, "约" from the city's share on. */
export function meets({ target, direction, about }: Aim, figure: number, goal: number): boolean {
  if (target.operator === '~') return direction > 0 ? figure >= about * goal : figure <= goal / about;
  const beyond = direction * (figure - goal);
  return target.operator === '>' ? beyond > 0 : beyond >= 0;
}

/** A stored figure in a target's unit, on decimal digits: money is stored in 万元, targets are written in 亿元. */
export function inUnit<F extends Figure>(
  indicator: Indicator | undefined,
  unit: string,
  figure: F,
): F | number {
  if (!isValue(figure) || indicator?.measure !== 'money' || unit !== '亿元') return figure;
  return inYi(figure);
}

/** Targets in the programme's order. */
export function targetsInOrder(catalogue: Catalogue): Target[] {
  return [...catalogue.targets].sort((a, b) => a.order - b.order);
}

/** The level target of an indicator for a year, as the latest document has it. */
export function levelTarget(catalogue: Catalogue, indicator: string, year: number): Target | undefined {
  return catalogue.targets.find(
    (t) => t.indicator === indicator && t.year === year && t.kind === 'level' && t.supersededBy === null,
  );
}
