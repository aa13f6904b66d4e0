/** 指标: what the page of one indicator asks of the server (shared/contract/indicator.ts). */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type IndicatorHistory, indicatorPath } from '#shared/contract/indicator.ts';
import { request } from '../../lib/http.ts';

export function indicatorQuery(
  indicator: string,
  search: { v?: number | undefined; asof?: string | undefined },
) {
  return queryOptions({
    queryKey: ['indicator', indicator, search],
    queryFn: ({ signal }) =>
      request<IndicatorHistory>('GET', indicatorPath.replace(':indicator', encodeURIComponent(indicator)), {
        signal,
        search,
      }),
    // Another day keeps the table standing until its figures are there.
    placeholderData: keepPreviousData,
  });
}
