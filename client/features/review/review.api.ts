/** 审核: what the analyst's pages ask of the server (shared/contract/review.ts). */
import { queryOptions } from '@tanstack/react-query';
import { returnPaths } from '#shared/contract/returns.ts';
import {
  type ApproveBody,
  type Reconciliation,
  type ReopenBody,
  type ReturnBody,
  type ReviewMatrix,
  type ReviewView,
  reviewPaths,
} from '#shared/contract/review.ts';
import { request } from '../../lib/http.ts';

/** Names one return. */
export interface ReturnId {
  period: string;
  organisation: string;
}

function fill(path: string, { period, organisation }: ReturnId): string {
  return path
    .replace(':period', encodeURIComponent(period))
    .replace(':organisation', encodeURIComponent(organisation));
}

/** Every query of the feature begins with this key, so that one decision refreshes all of them. */
export const REVIEW_KEY = 'review';

export function matrixQuery(period: string) {
  return queryOptions({
    queryKey: [REVIEW_KEY, 'matrix', period],
    queryFn: ({ signal }) =>
      request<ReviewMatrix>('GET', fill(reviewPaths.matrix, { period, organisation: '' }), { signal }),
  });
}

export function reviewQuery(id: ReturnId) {
  return queryOptions({
    queryKey: [REVIEW_KEY, 'return', id.period, id.organisation],
    queryFn: ({ signal }) => request<ReviewView>('GET', fill(reviewPaths.view, id), { signal }),
    // Another analyst may decide meanwhile: what is read on arrival must be the present state.
    staleTime: 0,
  });
}

export function reconciliationQuery(period: string) {
  return queryOptions({
    queryKey: [REVIEW_KEY, 'reconciliation', period],
    queryFn: ({ signal }) =>
      request<Reconciliation>('GET', fill(reviewPaths.reconciliation, { period, organisation: '' }), {
        signal,
      }),
  });
}

export type Decision =
  | { kind: 'approve'; body: ApproveBody }
  | { kind: 'return'; body: ReturnBody }
  | { kind: 'reopen'; body: ReopenBody };

/** `key` is repeated with every retry of the same decision, so that it counts once. Replies with the new state. */
export function decide(id: ReturnId, { kind, body }: Decision, key: string): Promise<ReviewView> {
  return request<ReviewView>('POST', fill(reviewPaths[kind], id), {
    body,
    headers: { 'idempotency-key': key },
  });
}

/** Address of the file as the reporter uploaded it. */
export function originalFile(id: ReturnId, file: string): string {
  return fill(returnPaths.file, id).replace(':file', encodeURIComponent(file));
}

/** Address of the page of one return. */
export function reviewAddress({ period, organisation }: ReturnId): string {
  return `/review/${encodeURIComponent(period)}/${encodeURIComponent(organisation)}`;
}
