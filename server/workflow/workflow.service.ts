/**
 * The life of a return: draft → submitted → returned or approved, and back. Every way in (page, file, replayed
 * demonstration, review) goes through these functions; each is one transaction, and of two people the second gets 409.
 */
import { randomUUID } from 'node:crypto';
import { type Catalogue, type Form, type FormCell, formCells, formFor } from '#shared/catalogue.ts';
import type { DraftBody, Receipt, ReturnState } from '#shared/contract/returns.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { checkReturn } from '#shared/rules/check-return.ts';
import { isOpen } from '#shared/rules/finding.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Db, Trx } from '../db/open.ts';
import type { StatisticalReturnTable, StoredFileTable } from '../db/tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, forbidden, illegalTransition, notFound, returnStale } from '../http/problem.ts';
import type { World } from '../world.ts';
import { type Draft, type Provenance, parseDraft, ruleCells, withCells } from './draft.ts';
import { once } from './idempotency.ts';
import { readPast } from './past.ts';
import { submissionRows } from './submission-rows.ts';
import {
  countSubmissions,
  findReturn,
  findSubmission,
  insertDataVersion,
  insertDecision,
  insertFile,
  insertReturn,
  insertSubmission,
  listOpenRemarks,
  updateReturn,
} from './workflow.repository.ts';

export interface ReturnId {
  period: Period;
  organisation: string;
}

/** What the programme asks of an organisation in a period. */
export interface Programme {
  form: Form;
  cells: FormCell[];
  due: string;
  opens: string;
}

