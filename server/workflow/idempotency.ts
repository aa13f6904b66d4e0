/** A write that is sent twice has one effect: its reply is stored in the same transaction and given again. */
import { createHash } from 'node:crypto';
import type { Trx } from '../db/open.ts';
import type { Actor } from '../http/actor.ts';
import { conflict } from '../http/problem.ts';
import { findReply, insertReply } from './workflow.repository.ts';

/** The key the caller chose for a write, and what the write was. */
interface Once {
  key: string | undefined;
  request: unknown;
}

/**
 * Runs `effect` unless this account already sent this key; then the stored reply is returned.
 * @throws 409 when the key was used for another request.
 */
export async function once<T>(
  trx: Trx,
  actor: Actor,
  { key, request }: Once,
  effect: () => Promise<T>,
): Promise<T> {
  if (key === undefined) return effect();
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const stored = await findReply(trx, actor.person.account, key);
  if (stored) {
    if (stored.request !== digest)
      throw conflict('idempotency-key-reused', '同一提交编号用于了不同的内容', '请刷新页面后重新提交。');
    return JSON.parse(stored.body) as T;
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
