/** What the address of the half-year page asks for. */
import { useCallback } from 'react';
import { Period } from '#shared/period.ts';
import type { KnownAt } from '../../figures/known-then.tsx';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { halfYearQuery } from './monitoring.api.ts';

const PARAMS = { period: text, v: integer, asof: text };

export function useHalfYearAddress() {
  const [search, change] = useSearch(PARAMS);
  const known: KnownAt = { v: search.v, asof: search.asof };
  const set = useCallback((patch: KnownAt & { period?: string }) => change(patch), [change]);
  const period = Period.safeParse(search.period).data;
  // A period that no calendar has is not another name for the newest one.
  const unknown = search.period !== undefined && period === undefined ? search.period : null;
  return { query: halfYearQuery({ ...search, period }), unknown, known, set };
}
