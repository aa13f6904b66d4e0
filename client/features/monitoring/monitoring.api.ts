/** 县市区: what the pages ask of the server (shared/contract/monitoring.ts). */
import { keepPreviousData } from '@tanstack/react-query';
import { allocationsApi } from '#shared/contract/allocation.ts';
import type { QueryOf } from '#shared/contract/endpoint.ts';
import { halfYearApi } from '#shared/contract/half-year.ts';
import { monitoringApi } from '#shared/contract/monitoring.ts';
import { programmeApi } from '#shared/contract/programme.ts';
import { ask } from '../../lib/call.ts';

type RankingSearch = QueryOf<typeof monitoringApi.ranking>;

/** A changed period or metric keeps the page standing until the new figures are there. */
export function rankingQuery(query: RankingSearch) {
  return { ...ask(monitoringApi.ranking, { query }), placeholderData: keepPreviousData };
}

export function halfYearQuery(query: QueryOf<typeof halfYearApi.view>) {
  return { ...ask(halfYearApi.view, { query }), placeholderData: keepPreviousData };
}

export function unitQuery(unit: string, query: QueryOf<typeof monitoringApi.unit>) {
  return { ...ask(monitoringApi.unit, { params: { unit }, query }), placeholderData: keepPreviousData };
}

/** Asked for when the outline map is first shown; it does not change while the page stands. */
export const outlineQuery = { ...ask(programmeApi.outline, {}), staleTime: Number.POSITIVE_INFINITY };

/** The unit's parts of the city's targets; `period` only where the page shows a year. */
export function unitAllocationQuery(unit: string, query: QueryOf<typeof allocationsApi.unit>) {
  return ask(allocationsApi.unit, { params: { unit }, query });
}
