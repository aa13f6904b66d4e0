/** 报送: what the reporter's pages ask of the server (shared/contract/returns.ts). */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type CorrectionBody,
  type DraftBody,
  type ObjectionBody,
  type RereadBody,
  type ReturnView,
  returnPaths,
  type SettleBody,
  type SubmitBody,
  type Tasks,
  type VersionBody,
} from '#shared/contract/returns.ts';
import { download, request, upload } from '../../lib/http.ts';

/** Names one return. */
export interface ReturnId {
  period: string;
  organisation: string;
}

/** The address of one of `returnPaths` for a return. */
export function returnAddress(path: keyof typeof returnPaths, id: ReturnId, file = ''): string {
  return returnPaths[path]
    .replace(':period', encodeURIComponent(id.period))
    .replace(':organisation', encodeURIComponent(id.organisation))
    .replace(':file', encodeURIComponent(file));
}

export const tasksQuery = queryOptions({
  queryKey: ['tasks'],
  queryFn: ({ signal }) => request<z.infer<typeof Tasks>>('GET', returnPaths.tasks, { signal }),
});

export function returnKey({ period, organisation }: ReturnId) {
  return ['return', period, organisation] as const;
}

export function fetchReturn(id: ReturnId, signal?: AbortSignal): Promise<ReturnView> {
  return request<ReturnView>('GET', returnAddress('view', id), { signal });
}

export function returnQuery(id: ReturnId) {
  return queryOptions({ queryKey: returnKey(id), queryFn: ({ signal }) => fetchReturn(id, signal) });
}

export function saveDraft(id: ReturnId, body: DraftBody): Promise<ReturnView> {
  return request<ReturnView>('PUT', returnAddress('draft', id), { body });
}

interface UploadOptions {
  /** Chosen answers by question code, from an earlier refusal of the same file. */
  answers: Record<string, string>;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

export function uploadFile(id: ReturnId, file: File, options: UploadOptions): Promise<ReturnView> {
  const form = new FormData();
  form.append('answers', JSON.stringify(options.answers));
  form.append('file', file, file.name);
  return upload<ReturnView>(returnAddress('upload', id), form, options);
}

/** The draft's own file read again with other answers. */
export function rereadFile(id: ReturnId, body: z.infer<typeof RereadBody>): Promise<ReturnView> {
  return request<ReturnView>('POST', returnAddress('reread', id), { body });
}

export function settleCells(id: ReturnId, body: z.infer<typeof SettleBody>): Promise<ReturnView> {
  return request<ReturnView>('POST', returnAddress('settle', id), { body });
}

/** `key` is repeated with every retry of the same submission, so that it counts once. */
export function submitReturn(
  id: ReturnId,
  body: z.infer<typeof SubmitBody>,
  key: string,
): Promise<ReturnView> {
  return request<ReturnView>('POST', returnAddress('submit', id), {
    body,
    headers: { 'idempotency-key': key },
  });
}

export function withdrawReturn(
  id: ReturnId,
  body: z.infer<typeof VersionBody>,
  key: string,
): Promise<ReturnView> {
  return request<ReturnView>('POST', returnAddress('withdraw', id), {
    body,
    headers: { 'idempotency-key': key },
  });
}

export function startCorrection(id: ReturnId, body: z.infer<typeof CorrectionBody>): Promise<ReturnView> {
  return request<ReturnView>('POST', returnAddress('correction', id), { body });
}

export function objectTo(id: ReturnId, body: z.infer<typeof ObjectionBody>): Promise<ReturnView> {
  return request<ReturnView>('POST', returnAddress('objection', id), { body });
}

/** The reporter's workbook with the findings written into it. */
export function downloadMarked(id: ReturnId, fileName: string): Promise<void> {
  return download('GET', returnAddress('marked', id), fileName);
}
