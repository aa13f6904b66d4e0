/** 分县任务: what the page asks of the server (shared/contract/allocation.ts). */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type AllocationDone,
  type AllocationPreview,
  type Allocations,
  type AllocationsQuery,
  allocationPaths,
  type LoadBody,
  type WithdrawBody,
} from '#shared/contract/allocation.ts';
import { request, upload } from '../../../lib/http.ts';

export function allocationsQuery(search: z.infer<typeof AllocationsQuery>) {
  return queryOptions({
    queryKey: ['allocations', search.period ?? null, search.v ?? null, search.asof ?? null],
    queryFn: ({ signal }) =>
      request<Allocations>('GET', allocationPaths.list, { signal, search: { ...search } }),
    placeholderData: keepPreviousData,
  });
}

/** What rests on the allocations in force: to be asked again after a change. */
export const ALLOCATION_KEYS = [
  ['allocations'],
  ['unit-allocation'],
  ['targets'],
  ['target'],
  ['programme'],
] as const;

export function allocationFile(id: string): string {
  return allocationPaths.file.replace(':file', encodeURIComponent(id));
}

export function previewAllocation(
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<AllocationPreview> {
  const form = new FormData();
  form.append('file', file, file.name);
  return upload<AllocationPreview>(allocationPaths.preview, form, options);
}

/** `key` is repeated with every retry of the same act, so that it counts once. */
export function loadAllocation(body: LoadBody, key: string): Promise<AllocationDone> {
  return request<AllocationDone>('POST', allocationPaths.load, { body, headers: { 'idempotency-key': key } });
}

export function withdrawAllocation(body: WithdrawBody, key: string): Promise<AllocationDone> {
  return request<AllocationDone>('POST', allocationPaths.withdraw, {
    body,
    headers: { 'idempotency-key': key },
  });
}
