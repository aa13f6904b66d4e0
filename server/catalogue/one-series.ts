/**
 * A city of years only, or of half-years only, names no indicator for the series that it has not: the other's code stands
 * there, under which that series has no figures.
 */
import type { Catalogue } from '#shared/catalogue.ts';

const SERIES = ['half', 'year'] as const;
type Series = (typeof SERIES)[number];

/** `city.json` as read, with the totals and each block named in both series; what has another shape is left as it is. */
export function withBothSeries(city: unknown): unknown {
  if (!isRecord(city)) return city;
  const { totals, blocks } = city;
  return { ...city, totals: both(totals), blocks: Array.isArray(blocks) ? blocks.map(both) : blocks };
}

function both(named: unknown): unknown {
  if (!isRecord(named)) return named;
  const { half = named.year, year = named.half } = named;
  return { ...named, half, year };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The series that some form of the city asks for. */
export function collectedSeries({ forms }: Pick<Catalogue, 'forms'>): Series[] {
  return SERIES.filter((series) => forms.some(({ periodicity }) => periodicity === series));
}
