/** Why a total is what it is: what each item gave to it, and what it lacks of the full score. */
import type { UnitResult } from './assess.ts';

interface ScorePart {
  indicator: string;
  /** Points of the total; null where the mean is not arithmetic and items do not add up. */
  contribution: number | null;
  /** Points that a full score of this item would add: full × weight − contribution. */
  lost: number | null;
}

/**
 * The items of one unit, those that cost it most first. Σ contribution is the total, Σ lost the rest of the full score.
 * @param full the highest score of an item: c + d of the scheme
 */
export function scoreParts({ items }: Pick<UnitResult, 'items'>, full: number): ScorePart[] {
  const parts = items.map(({ indicator, weight, contribution }) => ({
    indicator,
    contribution,
    lost: contribution === null ? null : full * weight - contribution,
  }));
  const cost = ({ lost }: ScorePart) => lost ?? Number.NEGATIVE_INFINITY;
  return parts.sort((a, b) => (cost(a) === cost(b) ? 0 : cost(b) - cost(a)));
}
