/** 账号与审计: what the administrators' pages ask of the server (shared/contract/accounts.ts). */
import { infiniteQueryOptions } from '@tanstack/react-query';
import {
  accountsApi,
  type CreateAccountBody,
  type DecideBody,
  type HandOverBody,
} from '#shared/contract/accounts.ts';
import { type AskKeyBody, apiKeysApi, type DecideKeyBody } from '#shared/contract/api-keys.ts';
import { type AuditQuery, auditApi } from '#shared/contract/audit-trail.ts';
import { addressOf, type BodyOf, queryKey } from '#shared/contract/endpoint.ts';
import { ask, call, sendFile } from '../../lib/call.ts';

export const accountsQuery = (q: string | undefined, page: number | undefined) =>
  ask(accountsApi.list, { query: { q, page } });
/** All pages of it. */
export const accountsKey = queryKey(accountsApi.list).slice(0, 2);
export const organisationsQuery = (q: string) =>
  ask(accountsApi.organisations, { query: { q: q || undefined } });

export const createAccount = (body: BodyOf<typeof accountsApi.create>) => call(accountsApi.create, { body });
export const createAccounts = (accounts: CreateAccountBody[]) =>
  call(accountsApi.createMany, { body: { accounts } });
export const accountTemplate = addressOf(accountsApi.template);
export const previewAccounts = (
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
) => sendFile(accountsApi.preview, {}, file, options);
export const unlockAccount = (id: string) => call(accountsApi.unlock, { params: { id } });
export const disableAccount = (id: string, reason: string) =>
  call(accountsApi.disable, { params: { id }, body: { reason } });
export const handOverAccount = (id: string, body: HandOverBody) =>
  call(accountsApi.handOver, { params: { id }, body });
export const askForAccount = (id: string, body: BodyOf<typeof accountsApi.ask>) =>
  call(accountsApi.ask, { params: { id }, body });
export const decideRequest = (request: string, body: DecideBody) =>
  call(accountsApi.decide, { params: { request }, body });

export type AuditFilter = Omit<AuditQuery, 'before'>;

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: queryKey(auditApi.list, { query: filter }),
    queryFn: ({ signal, pageParam }) =>
      call(auditApi.list, { query: { ...filter, before: pageParam } }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const auditExportAddress = ({ from, to }: AuditFilter) =>
  addressOf(auditApi.export, { query: { from, to } });
export const checkReceipt = (query: { seq: number; hash: string }) => call(auditApi.receipt, { query });

export const keysQuery = ask(apiKeysApi.list, {});
export const askForKey = (body: AskKeyBody) => call(apiKeysApi.ask, { body });
export const decideKey = (id: string, body: DecideKeyBody) =>
  call(apiKeysApi.decide, { params: { id }, body });
