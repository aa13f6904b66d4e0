/**
 * Reference periods. `2026-S1` = January–June, `2026-S2` = January–December, both cumulative from 1 January
 * (年初累计); `2026` = the year as the annual statistics give it. Half-year and annual periods are different series
 * and never stand in one comparison (domain.md §2, §3).
 */
import { z } from 'zod';

export const Period = z
  .string()
  .regex(/^(20\d{2})(-S[12])?$/, '期别应为 2026-S1、2026-S2 或 2026')
  .brand<'Period'>()
  .meta({ examples: ['2026-S1'] });
export type Period = z.infer<typeof Period>;

export type Periodicity = 'half' | 'year';

/** Validates a period that the code itself writes; throws on anything else. */
export function period(text: string): Period {
  return Period.parse(text);
}

/** Calendar year of a period. */
export function yearOf(p: Period): number {
  return Number(p.slice(0, 4));
}

export function periodicityOf(p: Period): Periodicity {
  return p.length === 4 ? 'year' : 'half';
}

/** The period before it in its own series: S1 ← S2 of last year, S2 ← S1, year ← last year. */
export function previous(p: Period): Period {
  const year = yearOf(p);
  if (periodicityOf(p) === 'year') return period(String(year - 1));
  return period(p.endsWith('S2') ? `${year}-S1` : `${year - 1}-S2`);
}

/** The period that follows in the order of all: S1, S2, the year, S1 of the year after. */
export function next(p: Period): Period {
  const year = yearOf(p);
  if (periodicityOf(p) === 'year') return period(`${year + 1}-S1`);
  return period(p.endsWith('S1') ? `${year}-S2` : String(year));
}

/** The period that goes before in the order of all: the one whose `next` it is. */
export function preceding(p: Period): Period {
  const year = yearOf(p);
  if (periodicityOf(p) === 'year') return period(`${year}-S2`);
  return period(p.endsWith('S2') ? `${year}-S1` : String(year - 1));
}

/** The same to-date period one year earlier: the base of 同比. */
export function sameLastYear(p: Period): Period {
  return period(`${yearOf(p) - 1}${p.slice(4)}`);
}

/** The half-year that a civil day (`2026-07-27`) falls in, by its to-date period. */
export function periodOfDay(day: string): Period {
  return period(`${day.slice(0, 4)}-S${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`);
}

/** For S2 the earlier to-date figure of the same year (S1); null for S1 and for years. */
export function earlierToDate(p: Period): Period | null {
  return p.endsWith('S2') ? period(`${yearOf(p)}-S1`) : null;
}

/** Chinese label: 2026年上半年 · 2026年1—12月 · 2026年. */
export function periodLabel(p: Period): string {
  const year = yearOf(p);
  if (p.endsWith('S1')) return `${year}年上半年`;
  return p.endsWith('S2') ? `${year}年1—12月` : `${year}年`;
}

/**
 * Whose coverage a period's figures have, where its label leaves room for doubt: 2026年1—12月 is 半年口径 (规上工业企业),
 * 2026年 is 年度口径 (规上企业). Empty for 上半年, which has no yearly twin.
 */
export function periodCoverage(p: Period): string {
  if (periodicityOf(p) === 'year') return '年度口径';
  return p.endsWith('S2') ? '半年口径' : '';
}

/** Orders by year, then S1, S2, year. */
export function comparePeriods(a: Period, b: Period): number {
  return yearOf(a) - yearOf(b) || sortKey(a).localeCompare(sortKey(b));
}

function sortKey(p: Period): string {
  return p.length === 4 ? 'Y' : p.slice(5);
}
