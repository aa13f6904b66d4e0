/** Files that come to a return: kept for ever, within a quota. */
import { randomUUID } from 'node:crypto';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Trx } from '../db/open.ts';
import type { StoredFileTable } from '../db/return-tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { fileRefused } from '../http/problem.ts';
import { objectOf } from './transition.ts';
import { countDraftBytes, insertFile } from './workflow.repository.ts';

/** Files are never removed, so what one draft may gather between two submissions is bounded: twenty of the largest. */
const DRAFT_BYTES = 200 * 1024 * 1024;
const DRAFT_FULL =
  '这张报表提交之前上传的文件合计已到 200 MB。已上传的都在，请先提交；确需再传的，请联系系统管理员。';

/** Keeps a file's bytes for ever, with its fingerprint in the audit trail. @returns its id. @throws 422 beyond the quota. */
export async function keepFile(
  trx: Trx,
  actor: Actor,
  id: ReturnId,
  action: 'upload' | 'attach',
  content: Omit<StoredFileTable, 'id'>,
): Promise<string> {
  const file = randomUUID();
  const { name, sha256 } = content;
  if ((await countDraftBytes(trx, id)) + content.byte_size > DRAFT_BYTES)
    throw fileRefused('quota', DRAFT_FULL);
  await insertFile(trx, { id: file, ...content });
  await appendAudit(trx, entryOf(actor, action, objectOf(id), { file, name, sha256 }));
  return file;
}
