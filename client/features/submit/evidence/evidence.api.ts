/** What the reporter does with attachments and the signature (shared/contract/evidence.ts). */
import { evidenceApi } from '#shared/contract/evidence.ts';
import type { EvidenceFile, Signature } from '#shared/contract/receipt.ts';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { call, sendFile } from '../../../lib/call.ts';

export function attachFile(
  params: ReturnAddress,
  file: File,
  kind: EvidenceFile['kind'],
  options: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<ReturnView> {
  return sendFile(evidenceApi.attach, { params }, file, { fields: { kind }, ...options });
}

export function detachFile(id: ReturnAddress, file: string): Promise<ReturnView> {
  return call(evidenceApi.detach, { params: { ...id, file } });
}

export function signReturn(params: ReturnAddress, body: Signature): Promise<ReturnView> {
  return call(evidenceApi.sign, { params, body });
}
