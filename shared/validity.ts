/** From when to when a part of the programme holds (domain.md §9). Pure. */
import { comparePeriods, Period } from './period.ts';

/**
 * First and last period in which a row of the programme holds; left out: always. A bound counts in the order S1, S2, year:
 * `validTo: 2026` ends with the year 2026, `validFrom: 2027-S1` begins with the first half of 2027.
 */
export const VALIDITY = { validFrom: Period.optional(), validTo: Period.optional() };

export interface Validity {
  validFrom?: Period | undefined;
  validTo?: Period | undefined;
}

export function validAt({ validFrom, validTo }: Validity, at: Period): boolean {
  return (!validFrom || comparePeriods(validFrom, at) <= 0) && (!validTo || comparePeriods(at, validTo) <= 0);
}

/** True when something that begins with `from` began after `base` and not after `at`: between two periods that are compared. */
export function beganBetween(from: Period | undefined, base: Period, at: Period): boolean {
  return from !== undefined && comparePeriods(base, from) < 0 && comparePeriods(from, at) <= 0;
}

/** Earlier beginnings first; what was always there before all. */
export function byBeginning(a: Validity, b: Validity): number {
  if (a.validFrom && b.validFrom) return comparePeriods(a.validFrom, b.validFrom);
  return Number(a.validFrom !== undefined) - Number(b.validFrom !== undefined);
}

/** Whether two rows under one name hold in one period. */
export function overlap(a: Validity, b: Validity): boolean {
  const ends = (x: Validity, y: Validity) =>
    x.validTo !== undefined && y.validFrom !== undefined && comparePeriods(x.validTo, y.validFrom) < 0;
  return !ends(a, b) && !ends(b, a);
}
