/** 单位审签: what the office's panel asks of the server (shared/contract/signing.ts). */
import { queryKey } from '#shared/contract/endpoint.ts';
import { type SetSigningBody, type Signing, signingApi } from '#shared/contract/signing.ts';
import { ask, call } from '../../lib/call.ts';

export const signingQuery = ({ q, page }: { q: string; page: number }) =>
  ask(signingApi.list, { query: { q: q || undefined, page: page > 1 ? page : undefined } });

/** All pages of it. */
export const signingKey = queryKey(signingApi.list).slice(0, 2);

export function setSigning(body: SetSigningBody): Promise<Signing> {
  return call(signingApi.set, { body });
}
