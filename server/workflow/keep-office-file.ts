/** A file that the office loads something from: kept for ever, whatever becomes of what it holds. */
import { createHash, randomUUID } from 'node:crypto';
import { appendAudit } from '../audit/audit.repository.ts';
import type { StoredFileTable } from '../db/return-tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import type { World } from '../world.ts';
import { insertFile } from './workflow.repository.ts';

const MAX_NAME = 200;

export interface OfficeUpload {
  fileName: string;
  bytes: Uint8Array;
}

/**
 * Keeps the bytes under a fingerprint that the audit trail repeats.
 * @param shelf what such files are kept under, in place of a return's period @param more what the trail says besides
 */
export async function keepOfficeFile(
  { db }: World,
  actor: Actor,
  { fileName, bytes }: OfficeUpload,
  {
    shelf,
    action,
    more = {},
  }: {
    shelf: StoredFileTable['period'];
    action: 'history-upload' | 'allocation-upload';
    more?: Record<string, unknown>;
  },
): Promise<{ id: string; name: string }> {
  const file = { id: randomUUID(), name: fileName.slice(0, MAX_NAME) };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await db.transaction().execute(async (trx) => {
    await insertFile(trx, {
      ...file,
      organisation: actor.person.organisation,
      period: shelf,
      media_type: 'application/octet-stream',
      byte_size: bytes.byteLength,
      sha256,
      content: Buffer.from(bytes),
      uploaded_by: actor.person.account,
      uploaded_at: actor.at.toISOString(),
    });
    await appendAudit(trx, entryOf(actor, action, `file/${file.id}`, { name: file.name, sha256, ...more }));
  });
  return file;
}
