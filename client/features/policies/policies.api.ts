/** 政策工具: what the pages ask of the server (shared/contract/policies.ts). */
import { keepPreviousData } from '@tanstack/react-query';
import { addressOf, type QueryOf } from '#shared/contract/endpoint.ts';
import { policiesApi } from '#shared/contract/policies.ts';
import { ask, sendFile } from '../../lib/call.ts';

export const policiesQuery = (query: QueryOf<typeof policiesApi.list>) => ({
  ...ask(policiesApi.list, { query }),
  placeholderData: keepPreviousData,
});

export const costQuery = (query: QueryOf<typeof policiesApi.cost>) => ({
  ...ask(policiesApi.cost, { query }),
  placeholderData: keepPreviousData,
});

export const entitlementQuery = (query: QueryOf<typeof policiesApi.entitlement>) => ({
  ...ask(policiesApi.entitlement, { query }),
  placeholderData: keepPreviousData,
});

export const applicantTemplate = (query: QueryOf<typeof policiesApi.template>) =>
  addressOf(policiesApi.template, { query });

export const readApplicantFile = (file: File, document: string) =>
  sendFile(policiesApi.read, {}, file, { fields: { document } });
