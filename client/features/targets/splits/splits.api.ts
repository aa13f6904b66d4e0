/** 分县任务: what the page asks of the server (shared/contract/split.ts). */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type LoadBody,
  type SplitDone,
  type SplitPreview,
  type Splits,
  type SplitsQuery,
  splitPaths,
  type WithdrawBody,
} from '#shared/contract/split.ts';
import { request, upload } from '../../../lib/http.ts';

export function splitsQuery(search: z.infer<typeof SplitsQuery>) {
  return queryOptions({
    queryKey: ['splits', search.period ?? null, search.v ?? null, search.asof ?? null],
    queryFn: ({ signal }) => request<Splits>('GET', splitPaths.list, { signal, search: { ...search } }),
    placeholderData: keepPreviousData,
  });
}

/** What rests on the splits in force: to be asked again after a change. */
export const SPLIT_KEYS = [['splits'], ['unit-split'], ['targets'], ['target'], ['programme']] as const;

export function splitFile(id: string): string {
  return splitPaths.file.replace(':file', encodeURIComponent(id));
}

export function previewSplit(
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<SplitPreview> {
  const form = new FormData();
  form.append('file', file, file.name);
  return upload<SplitPreview>(splitPaths.preview, form, options);
}

/** `key` is repeated with every retry of the same act, so that it counts once. */
export function loadSplit(body: LoadBody, key: string): Promise<SplitDone> {
  return request<SplitDone>('POST', splitPaths.load, { body, headers: { 'idempotency-key': key } });
}

export function withdrawSplit(body: WithdrawBody, key: string): Promise<SplitDone> {
  return request<SplitDone>('POST', splitPaths.withdraw, { body, headers: { 'idempotency-key': key } });
}