/** @throws 404 when the organisation files nothing in the period or its collection has not opened. */
export function programmeOf(catalogue: Catalogue, { period, organisation }: ReturnId, now: Date): Programme {
  const form = formFor(catalogue, organisation, periodicityOf(period));
  const schedule = catalogue.periods.find((p) => p.period === period);
  const today = new Date(now.getTime() + catalogue.city.utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
  if (!form || !schedule || schedule.opens > today) throw notFound('报表');
  return { form, cells: formCells(catalogue, form, organisation), due: schedule.due, opens: schedule.opens };
}

export function stateOf(row: StatisticalReturnTable | undefined): ReturnState {
  return (row?.state as ReturnState | undefined) ?? 'unreported';
}

/** What a stale or too-late caller is shown: the present state and version. */
function present(row: StatisticalReturnTable | undefined): {
  state: ReturnState;
  version: number;
  updatedAt: string | null;
} {
  return { state: stateOf(row), version: row?.version ?? 0, updatedAt: row?.updated_at ?? null };
}

type Act = 'draft' | 'submit' | 'withdraw' | 'correction' | 'approve' | 'return' | 'reopen';

const FROM: Record<Act, readonly ReturnState[]> = {
  draft: ['unreported', 'draft', 'returned'],
  submit: ['draft', 'returned'],
  withdraw: ['submitted'],
  correction: ['approved'],
  approve: ['submitted'],
  return: ['submitted'],
  reopen: ['approved'],
};
const REFUSAL: Record<Act, string> = {
  draft: '报表已提交或已核定，不能修改',
  submit: '报表不在可提交的状态',
  withdraw: '报表不在待审状态，不能撤回',
  correction: '只有已核定的报表可以申请更正',
  approve: '报表不在待审状态，不能核定',
  return: '报表不在待审状态，不能退回',
  reopen: '报表尚未核定，不能撤销核定',
};

/** The stored return when the act is legal from its state and the caller saw its latest version. @throws 409. */
async function lockReturn(
  trx: Trx,
  id: ReturnId,
  act: Act,
  version: number,
): Promise<StatisticalReturnTable | undefined> {
  const row = await findReturn(trx, id.period, id.organisation);
  if (!FROM[act].includes(stateOf(row))) throw illegalTransition(REFUSAL[act], present(row));
  if ((row?.version ?? 0) !== version) throw returnStale(present(row));
  return row;
}

async function move(
  trx: Trx,
  row: StatisticalReturnTable,
  actor: Actor,
  change: Partial<StatisticalReturnTable>,
): Promise<number> {
  const moved = await updateReturn(trx, row.id, row.version, {
    ...change,
    updated_at: actor.at.toISOString(),
    updated_by: actor.person.account,
  });
  if (!moved) throw returnStale(present(await findReturn(trx, row.period, row.organisation)));
  return row.version + 1;
}

function objectOf({ period, organisation }: ReturnId): string {
  return `return/${period}/${organisation}`;
}

export interface DraftChange {
  version: number;
  cells: DraftBody['cells'];
  /** An uploaded original: kept with the draft in one transaction. */
  upload?: { file: Omit<StoredFileTable, 'id'>; replace: (draft: Draft, fileId: string) => Draft };
}

/** Saves the working copy; the first save makes the return. @returns its new version. @throws 404, 409. */
export async function saveDraft(
  world: World,
  actor: Actor,
  id: ReturnId,
  change: DraftChange,
): Promise<number> {
  const { form, cells } = programmeOf(world.catalogue, id, actor.at);
  return world.db.transaction().execute(async (trx) => {
    const row = await lockReturn(trx, id, 'draft', change.version);
    let draft = withCells(world.catalogue, cells, parseDraft(row?.draft), change.cells);
    let fileId = row?.draft_file_id ?? null;
    if (change.upload) {
      fileId = randomUUID();
      await insertFile(trx, { id: fileId, ...change.upload.file });
      draft = change.upload.replace(draft, fileId);
      await appendAudit(
        trx,
        entryOf(actor, 'upload', objectOf(id), {
          file: fileId,
          name: change.upload.file.name,
          sha256: change.upload.file.sha256,
        }),
      );
    }
    if (row) return move(trx, row, actor, { draft: JSON.stringify(draft), draft_file_id: fileId });
    await insertReturn(trx, {
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
    return 1;
  });
}

export interface SubmitRequest {
  version: number;
  comment: string;
  key?: string | undefined;
  /** Provenance by cell key, for demonstration data; everything else is 'reported' ('simulated' in a demonstration). */
  provenance?: ReadonlyMap<string, Provenance>;
}

/** Submits the draft. @returns the receipt. @throws 409; 422 while errors stand or a reason is missing. */
export async function submit(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: SubmitRequest,
): Promise<Receipt> {
  const programme = programmeOf(world.catalogue, id, actor.at);
  const past = await readPast(world, id.period, programme.cells);
  return world.db.transaction().execute((trx) =>
    once(
      trx,
      actor,
      { key: request.key, request: ['submit', id, request.version, request.comment] },
      async () => {
        const row = await lockReturn(trx, id, 'submit', request.version);
        if (!row) throw illegalTransition(REFUSAL.submit, present(row));
        const draft = parseDraft(row.draft);
        const findings = checkReturn({
          catalogue: world.catalogue,
          form: programme.form,
          cells: ruleCells(world.catalogue, programme.cells, draft),
          past,
        });
        const open = findings.filter(isOpen);
        if (open.length > 0) {
          const errors = open.map((f) => ({
            pointer: f.key,
            rule: f.rule,
            detail: f.message,
            ...(f.suggestion ? { suggestion: f.suggestion.text } : {}),
          }));
          throw brokenRules(`还有${open.length}处问题未处理，不能提交`, errors);
        }
        const remarks = await listOpenRemarks(trx, row.id);
        const unanswered = remarks.filter(
          (r) => (draft.cells[`${r.unit}/${r.indicator}`]?.answer ?? '').trim() === '',
        );
        if (stateOf(row) === 'returned' && unanswered.length > 0) {
          throw brokenRules(
            '请先答复退回意见',
            unanswered.map((r) => ({
              pointer: `${r.unit}/${r.indicator}`,
              rule: 'answer',
              detail: `请答复退回意见：${r.remark}`,
            })),
          );
        }
        const revision = (await countSubmissions(trx, row.id)) + 1;
        const rows = submissionRows(world, actor, {
          id,
          row,
          draft,
          cells: programme.cells,
          findings,
          remarks,
          revision,
          due: programme.due,
          request,
        });
        await insertSubmission(trx, rows.submission, rows.values, rows.findings, rows.answers);
        await move(trx, row, actor, { state: 'submitted', submission_id: rows.submission.id });
        const audit = await appendAudit(
          trx,
          entryOf(actor, 'submit', `submission/${rows.submission.id}`, {
            ...id,
            revision,
            digest: rows.submission.digest,
            late: rows.submission.late,
          }),
        );
        return receiptOf(world, actor.person.displayName, id, rows.submission, rows.values.length, audit);
      },
    ),
  );
}

/** The receipt a reporter keeps: what was submitted (digest), when, and the audit head at that moment. */
export function receiptOf(
  world: World,
  submittedBy: string,
  id: ReturnId,
  submission: { id: string; revision: number; submitted_at: string; late: number; digest: string },
  values: number,
  audit: { seq: number; hash: string },
): Receipt {
  return {
    submission: submission.id,
    revision: submission.revision,
    organisationName:
      world.catalogue.organisations.find((o) => o.code === id.organisation)?.name ?? id.organisation,
    period: id.period,
    submittedAt: submission.submitted_at,
    submittedBy,
    late: submission.late === 1,
    values,
    digest: submission.digest,
    auditSeq: audit.seq,
    auditHash: audit.hash,
  };
}

export interface SimpleRequest {
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
    once(trx, actor, { key: request.key, request: ['withdraw', id, request.version] }, async () => {
      const row = (await lockReturn(trx, id, 'withdraw', request.version))!;
      await insertDecision(
        trx,
        {
          submission: row.submission_id!,
          kind: 'withdraw',
          by: actor.person.account,
          at: actor.at.toISOString(),
          comment: '',
        },
        [],
      );
      const version = await move(trx, row, actor, { state: 'draft' });
      await appendAudit(trx, entryOf(actor, 'withdraw', objectOf(id), { submission: row.submission_id }));
      return { version };
    }),
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
    const row = (await lockReturn(trx, id, 'correction', request.version))!;
    const version = await move(trx, row, actor, { state: 'draft' });
    await appendAudit(
      trx,
      entryOf(actor, 'correction', objectOf(id), {
        reason: request.reason,
        approved: row.approved_submission_id,
      }),
    );
    return { version };
  });
}

export interface DecisionRequest {
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
): Promise<{ version: number; dataVersion: number }> {
  return world.db.transaction().execute((trx) =>
    once(
      trx,
      actor,
      { key: request.key, request: ['approve', id, request.version, request.submission, request.comment] },
      async () => {
        const row = await lockDecision(trx, actor, id, 'approve', request);
        const decision = await decide(trx, actor, request, 'approve', []);
        const dataVersion = await insertDataVersion(trx, decision, actor.at.toISOString());
        const version = await move(trx, row, actor, {
          state: 'approved',
          approved_submission_id: request.submission,
        });
        await appendAudit(
          trx,
          entryOf(actor, 'approve', objectOf(id), {
            submission: request.submission,
            dataVersion,
            before: row.approved_submission_id,
          }),
        );
        return { version, dataVersion };
      },
    ),
  );
}

/** 退回: with at least one remark pinned to a cell. */
export function returnToReporter(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: DecisionRequest & { remarks: readonly { unit: string; indicator: string; remark: string }[] },
): Promise<{ version: number }> {
  const { cells } = programmeOf(world.catalogue, id, actor.at);
  const outside = request.remarks.find(
    (r) => !cells.some((c) => c.unit === r.unit && c.indicator === r.indicator),
  );
  if (outside) throw notFound('单元格');
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key: request.key, request: ['return', id, request] }, async () => {
      const row = await lockDecision(trx, actor, id, 'return', request);
      await decide(trx, actor, request, 'return', request.remarks);
      const draft = parseDraft(row.draft);
      for (const cell of Object.values(draft.cells)) cell.answer = '';
      const version = await move(trx, row, actor, { state: 'returned', draft: JSON.stringify(draft) });
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

/** 撤销核定: the figures leave the effective values (the next data version) and the submission waits for review again. */
export function reopen(
  world: World,
  actor: Actor,
  id: ReturnId,
  request: DecisionRequest,
): Promise<{ version: number; dataVersion: number }> {
  return world.db.transaction().execute((trx) =>
    once(
      trx,
      actor,
      { key: request.key, request: ['reopen', id, request.version, request.submission, request.comment] },
      async () => {
        const row = (await lockReturn(trx, id, 'reopen', request.version))!;
        if (row.approved_submission_id !== request.submission) throw returnStale(present(row));
        const decision = await decide(trx, actor, request, 'reopen', []);
        const dataVersion = await insertDataVersion(trx, decision, actor.at.toISOString());
        const version = await move(trx, row, actor, { state: 'submitted', approved_submission_id: null });
        await appendAudit(
          trx,
          entryOf(actor, 'reopen', objectOf(id), {
            submission: request.submission,
            dataVersion,
            reason: request.comment,
          }),
        );
        return { version, dataVersion };
      },
    ),
  );
}

async function lockDecision(
  trx: Trx,
  actor: Actor,
  id: ReturnId,
  act: 'approve' | 'return',
  request: DecisionRequest,
): Promise<StatisticalReturnTable> {
  const row = (await lockReturn(trx, id, act, request.version))!;
  if (row.submission_id !== request.submission) throw returnStale(present(row));
  await assertNotOwn(trx, actor, request.submission);
  return row;
}

/** Nobody decides on their own submission. */
async function assertNotOwn(db: Db, actor: Actor, submission: string): Promise<void> {
  const found = await findSubmission(db, submission);
  if (found?.submitted_by === actor.person.account)
    throw forbidden('不能审核自己提交的报表，请由另一名分析员办理。');
}

function decide(
  trx: Trx,
  actor: Actor,
  request: DecisionRequest,
  kind: string,
  cells: readonly { unit: string; indicator: string; remark: string }[],
): Promise<string> {
  return insertDecision(
    trx,
    {
      submission: request.submission,
      kind,
      by: actor.person.account,
      at: actor.at.toISOString(),
      comment: request.comment,
    },
    cells.map(({ unit, indicator, remark }) => ({ unit, indicator, remark })),
  );
}
