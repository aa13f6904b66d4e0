/** 账号与审计: what the administrators' pages ask of the server (shared/contract/accounts.ts). */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { accountsApi, type DecideBody } from '#shared/contract/accounts.ts';
import { type BodyOf, queryKey } from '#shared/contract/endpoint.ts';
import { ask, call } from '../../lib/call.ts';

export const accountsQuery = ask(accountsApi.list, {});

export const createAccount = (body: BodyOf<typeof accountsApi.create>) => call(accountsApi.create, { body });
export const unlockAccount = (id: string) => call(accountsApi.unlock, { params: { id } });
export const disableAccount = (id: string, reason: string) =>
  call(accountsApi.disable, { params: { id }, body: { reason } });
export const askForAccount = (id: string, body: BodyOf<typeof accountsApi.ask>) =>
  call(accountsApi.ask, { params: { id }, body });
export const decideRequest = (request: string, body: DecideBody) =>
  call(accountsApi.decide, { params: { request }, body });

export const auditQuery = (action: string) =>
  infiniteQueryOptions({
    queryKey: queryKey(accountsApi.audit, { query: { action } }),
    queryFn: ({ signal, pageParam }) =>
      call(accountsApi.audit, { query: { before: pageParam, action: action || undefined } }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
