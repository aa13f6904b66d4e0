/** 审核: what the analyst's pages ask of the server (shared/contract/review.ts). */
import { addressOf } from '#shared/contract/endpoint.ts';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import { returnsApi } from '#shared/contract/returns.ts';
import {
  type ApproveBody,
  type ReopenBody,
  type ReturnBody,
  type ReviewView,
  reviewApi,
} from '#shared/contract/review.ts';
import { ask, call } from '../../lib/call.ts';

export function matrixQuery(period: string) {
  return ask(reviewApi.matrix, { params: { period }, query: {} });
}

/** Another analyst may decide meanwhile: what is read on arrival must be the present state. */
export function reviewQuery(id: ReturnAddress) {
  return { ...ask(reviewApi.view, { params: id }), staleTime: 0 };
}

export function reconciliationQuery(period: string) {
  return ask(reviewApi.reconciliation, { params: { period }, query: {} });
}

export type Decision =
  | { kind: 'approve'; body: ApproveBody }
  | { kind: 'return'; body: ReturnBody }
  | { kind: 'reopen'; body: ReopenBody };

/** `key` is repeated with every retry of the same decision, so that it counts once. Replies with the new state. */
export function decide(params: ReturnAddress, decision: Decision, key: string): Promise<ReviewView> {
  if (decision.kind === 'approve') return call(reviewApi.approve, { params, body: decision.body }, { key });
  if (decision.kind === 'return') return call(reviewApi.return, { params, body: decision.body }, { key });
  return call(reviewApi.reopen, { params, body: decision.body }, { key });
}

/** Address of the file as the reporter uploaded it. */
export function originalFile(id: ReturnAddress, file: string): string {
  return addressOf(returnsApi.file, { params: { ...id, file } });
}

/** Address of the page of one return. */
export function reviewAddress({ period, organisation }: ReturnAddress): string {
  return `/review/${encodeURIComponent(period)}/${encodeURIComponent(organisation)}`;
}
