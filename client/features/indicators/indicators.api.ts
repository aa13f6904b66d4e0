/** 指标: what the page of one indicator asks of the server (shared/contract/indicator.ts). */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type IndicatorHistory, indicatorPath } from '#shared/contract/indicator.ts';
import { request, type SearchValue } from '../../lib/http.ts';

export interface IndicatorSearch extends Record<string, SearchValue> {
  unit?: string | undefined;
  form?: 'year' | 'half' | undefined;
  v?: number | undefined;
  asof?: string | undefined;
}

export function indicatorQuery(indicator: string, search: IndicatorSearch) {
  return queryOptions({
    queryKey: ['indicator', indicator, search],
    queryFn: ({ signal }) =>
      request<IndicatorHistory>('GET', indicatorPath.replace(':indicator', encodeURIComponent(indicator)), {
        signal,
        search,
      }),
    // Another unit or series keeps the page standing; another indicator is another page.
    placeholderData: keepPreviousData,
  });
}
