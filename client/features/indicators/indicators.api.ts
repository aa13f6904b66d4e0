/** 指标: what the page of one indicator asks of the server (shared/contract/indicator.ts). */
import { keepPreviousData } from '@tanstack/react-query';
import type { QueryOf } from '#shared/contract/endpoint.ts';
import { indicatorApi } from '#shared/contract/indicator.ts';
import { ask } from '../../lib/call.ts';

type IndicatorSearch = QueryOf<typeof indicatorApi>;

/** Another unit or series keeps the page standing; another indicator is another page. */
export function indicatorQuery(indicator: string, query: IndicatorSearch) {
  return { ...ask(indicatorApi, { params: { indicator }, query }), placeholderData: keepPreviousData };
}
