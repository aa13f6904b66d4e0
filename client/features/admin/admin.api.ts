/** 账号与审计: what the administrators' pages ask of the server (shared/contract/accounts.ts). */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type Account,
  type Accounts,
  type AuditPage,
  accountPaths,
  type CreateAccountBody,
  type IssuedPassword,
} from '#shared/contract/accounts.ts';
import { request } from '../../lib/http.ts';

export type Issued = z.infer<typeof IssuedPassword>;

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => request<z.infer<typeof Accounts>>('GET', accountPaths.list, { signal }),
});

export const createAccount = (body: z.infer<typeof CreateAccountBody>) =>
  request<Issued>('POST', accountPaths.list, { body });

const path = (template: string, id: string) => template.replace(':id', encodeURIComponent(id));

export const enableAccount = (id: string) => request<Account>('POST', path(accountPaths.enable, id));
export const unlockAccount = (id: string) => request<Account>('POST', path(accountPaths.unlock, id));
export const resetPassword = (id: string) => request<Issued>('POST', path(accountPaths.reset, id));
export const disableAccount = (id: string, reason: string) =>
  request<Account>('POST', path(accountPaths.disable, id), { body: { reason } });

export const auditQuery = (action: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', action],
    queryFn: ({ signal, pageParam }) =>
      request<AuditPage>('GET', accountPaths.audit, { signal, search: { before: pageParam, action } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
