/** What the office decides on a submission: 核定, 退回, 撤销核定. Each is one transaction. */

import { z } from 'zod';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { isOwn } from '#shared/contract/session.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Db, Trx } from '../db/open.ts';
import type { StatisticalReturnTable } from '../db/return-tables.ts';
import { findInForceBefore } from '../figures/effective.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { forbidden, notFound, returnStale } from '../http/problem.ts';
import type { World } from '../world.ts';
import { parseDraft } from './draft.ts';
import { Moved, once } from './idempotency.ts';
import { programmeOf } from './programme.ts';
import { lockBegunReturn, move, objectOf, present, stampOf } from './transition.ts';
import { findSubmission, insertDataVersion, insertDecision } from './workflow.repository.ts';

/** The return, and the data version that the decision made. */
const InForce = Moved.extend({ dataVersion: z.int() });
type InForce = z.infer<typeof InForce>;

interface DecisionRequest {
  version: number;
  submission: string;
  comment: string;
  key?: string | undefined;
}

/** 核定: the submission comes into force and makes the next data version. @throws 403 for one's own submission, 409. */
export function approve(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: DecisionRequest,
): Promise<InForce> {
  return changeInForce(world, actor, id, request, 'approve', async (trx) => {
    const row = await lockDecision(trx, actor, id, 'approve', request);
    const to = { state: 'approved' as const, approved_submission_id: request.submission };
    return { row, to, detail: { before: row.approved_submission_id } };
  });
}

/** 退回: with at least one remark pinned to a cell. */
export async function returnToReporter(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: DecisionRequest & { remarks: readonly { unit: string; indicator: string; remark: string }[] },
): Promise<{ version: number }> {
  const { cells } = await programmeOf(world, id, actor.at);
  const outside = request.remarks.find(
    (r) => !cells.some((c) => c.unit === r.unit && c.indicator === r.indicator),
  );
  if (outside) throw notFound('单元格');
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key: request.key, request: ['return', id, request], reply: Moved }, async () => {
      const row = await lockDecision(trx, actor, id, 'return', request);
      const draft = parseDraft(row.draft);
      for (const cell of Object.values(draft.cells)) cell.answer = '';
      const version = await move(trx, row, actor, { state: 'returned', draft: JSON.stringify(draft) });
      await decide(trx, actor, request, 'return', request.remarks);
      await appendAudit(
        trx,
        entryOf(actor, 'return', objectOf(id), {
          submission: request.submission,
          cells: request.remarks.length,
        }),
      );
      return { version };
    }),
  );
}

/**
 * 撤销核定: the submission waits for review again and its figures leave the effective values (the next data version);
 * where it had corrected an earlier approved one, that one is in force again.
 */
export function reopen(world: World, actor: Actor, id: ReturnId, request: DecisionRequest): Promise<InForce> {
  return changeInForce(world, actor, id, request, 'reopen', async (trx) => {
    const row = await lockBegunReturn(trx, id, 'reopen', request.version);
    if (row.approved_submission_id !== request.submission) throw returnStale(present(row));
    const restored = await findInForceBefore(trx, row.id, request.submission);
    const to = { state: 'submitted' as const, approved_submission_id: restored };
    return { row, to, detail: { reason: request.comment, restored } };
  });
}

/** A decision that changes which figures are in force: return, decision, data version and audit row in one transaction. */
function changeInForce(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: DecisionRequest,
  kind: 'approve' | 'reopen',
  open: (trx: Trx) => Promise<{
    row: StatisticalReturnTable;
    to: Partial<StatisticalReturnTable>;
    detail: Record<string, unknown>;
  }>,
): Promise<InForce> {
  const { key, version: seen, submission, comment } = request;
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: [kind, id, seen, submission, comment], reply: InForce }, async () => {
      const { row, to, detail } = await open(trx);
      const version = await move(trx, row, actor, to);
      const decision = await decide(trx, actor, request, kind);
      const dataVersion = await insertDataVersion(trx, { decision }, actor.at.toISOString());
      await appendAudit(trx, entryOf(actor, kind, objectOf(id), { submission, dataVersion, ...detail }));
      return { version, dataVersion };
    }),
  );
}

async function lockDecision(
  trx: Trx,
  actor: Actor,
  id: ReturnId,
  act: 'approve' | 'return',
  request: DecisionRequest,
): Promise<StatisticalReturnTable> {
  const row = await lockBegunReturn(trx, id, act, request.version);
  if (row.submission_id !== request.submission) throw returnStale(present(row));
  await assertNotOwn(trx, actor, request.submission);
  return row;
}

/** Nobody decides on their own submission. */
async function assertNotOwn(db: Db, actor: Actor, submission: string): Promise<void> {
  const found = await findSubmission(db, submission);
  if (found && isOwn(actor.person, found.submitted_by))
    throw forbidden('不能审核自己提交的报表，请由另一名分析员办理。');
}

function decide(
  trx: Trx,
  actor: Actor,
  request: DecisionRequest,
  kind: 'approve' | 'return' | 'reopen',
  remarks: readonly { unit: string; indicator: string; remark: string }[] = [],
): Promise<string> {
  const cells = remarks.map(({ unit, indicator, remark }) => ({ unit, indicator, remark }));
  const { submission, comment } = request;
  return insertDecision(trx, { submission, kind, comment, ...stampOf(actor) }, cells);
}
