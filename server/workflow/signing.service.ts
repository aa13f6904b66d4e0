/**
 * 单位负责人审签, where an organisation has it: reporter → approver of the same organisation → office. What is asked for is the
 * draft as it lies, which nobody can change meanwhile; the office sees nothing before the signature. Each step is one
 * transaction.
 */

import { Receipt } from '#shared/contract/receipt.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { isOwn } from '#shared/contract/session.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Db, Trx } from '../db/open.ts';
import type { StatisticalReturnTable } from '../db/return-tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { forbidden, illegalTransition } from '../http/problem.ts';
import type { World } from '../world.ts';
import { handIn, openDesk, readyReturn } from './hand-in.ts';
import { Moved, once } from './idempotency.ts';
import { openReceipt } from './receipt.ts';
import { insertReturnSigning, listReturnSignings } from './signing.repository.ts';
import { lockBegunReturn, move, objectOf, present, REFUSAL, stampOf } from './transition.ts';

interface Request {
  version: number;
  comment: string;
  key?: string | undefined;
}

/** The draft goes to the approver, in the transaction of the caller, who has checked it. */
export async function askSignature(
  trx: Trx,
  actor: Actor,
  id: ReturnId,
  row: StatisticalReturnTable,
  comment: string,
): Promise<void> {
  await move(trx, row, actor, { state: 'signing' });
  const from = row.state === 'returned' ? 'returned' : 'draft';
  await insertReturnSigning(trx, stepOf(actor, row, 'ask', { from_state: from, comment }));
  await appendAudit(trx, entryOf(actor, 'ask-signature', objectOf(id), { comment }));
}

/**
 * The approver signs, and the return goes to the office under the reporter's name and theirs.
 * @throws 403 for who asked for it; 409; 422 when something stands in the way that did not when it was asked for.
 */
export async function sign(world: World, actor: Actor, id: ReturnId, request: Request): Promise<Receipt> {
  const desk = await openDesk(world, id, actor.at);
  const content = ['sign', id, request.version, request.comment];
  const receipt = await world.db.transaction().execute((trx) =>
    once(trx, actor, { key: request.key, request: content, reply: Receipt }, async () => {
      const row = await lockBegunReturn(trx, id, 'sign', request.version);
      const asked = await askedFor(trx, row);
      if (isOwn(actor.person, asked.acted_by))
        throw forbidden('不能审签自己提交的报表，请由本单位另一名审签人办理。');
      const ready = await readyReturn(world, trx, desk, actor.at, row);
      const signedBy = actor.person.displayName;
      const words = { comment: asked.comment };
      const made = await handIn(world, trx, {
        ...ready,
        actor,
        by: asked.acted_by,
        request: words,
        signedBy,
      });
      const { from_state } = asked;
      const step = { from_state, comment: request.comment, submission_id: made.submission };
      await insertReturnSigning(trx, stepOf(actor, row, 'sign', step));
      const detail = { submission: made.submission, comment: request.comment };
      await appendAudit(trx, entryOf(actor, 'sign', objectOf(id), detail));
      return made;
    }),
  );
  return openReceipt(world, receipt);
}

/** The approver sends it back to the reporter with a reason. @throws 409. */
export function refuseSignature(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: Request,
): Promise<{ version: number }> {
  return giveBack(world, actor, id, request, 'refuse');
}

/** The reporter takes it back before it is signed. @throws 409. */
export function recallSignature(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: Omit<Request, 'comment'>,
): Promise<{ version: number }> {
  return giveBack(world, actor, id, { ...request, comment: '' }, 'recall');
}

function giveBack(
  world: World,
  actor: Actor,
  id: ReturnId,
  { version: seen, comment, key }: Request,
  kind: 'refuse' | 'recall',
): Promise<{ version: number }> {
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: [kind, id, seen, comment], reply: Moved }, async () => {
      const row = await lockBegunReturn(trx, id, kind === 'refuse' ? 'sign' : 'recall', seen);
      const { from_state } = await askedFor(trx, row);
      const version = await move(trx, row, actor, { state: from_state });
      await insertReturnSigning(trx, stepOf(actor, row, kind, { from_state, comment }));
      await appendAudit(trx, entryOf(actor, `${kind}-signature`, objectOf(id), { comment }));
      return { version };
    }),
  );
}

/** What the approver has before them. */
async function askedFor(db: Db, row: StatisticalReturnTable) {
  const last = (await listReturnSignings(db, row.id)).at(-1);
  if (last?.kind !== 'ask') throw illegalTransition(REFUSAL.sign, present(row));
  return last;
}

function stepOf(
  actor: Actor,
  row: StatisticalReturnTable,
  kind: 'ask' | 'sign' | 'refuse' | 'recall',
  {
    from_state,
    comment,
    submission_id = null,
  }: {
    from_state: 'draft' | 'returned';
    comment: string;
    submission_id?: string | null;
  },
) {
  const { by, at } = stampOf(actor);
  return { return_id: row.id, kind, from_state, comment, submission_id, acted_by: by, acted_at: at };
}
