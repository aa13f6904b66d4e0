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
  const query = halfYearQuery({ ...search, period: Period.safeParse(search.period).data });
  return { query, known, set };
}
