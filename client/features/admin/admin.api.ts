/** 账号与审计: what the administrators' pages ask of the server (shared/contract/accounts.ts). */
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { accountsApi, type IssuedPassword } from '#shared/contract/accounts.ts';
import { type BodyOf, queryKey } from '#shared/contract/endpoint.ts';
import { ask, call } from '../../lib/call.ts';

export type Issued = z.infer<typeof IssuedPassword>;

export const accountsQuery = ask(accountsApi.list, {});

export const createAccount = (body: BodyOf<typeof accountsApi.create>) => call(accountsApi.create, { body });
export const enableAccount = (id: string) => call(accountsApi.enable, { params: { id } });
export const unlockAccount = (id: string) => call(accountsApi.unlock, { params: { id } });
export const resetPassword = (id: string) => call(accountsApi.reset, { params: { id } });
export const disableAccount = (id: string, reason: string) =>
  call(accountsApi.disable, { params: { id }, body: { reason } });

export const auditQuery = (action: string) =>
  infiniteQueryOptions({
    queryKey: queryKey(accountsApi.audit, { query: { action } }),
    queryFn: ({ signal, pageParam }) =>
      call(accountsApi.audit, { query: { before: pageParam, action: action || undefined } }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
