/** 历史数据: what the page asks of the server (shared/contract/history.ts). */
import { addressOf } from '#shared/contract/endpoint.ts';
import {
  type History,
  type HistoryPreview,
  historyApi,
  type ProposeHistoryBody,
} from '#shared/contract/history.ts';
import { ask, call, sendFile } from '../../lib/call.ts';

export const historyQuery = ask(historyApi.list, {});
export const batchQuery = (number: number) => ask(historyApi.batch, { params: { number } });
export const historyTemplate = addressOf(historyApi.template);
export const previewRows = (file: string) => addressOf(historyApi.previewTable, { params: { file } });
export const batchRows = (number: number) => addressOf(historyApi.batchTable, { params: { number } });

export function previewHistory(
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<HistoryPreview> {
  return sendFile(historyApi.preview, {}, file, options);
}

export function proposeHistory(body: ProposeHistoryBody, key: string): Promise<History> {
  return call(historyApi.propose, { body }, { key });
}

export function reverseHistory(number: number, reason: string, key: string): Promise<History> {
  return call(historyApi.reverse, { params: { number }, body: { reason } }, { key });
}

export function decideHistory(
  number: number,
  body: { kind: 'confirm' | 'refuse' | 'withdraw'; comment: string },
  key: string,
): Promise<History> {
  return call(historyApi.decide, { params: { number }, body }, { key });
}
