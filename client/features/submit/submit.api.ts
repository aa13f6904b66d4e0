/** 报送: what the reporter's pages ask of the server (shared/contract/returns.ts). */

import { addressOf, type BodyOf, queryKey } from '#shared/contract/endpoint.ts';
import { remindersApi } from '#shared/contract/reminders.ts';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import { type DraftBody, type ReturnView, returnsApi } from '#shared/contract/returns.ts';
import { signingApi } from '#shared/contract/signing.ts';
import { ask, call, sendFile } from '../../lib/call.ts';
import { download } from '../../lib/http.ts';

export const tasksQuery = ask(returnsApi.tasks, {});

export const visitsQuery = (params: ReturnAddress) => ask(returnsApi.visits, { params });

export function returnKey(id: ReturnAddress) {
  return queryKey(returnsApi.view, { params: id });
}

export function fetchReturn(params: ReturnAddress, signal?: AbortSignal): Promise<ReturnView> {
  return call(returnsApi.view, { params }, signal ? { signal } : {});
}

export function returnQuery(params: ReturnAddress) {
  return ask(returnsApi.view, { params });
}

export function saveDraft(params: ReturnAddress, body: DraftBody): Promise<ReturnView> {
  return call(returnsApi.draft, { params, body });
}

interface UploadOptions {
  /** Chosen answers by question code, from an earlier refusal of the same file. */
  answers: Record<string, string>;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

export function uploadFile(
  params: ReturnAddress,
  file: File,
  { answers, ...options }: UploadOptions,
): Promise<ReturnView> {
  return sendFile(returnsApi.upload, { params }, file, {
    fields: { answers: JSON.stringify(answers) },
    ...options,
  });
}

/** The draft's own file read again with other answers. */
export function rereadFile(
  params: ReturnAddress,
  body: BodyOf<typeof returnsApi.reread>,
): Promise<ReturnView> {
  return call(returnsApi.reread, { params, body });
}

export function settleCells(
  params: ReturnAddress,
  body: BodyOf<typeof returnsApi.settle>,
): Promise<ReturnView> {
  return call(returnsApi.settle, { params, body });
}

/** `key` is repeated with every retry of the same submission, so that it counts once. */
export function submitReturn(
  params: ReturnAddress,
  body: BodyOf<typeof returnsApi.submit>,
  key: string,
): Promise<ReturnView> {
  return call(returnsApi.submit, { params, body }, { key });
}

export function withdrawReturn(
  params: ReturnAddress,
  body: BodyOf<typeof returnsApi.withdraw>,
  key: string,
): Promise<ReturnView> {
  return call(returnsApi.withdraw, { params, body }, { key });
}

export function signReturn(
  params: ReturnAddress,
  body: BodyOf<typeof signingApi.sign>,
  key: string,
): Promise<ReturnView> {
  return call(signingApi.sign, { params, body }, { key });
}

export function refuseSignature(
  params: ReturnAddress,
  body: BodyOf<typeof signingApi.refuse>,
): Promise<ReturnView> {
  return call(signingApi.refuse, { params, body });
}

export function recallReturn(
  params: ReturnAddress,
  body: BodyOf<typeof signingApi.recall>,
  key: string,
): Promise<ReturnView> {
  return call(signingApi.recall, { params, body }, { key });
}

export function startCorrection(
  params: ReturnAddress,
  body: BodyOf<typeof returnsApi.correction>,
): Promise<ReturnView> {
  return call(returnsApi.correction, { params, body });
}

export function objectTo(
  params: ReturnAddress,
  body: BodyOf<typeof returnsApi.objection>,
): Promise<ReturnView> {
  return call(returnsApi.objection, { params, body });
}

/** Address of the empty form, with last year's figures. */
export function templateAddress(params: ReturnAddress): string {
  return addressOf(returnsApi.template, { params });
}

export function originalAddress(id: ReturnAddress, file: string): string {
  return addressOf(returnsApi.file, { params: { ...id, file } });
}

/** The reporter's workbook with the findings written into it. */
export function downloadMarked(params: ReturnAddress, fileName: string): Promise<void> {
  return download('GET', addressOf(returnsApi.marked, { params }), fileName);
}

export const ownRemindersQuery = ask(remindersApi.own, {});

export function readReminder(number: number) {
  return call(remindersApi.read, { params: { number } });
}
