/** What every page may ask about a figure: where it comes from, and what has moved since. */
import type { QueryOf } from '#shared/contract/endpoint.ts';
import { monitoringApi } from '#shared/contract/monitoring.ts';
import { revisionsApi } from '#shared/contract/revisions.ts';
import { ask } from '../lib/call.ts';

/** One figure: its unit, indicator and period, the single half or the to-date figure, itself or its growth. */
export type FigureId = QueryOf<typeof monitoringApi.lineage>;

export function lineageQuery(query: FigureId) {
  return ask(monitoringApi.lineage, { query });
}

export function revisionsQuery(query: QueryOf<typeof revisionsApi>) {
  return ask(revisionsApi, { query });
}
