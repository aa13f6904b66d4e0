/** 时序进度: a half-year against the usual first-half share of past years, not against 50 % (domain.md §6). */
import { type Figure, isValue } from '#shared/figure.ts';
import { share } from './shares.ts';

interface YearHalves {
  /** January–June, to date. */
  firstHalf: Figure;
  /** January–December, to date, of the same series. */
  year: Figure;
}

interface Pace {
  /** Mean first-half share of the past years that have both figures, per cent. */
  usualShare: Figure;
  /** How many past years the usual share rests on. */
  years: number;
  lowestShare: Figure;
  highestShare: Figure;
  /** firstHalf ÷ usual share: the year this half-year would make if it were a usual one. */
  impliedYear: Figure;
  /** firstHalf ÷ the year's goal, per cent. */
  goalShare: Figure;
  /** goalShare − usualShare: ahead (+) or behind (−) the usual pace, 百分点. */
  ahead: Figure;
}

/** Pace of a first half. `goal` is what the whole year of the same series should reach (e.g. last year's figure × growth). */
export function halfYearPace(firstHalf: Figure, past: readonly YearHalves[], goal: Figure): Pace {
  const shares = past.map((year) => share(year.firstHalf, year.year)).filter(isValue);
  const usualShare: Figure =
    shares.length > 0 ? shares.reduce((sum, part) => sum + part, 0) / shares.length : 'too_few_points';
  const goalShare = share(firstHalf, goal);
  return {
    usualShare,
    years: shares.length,
    lowestShare: shares.length > 0 ? Math.min(...shares) : 'too_few_points',
    highestShare: shares.length > 0 ? Math.max(...shares) : 'too_few_points',
    impliedYear: impliedYear(firstHalf, usualShare),
    goalShare,
    ahead:
      isValue(goalShare) && isValue(usualShare)
        ? goalShare - usualShare
        : isValue(goalShare)
          ? usualShare
          : goalShare,
  };
}

function impliedYear(firstHalf: Figure, usualShare: Figure): Figure {
  if (!isValue(firstHalf)) return firstHalf;
  if (!isValue(usualShare)) return usualShare;
  return usualShare > 0 ? (100 * firstHalf) / usualShare : 'no_denominator';
}
