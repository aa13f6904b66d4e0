/** 同比, average growth and changes of rates (domain.md §5). Every growth rate is in per cent. */
import { type Figure, isBreak, isValue, noBase } from '#shared/figure.ts';
import { difference, percentChange } from './exact.ts';

interface Growth {
  /** Per cent, or why there is none: 'base_zero', 'base_negative', 'no_base', a break, or the current figure's own reason. */
  rate: Figure;
  /** Change in the figures' own unit; given whenever both figures exist. */
  change: Figure;
}

/** current ÷ base − 1, nominal, for two figures of the same unit. */
export function growth(current: Figure, base: Figure): Growth {
  if (!isValue(current)) return { rate: current, change: current };
  if (!isValue(base)) return { rate: noBase(base), change: noBase(base) };
  const change = difference(current, base);
  if (base === 0) return { rate: 'base_zero', change };
  return { rate: base < 0 ? 'base_negative' : percentChange(current, base), change };
}

/** The growth of a rate: its change in 百分点. A rate has no 同比 %. */
export function pointChange(current: Figure, base: Figure): Figure {
  if (!isValue(current)) return current;
  return isValue(base) ? difference(current, base) : noBase(base);
}

interface ChosenGrowth {
  rate: Figure;
  source: 'published' | 'computed';
  computed: Figure;
  /** The published rate and the computed one differ by more than the published rate's rounding. */
  differs: boolean;
}

/** The published growth rate (可比口径) goes before the computed one; a difference beyond its rounding is marked. */
export function chooseGrowth(computed: Figure, published: Figure | null, digits = 1): ChosenGrowth {
  if (published === null || !isValue(published))
    return { rate: computed, source: 'computed', computed, differs: false };
  const differs = isValue(computed) && Math.abs(computed - published) > 0.5 * 10 ** -digits + 1e-9;
  return { rate: published, source: 'published', computed, differs };
}

/** 年均增长 in per cent: (last ÷ first)^(1/years) − 1. */
export function cagr(first: Figure, last: Figure, years: number): Figure {
  if (!isValue(last)) return last;
  if (!isValue(first)) return noBase(first);
  if (years <= 0) return 'too_few_points';
  if (first === 0) return 'base_zero';
  if (first < 0) return 'base_negative';
  return last < 0 ? 'undefined' : 100 * ((last / first) ** (1 / years) - 1);
}

/** 两年平均: the yearly rate that compounds to a growth of `rate` per cent over `years`. */
export function averageGrowth(rate: Figure, years: number): Figure {
  return isValue(rate) ? cagr(100, 100 + rate, years) : rate;
}

/** The single second half: S2 to date − S1 to date; the first half is its own to-date figure. */
export function singleHalf(toDate: Figure, earlierToDate: Figure): Figure {
  if (!isValue(toDate)) return toDate;
  if (isValue(earlierToDate)) return difference(toDate, earlierToDate);
  return isBreak(earlierToDate) ? earlierToDate : 'incomplete';
}
