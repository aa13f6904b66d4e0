/** 县市区: what the pages ask of the server (shared/contract/monitoring.ts). */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { allocationPaths, type UnitAllocation } from '#shared/contract/allocation.ts';
import { monitoringPaths, type Regions, type UnitProfile } from '#shared/contract/monitoring.ts';
import { outlinePath } from '#shared/contract/programme.ts';
import type { Outline } from '#shared/outline.ts';
import { request, type SearchValue } from '../../lib/http.ts';

export interface RegionsSearch extends Record<string, SearchValue> {
  period?: string | undefined;
  metric: string;
  form: 'to_date' | 'single';
  v?: number | undefined;
  asof?: string | undefined;
}

export function regionsQuery(search: RegionsSearch) {
  return queryOptions({
    queryKey: ['regions', search],
    queryFn: ({ signal }) => request<Regions>('GET', monitoringPaths.regions, { signal, search }),
    // A changed period or metric keeps the page standing until the new figures are there.
    placeholderData: keepPreviousData,
  });
}

export function unitQuery(
  unit: string,
  search: { period?: string | undefined; v?: number | undefined; asof?: string | undefined },
) {
  return queryOptions({
    queryKey: ['unit', unit, search],
    queryFn: ({ signal }) =>
      request<UnitProfile>('GET', monitoringPaths.unit.replace(':unit', encodeURIComponent(unit)), {
        signal,
        search,
      }),
    placeholderData: keepPreviousData,
  });
}

/** Asked for when the outline map is first shown; it does not change while the page stands. */
export const outlineQuery = queryOptions({
  queryKey: ['outline'],
  queryFn: ({ signal }) => request<Outline>('GET', outlinePath, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The unit's parts of the city's targets; `period` only where the page shows a year. */
export function unitAllocationQuery(
  unit: string,
  search: { period?: string | undefined; v?: number | undefined },
) {
  return queryOptions({
    queryKey: ['unit-allocation', unit, search],
    queryFn: ({ signal }) =>
      request<UnitAllocation>('GET', allocationPaths.unit.replace(':unit', encodeURIComponent(unit)), {
        signal,
        search,
      }),
  });
}
