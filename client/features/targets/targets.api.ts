/** 目标总览: what the page asks of the server (shared/contract/targets.ts). */
import { keepPreviousData } from '@tanstack/react-query';
import type { QueryOf } from '#shared/contract/endpoint.ts';
import { targetsApi } from '#shared/contract/targets.ts';
import { ask } from '../../lib/call.ts';

/** Switching 2027 ↔ 2030 keeps the page standing until the other year's figures are there. */
export function targetsQuery(query: QueryOf<typeof targetsApi.overview>) {
  return { ...ask(targetsApi.overview, { query }), placeholderData: keepPreviousData };
}

/** One target as of a year of data. */
export function targetQuery(id: string, query: QueryOf<typeof targetsApi.detail>) {
  return { ...ask(targetsApi.detail, { params: { id }, query }), placeholderData: keepPreviousData };
}
