/** A write that is sent twice has one effect: its reply is stored in the same transaction and given again. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Trx } from '../db/open.ts';
import { readStored } from '../db/stored-json.ts';
import type { Actor } from '../http/actor.ts';
import { conflict } from '../http/problem.ts';
import { findReply, insertReply } from './workflow.repository.ts';

/** What a step of a return replies: the version to send with the next one. */
export const Moved = z.object({ version: z.int() });

/** The key the caller chose for a write, what the write was, and the shape of its reply. */
interface Once<T> {
  key: string | undefined;
  request: unknown;
  reply: z.ZodType<T>;
}

/**
 * Runs `effect` unless this account already sent this key; then the stored reply is returned.
 * @throws 409 when the key was used for another request.
 */
export async function once<T>(
  trx: Trx,
  actor: Actor,
  { key, request, reply: shape }: Once<T>,
  effect: () => Promise<T>,
): Promise<T> {
  if (key === undefined) return effect();
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const stored = await findReply(trx, actor.person.account, key);
  if (stored) {
    if (stored.request !== digest)
      throw conflict('idempotency-key-reused', '同一提交编号用于了不同的内容', '请刷新页面后重新提交。');
    return readStored(shape, stored.body, `reply ${key}`);
  }
  const reply = await effect();
  await insertReply(trx, {
    account_id: actor.person.account,
    key,
    request: digest,
    status: 200,
    body: JSON.stringify(reply),
    created_at: actor.at.toISOString(),
  });
  return reply;
}
