/** 分县任务: what the page asks of the server (shared/contract/allocation.ts). */
import { keepPreviousData } from '@tanstack/react-query';
import {
  type AllocationDone,
  type AllocationPreview,
  allocationsApi,
  type LoadBody,
  type WithdrawBody,
} from '#shared/contract/allocation.ts';
import { addressOf, type QueryOf } from '#shared/contract/endpoint.ts';
import { ask, call, sendFile } from '../../../lib/call.ts';

export function allocationsQuery(query: QueryOf<typeof allocationsApi.list>) {
  return { ...ask(allocationsApi.list, { query }), placeholderData: keepPreviousData };
}

/** What rests on the allocations in force: to be asked again after a change. */
export const ALLOCATION_KEYS = [['targets'], ['programme']] as const;

export const allocationTemplate = addressOf(allocationsApi.template);

export function allocationFile(file: string): string {
  return addressOf(allocationsApi.file, { params: { file } });
}

export function previewAllocation(
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<AllocationPreview> {
  return sendFile(allocationsApi.preview, {}, file, options);
}

/** `key` is repeated with every retry of the same act, so that it counts once. */
export function loadAllocation(body: LoadBody, key: string): Promise<AllocationDone> {
  return call(allocationsApi.load, { body }, { key });
}

export function withdrawAllocation(body: WithdrawBody, key: string): Promise<AllocationDone> {
  return call(allocationsApi.withdraw, { body }, { key });
}
