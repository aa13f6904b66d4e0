/** 结构 and 贡献: what the pages ask of the server (shared/contract/structure.ts, contribution.ts). */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Contribution, contributionPath } from '#shared/contract/contribution.ts';
import { type Structure, structurePath } from '#shared/contract/structure.ts';
import { request, type SearchValue } from '../../lib/http.ts';
import { choice, integer, text } from '../../lib/search-params.ts';

/** What the addresses of both pages carry. */
export const VIEW_PARAMS = {
  unit: text,
  period: text,
  form: choice('to_date', 'single'),
  v: integer,
  asof: text,
};

export interface ViewSearch extends Record<string, SearchValue> {
  unit?: string | undefined;
  period?: string | undefined;
  form: 'to_date' | 'single';
  v?: number | undefined;
  asof?: string | undefined;
}

export function structureQuery(search: ViewSearch) {
  return queryOptions({
    queryKey: ['structure', search],
    queryFn: ({ signal }) => request<Structure>('GET', structurePath, { signal, search }),
    // A changed unit or period keeps the page standing until the new figures are there.
    placeholderData: keepPreviousData,
  });
}

export function contributionQuery(search: ViewSearch & { by: 'block' | 'unit' }) {
  return queryOptions({
    queryKey: ['contribution', search],
    queryFn: ({ signal }) => request<Contribution>('GET', contributionPath, { signal, search }),
    placeholderData: keepPreviousData,
  });
}
