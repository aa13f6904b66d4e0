/** 目标总览: what the page asks of the server (shared/contract/targets.ts). */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type TargetDetail,
  type TargetDetailQuery,
  type Targets,
  type TargetsQuery,
  targetPath,
  targetsKey,
  targetsPath,
} from '#shared/contract/targets.ts';
import { request } from '../../lib/http.ts';

export function targetsQuery(search: z.infer<typeof TargetsQuery>) {
  return queryOptions({
    queryKey: targetsKey(search),
    queryFn: ({ signal }) => request<Targets>('GET', targetsPath, { signal, search: { ...search } }),
    // Switching 2027 ↔ 2030 keeps the page standing until the other year's figures are there.
    placeholderData: keepPreviousData,
  });
}

/** One target as of a year of data. */
export function targetQuery(id: string, search: z.infer<typeof TargetDetailQuery>) {
  return queryOptions({
    queryKey: ['target', id, search.period ?? null, search.v ?? null, search.asof ?? null],
    queryFn: ({ signal }) => request<TargetDetail>('GET', targetPath(id), { signal, search: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
