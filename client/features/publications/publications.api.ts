/** 发布: what the pages ask of the server (shared/contract/publications.ts). */
import { queryOptions } from '@tanstack/react-query';
import {
  type ProposeBody,
  type Publications,
  type PublicationView,
  publicationPaths,
} from '#shared/contract/publications.ts';
import { request } from '../../lib/http.ts';

const KEY = 'publications';

export const publicationsQuery = queryOptions({
  queryKey: [KEY],
  queryFn: ({ signal }) => request<Publications>('GET', publicationPaths.list, { signal }),
});

function fill(path: string, period: string, version: number): string {
  return path.replace(':period', encodeURIComponent(period)).replace(':version', String(version));
}

/** A version never changes; only the list of its sisters grows. */
export function publicationQuery(period: string, version: number) {
  return queryOptions({
    queryKey: [KEY, period, version],
    queryFn: ({ signal }) =>
      request<PublicationView>('GET', fill(publicationPaths.view, period, version), { signal }),
  });
}

export function publicationFile(period: string, version: number): string {
  return fill(publicationPaths.file, period, version);
}

export function publicationAddress(period: string, version: number): string {
  return `/publications/${encodeURIComponent(period)}/${version}`;
}

export function propose(body: ProposeBody): Promise<{ id: string }> {
  return request('POST', publicationPaths.propose, { body });
}

export function decideProposal(id: string, kind: 'confirm' | 'refuse', comment: string): Promise<unknown> {
  return request('POST', publicationPaths[kind].replace(':id', encodeURIComponent(id)), {
    body: { comment },
  });
}
