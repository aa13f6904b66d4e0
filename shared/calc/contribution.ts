/** 贡献率 and 拉动 (domain.md §5): who and what drove the growth of a total. */
import { type Figure, isValue } from '#shared/figure.ts';
import { difference, percent } from './exact.ts';
import { growth } from './growth.ts';

interface Change {
  current: Figure;
  base: Figure;
}

export interface Contribution {
  /** Δi in the figures' own unit. */
  change: Figure;
  /** 贡献率 = Δi ÷ Δtotal, per cent; 'no_change' when the total hardly moved. */
  rate: Figure;
  /** 拉动 = Δi ÷ total of the base period, 百分点. */
  pull: Figure;
}

interface Contributions {
  /** Growth of the total, per cent. */
  growth: Figure;
  change: Figure;
  parts: Contribution[];
  /** What the parts leave unexplained of the total's change; 'incomplete' when a part is missing. */
  rest: Contribution;
}

/** Below this growth (per cent, either sign) the total prints as 0.0 % and contribution rates lose their meaning. Ours. */
export const NO_CHANGE_BELOW = 0.05;

/** Contribution of each part to the change of the total; all figures in one unit. Σ拉动 + rest = growth of the total. */
export function contributions(
  parts: readonly Change[],
  whole: Change,
  noChangeBelow: number = NO_CHANGE_BELOW,
): Contributions {
  const { rate: totalGrowth, change: totalChange } = growth(whole.current, whole.base);
  const of = (change: Figure): Contribution => {
    if (!isValue(change)) return { change, rate: change, pull: change };
    if (!isValue(totalChange)) return { change, rate: totalChange, pull: totalChange };
    if (!isValue(totalGrowth) || !isValue(whole.base)) {
      return {
        change,
        rate: totalChange === 0 ? 'no_change' : percent(change, totalChange),
        pull: totalGrowth,
      };
    }
    const flat = totalChange === 0 || Math.abs(totalGrowth) < noChangeBelow;
    return {
      change,
      rate: flat ? 'no_change' : percent(change, totalChange),
      pull: percent(change, whole.base),
    };
  };
  const changes = parts.map(({ current, base }) => partChange(current, base));
  return {
    growth: totalGrowth,
    change: totalChange,
    parts: changes.map(of),
    rest: of(unexplained(totalChange, changes)),
  };
}

/** A part that does not exist (不适用) in one of two periods has moved from or to nothing. */
function partChange(current: Figure, base: Figure): Figure {
  if (current === 'not_applicable' && base === 'not_applicable') return 'not_applicable';
  return growth(current === 'not_applicable' ? 0 : current, base === 'not_applicable' ? 0 : base).change;
}

function unexplained(totalChange: Figure, changes: readonly Figure[]): Figure {
  if (!isValue(totalChange)) return totalChange;
  let rest = totalChange;
  for (const change of changes) {
    if (isValue(change)) rest = difference(rest, change);
    else if (change !== 'not_applicable') return 'incomplete';
  }
  return rest;
}
