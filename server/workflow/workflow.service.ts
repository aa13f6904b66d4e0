/**
 * What a reporter does with a return: draft, submit, withdraw, correct. Every way in (page, file, replayed
 * demonstration) goes through these functions; each is one transaction, and of two people the second gets 409.
 */
import { randomUUID } from 'node:crypto';
import type { AuditAction } from '#shared/contract/audit.ts';
import { Receipt } from '#shared/contract/receipt.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { DraftBody } from '#shared/contract/returns.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { StoredFileTable } from '../db/return-tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { illegalTransition, returnStale } from '../http/problem.ts';
import type { World } from '../world.ts';
import { openingDraft } from './carried-over.ts';
import { type Draft, parseDraft, withCells } from './draft.ts';
import { handIn, openDesk, readyReturn, type SubmitRequest } from './hand-in.ts';
import { Moved, once } from './idempotency.ts';
import { keepFile } from './keep-file.ts';
import { programmeOf } from './programme.ts';
import { openReceipt } from './receipt.ts';
import { isSigned } from './signing.repository.ts';
import { askSignature } from './signing.service.ts';
import { lockBegunReturn, lockReturn, move, objectOf, present, REFUSAL, stampOf } from './transition.ts';
import { findReturn, insertDecision, insertReturn } from './workflow.repository.ts';

interface DraftChange {
  version: number;
  cells: DraftBody['cells'];
  /** An uploaded original: kept with the draft in one transaction. */
  upload?: Omit<StoredFileTable, 'id'>;
  /** A file that goes with the return as proof: kept likewise. */
  attachment?: Omit<StoredFileTable, 'id'>;
  /** What becomes of the draft beyond the cells named; `fileId`: the file just kept, else the one it stands on. */
  change?: (draft: Draft, fileId: string | null) => Draft;
  /** Said of the change in the audit trail, beside an upload. */
  audit?: { action: AuditAction; detail: Record<string, unknown> };
}

/** Saves the working copy; the first save makes the return. @returns its new version. @throws 404, 409. */
export async function saveDraft(
  world: World,
  actor: Actor,
  id: ReturnId,
  change: DraftChange,
): Promise<number> {
  const programme = await programmeOf(world, id, actor.at);
  const { catalogue, form, cells } = programme;
  return world.db.transaction().execute(async (trx) => {
    const row = await lockReturn(trx, id, 'draft', change.version);
    const before = row ? parseDraft(row.draft) : await openingDraft(trx, id, programme);
    let draft = withCells(catalogue, cells, before, change.cells);
    let fileId = row?.draft_file_id ?? null;
    if (change.upload) fileId = await keepFile(trx, actor, id, 'upload', change.upload);
    const attached = change.attachment && (await keepFile(trx, actor, id, 'attach', change.attachment));
    if (change.change) draft = change.change(draft, attached ?? fileId);
    if (change.audit || !(change.upload || change.attachment)) {
      const { action, detail } = change.audit ?? { action: 'draft', detail: { cells: change.cells.length } };
      await appendAudit(trx, entryOf(actor, action, objectOf(id), detail));
    }
    if (row) return move(trx, row, actor, { draft: JSON.stringify(draft), draft_file_id: fileId });
    const inserted = await insertReturn(trx, {
      id: randomUUID(),
      organisation: id.organisation,
      period: id.period,
      form: form.code,
      state: 'draft',
      version: 1,
      draft: JSON.stringify(draft),
      draft_file_id: fileId,
      updated_at: actor.at.toISOString(),
      updated_by: actor.person.account,
      submission_id: null,
      approved_submission_id: null,
    });
    if (!inserted) throw returnStale(present(await findReturn(trx, id.period, id.organisation)));
    return 1;
  });
}

/**
 * Submits the draft: to the office, or to the approver of the organisation where its returns are signed inside.
 * @returns the receipt; null while the approver has it. @throws 409; 422 while errors stand, a reason or an answer is missing.
 */
export async function submit(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: SubmitRequest,
): Promise<Receipt | null> {
  const desk = await openDesk(world, id, actor.at);
  const content = ['submit', id, request.version, request.comment];
  const receipt = await world.db.transaction().execute((trx) =>
    once(trx, actor, { key: request.key, request: content, reply: Receipt.nullable() }, async () => {
      const row = await lockBegunReturn(trx, id, 'submit', request.version);
      const ready = await readyReturn(world, trx, desk, actor.at, row);
      if (!(await isSigned(trx, id.organisation)))
        return handIn(world, trx, { ...ready, actor, by: stampOf(actor).by, request });
      await askSignature(trx, actor, id, row, request.comment);
      return null;
    }),
  );
  return receipt && openReceipt(world, receipt);
}

interface SimpleRequest {
  version: number;
  key?: string | undefined;
}

/** Takes a submission back before it is decided; the draft opens again. */
export function withdraw(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: SimpleRequest,
): Promise<{ version: number }> {
  return world.db.transaction().execute((trx) =>
    once(
      trx,
      actor,
      { key: request.key, request: ['withdraw', id, request.version], reply: Moved },
      async () => {
        const row = await lockBegunReturn(trx, id, 'withdraw', request.version);
        const { submission_id: submission } = row;
        if (submission === null) throw illegalTransition(REFUSAL.withdraw, present(row));
        const version = await move(trx, row, actor, { state: 'draft' });
        const step = { submission, kind: 'withdraw', comment: '' } as const;
        await insertDecision(trx, { ...step, ...stampOf(actor) }, []);
        await appendAudit(trx, entryOf(actor, 'withdraw', objectOf(id), { submission }));
        return { version };
      },
    ),
  );
}

/** Opens an approved return for correction; the approved figures stay in force until the correction is approved. */
export function startCorrection(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: { version: number; reason: string },
): Promise<{ version: number }> {
  return world.db.transaction().execute(async (trx) => {
    const row = await lockBegunReturn(trx, id, 'correction', request.version);
    const { approved_submission_id: approved } = row;
    if (approved === null) throw illegalTransition(REFUSAL.correction, present(row));
    const version = await move(trx, row, actor, { state: 'draft' });
    const step = { submission: approved, kind: 'correction', comment: request.reason } as const;
    await insertDecision(trx, { ...step, ...stampOf(actor) }, []);
    await appendAudit(trx, entryOf(actor, 'correction', objectOf(id), { reason: request.reason, approved }));
    return { version };
  });
}
