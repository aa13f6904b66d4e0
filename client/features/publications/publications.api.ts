/** 发布: what the pages ask of the server (shared/contract/publications.ts). */
import { addressOf } from '#shared/contract/endpoint.ts';
import { type ProposeBody, publicationsApi } from '#shared/contract/publications.ts';
import { ask, call } from '../../lib/call.ts';
import { download } from '../../lib/http.ts';

export const publicationsQuery = ask(publicationsApi.list, {});

/** A version never changes; only the list of its sisters grows. */
export function publicationQuery(period: string, version: number) {
  return ask(publicationsApi.view, { params: { period, version } });
}

/** What a waiting proposal would publish. */
export function previewQuery(id: string) {
  return ask(publicationsApi.preview, { params: { id } });
}

/** 归档包: everything the publication rests on, made while one waits and saved. */
export function saveArchive(period: string, version: number): Promise<void> {
  const path = addressOf(publicationsApi.archive, { params: { period, version } });
  return download('GET', path, `归档-${period}-第${version}版.zip`);
}

export function publicationFile(period: string, version: number): string {
  return addressOf(publicationsApi.file, { params: { period, version } });
}

export function publicationAddress(period: string, version: number): string {
  return `/publications/${encodeURIComponent(period)}/${version}`;
}

export function proposalAddress(id: string): string {
  return `/publications/proposals/${encodeURIComponent(id)}`;
}

export function propose(body: ProposeBody): Promise<{ id: string }> {
  return call(publicationsApi.propose, { body });
}

export function decideProposal(id: string, kind: 'confirm' | 'refuse', comment: string): Promise<unknown> {
  return call(publicationsApi[kind], { params: { id }, body: { comment } });
}
