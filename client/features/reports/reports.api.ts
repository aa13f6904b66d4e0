/** 材料: what the pages ask of the server (shared/contract/reports.ts). */
import { addressOf, type QueryOf } from '#shared/contract/endpoint.ts';
import { type EditBody, type JobView, type MakeBody, reportsApi } from '#shared/contract/reports.ts';
import { ask, call } from '../../lib/call.ts';

export const reportsQuery = ask(reportsApi.list, {});

export function documentQuery(period: string, query: QueryOf<typeof reportsApi.view>) {
  return ask(reportsApi.view, { params: { period }, query });
}

export function editParagraph(period: string, body: EditBody) {
  return call(reportsApi.edit, { params: { period }, body });
}

export function make(period: string, body: MakeBody): Promise<JobView> {
  return call(reportsApi.make, { params: { period }, body });
}

/** Asked again every second while it is not done. */
export function jobQuery(job: string) {
  return {
    ...ask(reportsApi.job, { params: { job } }),
    refetchInterval: ({ state }: { state: { data?: JobView | undefined } }) =>
      state.data && isOver(state.data) ? false : 1000,
  };
}

export function isOver({ state }: JobView): boolean {
  return state === 'done' || state === 'failed';
}

export function cancel(job: string): Promise<unknown> {
  return call(reportsApi.cancel, { params: { job } });
}

export function jobFile(job: string): string {
  return addressOf(reportsApi.file, { params: { job } });
}

export function jobAddress(job: string): string {
  return `/reports/jobs/${encodeURIComponent(job)}`;
}

export function documentAddress(period: string, kind: string, unit = ''): string {
  const query = new URLSearchParams({ ...(kind === 'report' ? {} : { kind }), ...(unit ? { unit } : {}) });
  return `/reports/${encodeURIComponent(period)}${query.size > 0 ? `?${query}` : ''}`;
}
