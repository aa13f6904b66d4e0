/** 单位审签: what the office's panel asks of the server (shared/contract/signing.ts). */
import { type SetSigningBody, type Signing, signingApi } from '#shared/contract/signing.ts';
import { ask, call } from '../../lib/call.ts';

export const signingQuery = ask(signingApi.list, {});

export function setSigning(body: SetSigningBody): Promise<Signing> {
  return call(signingApi.set, { body });
}
