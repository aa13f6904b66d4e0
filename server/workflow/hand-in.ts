/**
 * A return reaches the office: everything is checked again under the lock, then figures, reasons, answers and proof are
 * stored as one submission. The reporter's own submission and the approver's signature both go through here.
 */
import { closedWords } from '#shared/calendar.words.ts';
import type { Receipt } from '#shared/contract/receipt.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { cellKey } from '#shared/forms.ts';
import { checkReturn } from '#shared/rules/check-return.ts';
import { type Finding, isOpen } from '#shared/rules/finding.ts';
import type { CellPast } from '#shared/rules/rule-cell.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { Trx } from '../db/open.ts';
import type { StatisticalReturnTable } from '../db/return-tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict } from '../http/problem.ts';
import type { World } from '../world.ts';
import { type Draft, type Provenance, parseDraft, ruleCells } from './draft.ts';
import { readPast } from './past.ts';
import { type Programme, programmeOf } from './programme.ts';
import { receiptOf } from './receipt.ts';
import { submissionRows } from './submission-rows.ts';
import { move } from './transition.ts';
import {
  countSubmissions,
  findAccountName,
  insertSubmission,
  listOpenRemarks,
} from './workflow.repository.ts';

export interface SubmitRequest {
  version: number;
  comment: string;
  key?: string | undefined;
  /** Provenance by cell key, for demonstration data; everything else is 'reported' ('simulated' in a demonstration). */
  provenance?: ReadonlyMap<string, Provenance>;
}

interface Desk {
  id: ReturnId;
  programme: Programme;
  past: ReadonlyMap<string, CellPast>;
}

/** What a return is checked by, read outside the transaction. @throws 404. */
export async function openDesk(world: World, id: ReturnId, at: Date): Promise<Desk> {
  const programme = await programmeOf(world, id, at);
  return { id, programme, past: await readPast(world, id.period, programme.cells) };
}

interface Ready {
  id: ReturnId;
  row: StatisticalReturnTable;
  draft: Draft;
  cells: Programme['cells'];
  findings: Finding[];
  remarks: Awaited<ReturnType<typeof listOpenRemarks>>;
  due: string;
}

/** A draft with nothing in the way. @throws 409 when the office has stopped the period; 422 with what is still open. */
export async function readyReturn(
  world: World,
  trx: Trx,
  { id, programme, past }: Desk,
  at: Date,
  row: StatisticalReturnTable,
): Promise<Ready> {
  // Read again under the lock: the office may have stopped the period since.
  const { due, closed } = await programmeOf(world, id, at, trx);
  if (closed && row.submission_id === null)
    throw conflict('period-closed', '本期已停止报送', closedWords(world.catalogue, id.period));
  const draft = parseDraft(row.draft);
  const { catalogue, form } = programme;
  const cells = ruleCells(catalogue, programme.cells, draft);
  const findings = checkReturn({ catalogue, period: id.period, form, cells, past });
  assertNothingOpen(findings);
  const remarks = await listOpenRemarks(trx, row.id);
  assertAnswered(remarks, draft);
  return { id, row, draft, cells: programme.cells, findings, remarks, due };
}

function assertNothingOpen(findings: readonly Finding[]): void {
  const open = findings.filter(isOpen);
  if (open.length === 0) return;
  const errors = open.map((f) => ({
    pointer: f.key,
    rule: f.rule,
    detail: f.message,
    ...(f.suggestion ? { suggestion: f.suggestion.text } : {}),
  }));
  throw brokenRules(`还有${open.length}处问题未处理，不能提交`, errors);
}

/** Every remark of the last 退回 is answered, also when the return was submitted and withdrawn in between. */
function assertAnswered(
  remarks: readonly { unit: string; indicator: string; remark: string }[],
  draft: Draft,
): void {
  const errors = remarks
    .map(({ unit, indicator, remark }) => ({ key: cellKey(unit, indicator), remark }))
    .filter(({ key }) => (draft.cells[key]?.answer ?? '').trim() === '')
    .map(({ key, remark }) => ({ pointer: key, rule: 'answer', detail: `请答复退回意见：${remark}` }));
  if (errors.length > 0) throw brokenRules('请先答复退回意见', errors);
}

interface HandedIn extends Ready {
  /** Who sends it to the office, at what time: the reporter, or the approver who signs. */
  actor: Actor;
  /** Account of the reporter whose return it is. */
  by: string;
  request: Pick<SubmitRequest, 'comment' | 'provenance'>;
  /** Who signed it inside the organisation. */
  signedBy?: string;
}

/** Stores the submission and its audit row. @returns the receipt, its telephone still sealed. */
export async function handIn(world: World, trx: Trx, given: HandedIn): Promise<Receipt> {
  const { id, row, draft, actor, by, signedBy } = given;
  const revision = (await countSubmissions(trx, row.id)) + 1;
  const rows = submissionRows(world, { by, at: actor.at }, { ...given, revision });
  await move(trx, row, actor, { state: 'submitted', submission_id: rows.submission.id });
  await insertSubmission(trx, rows);
  const { digest, late } = rows.submission;
  const detail = { ...id, revision, digest, late, ...(signedBy === undefined ? {} : { signedBy }) };
  const audit = await appendAudit(trx, entryOf(actor, 'submit', `submission/${rows.submission.id}`, detail));
  const reporter = await findAccountName(trx, by);
  return receiptOf(world, id, {
    ...rows.submission,
    submittedBy: reporter?.display_name ?? '',
    signedBy: signedBy ?? null,
    values: rows.values.length,
    evidence: draft.evidence,
    audit,
  });
}
