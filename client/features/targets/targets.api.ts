/** 目标: what the pages ask of the server (shared/contract/targets.ts). */
import { keepPreviousData } from '@tanstack/react-query';
import type { QueryOf } from '#shared/contract/endpoint.ts';
import { halfYearApi } from '#shared/contract/half-year.ts';
import { targetsApi } from '#shared/contract/targets.ts';
import { ask } from '../../lib/call.ts';

/** Switching 2027 ↔ 2030 keeps the page standing until the other year's figures are there. */
export function targetsQuery(query: QueryOf<typeof targetsApi.overview>) {
  return { ...ask(targetsApi.overview, { query }), placeholderData: keepPreviousData };
}

/** Of an area without targets of its own. */
export function insteadQuery(query: QueryOf<typeof targetsApi.instead>) {
  return ask(targetsApi.instead, { query });
}

export function otherTargetsQuery(query: QueryOf<typeof targetsApi.others>) {
  return { ...ask(targetsApi.others, { query }), placeholderData: keepPreviousData };
}

export function scenarioQuery(query: QueryOf<typeof targetsApi.scenario>) {
  return { ...ask(targetsApi.scenario, { query }), placeholderData: keepPreviousData };
}

export function targetUnitsQuery(query: QueryOf<typeof targetsApi.units>) {
  return { ...ask(targetsApi.units, { query }), placeholderData: keepPreviousData };
}

/** What moved since the newest publication. */
export function targetChangesQuery(query: QueryOf<typeof targetsApi.changes>) {
  return ask(targetsApi.changes, { query });
}

export const halfYearBriefQuery = () => ask(halfYearApi.brief, { query: {} });

/** One target as of a year of data. */
export function targetQuery(id: string, query: QueryOf<typeof targetsApi.detail>) {
  return { ...ask(targetsApi.detail, { params: { id }, query }), placeholderData: keepPreviousData };
}
