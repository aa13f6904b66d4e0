/** 结构 and 贡献: what the pages ask of the server (shared/contract/structure.ts, contribution.ts). */
import { keepPreviousData } from '@tanstack/react-query';
import { contributionApi } from '#shared/contract/contribution.ts';
import type { QueryOf } from '#shared/contract/endpoint.ts';
import { structureApi } from '#shared/contract/structure.ts';
import { ask } from '../../lib/call.ts';
import { choice, integer, text } from '../../lib/search-params.ts';

/** What the addresses of both pages carry. */
export const VIEW_PARAMS = {
  unit: text,
  period: text,
  form: choice('to_date', 'single'),
  v: integer,
  asof: text,
};

type ViewSearch = QueryOf<typeof structureApi>;

/** A changed unit or period keeps the page standing until the new figures are there. */
export function structureQuery(query: ViewSearch) {
  return { ...ask(structureApi, { query }), placeholderData: keepPreviousData };
}

export function contributionQuery(query: QueryOf<typeof contributionApi>) {
  return { ...ask(contributionApi, { query }), placeholderData: keepPreviousData };
}
