/** 审核: who has reported, and one return as the office sees it. */
import { asOf, atNode } from '#shared/as-of.ts';
import { type DatedAct, dueAt } from '#shared/calendar.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { ReviewMatrix, ReviewView } from '#shared/contract/review.ts';
import { isOwn, type Person } from '#shared/contract/session.ts';
import { Understood } from '#shared/contract/understood.ts';
import { formFor } from '#shared/forms.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import { findInForceBefore } from '../figures/effective.repository.ts';
import { notFound } from '../http/problem.ts';
import { actsOf } from '../periods/load-calendar.ts';
import { listEvidence } from '../returns/evidence.repository.ts';
import { describeReturn } from '../returns/returns.service.ts';
import { NO_SIGNATURE } from '../workflow/draft.ts';
import { openSignature, signatureOf } from '../workflow/signature.ts';
import type { World } from '../world.ts';
import { submissionDifferences } from './differences.ts';
import { describeEffects } from './effects.service.ts';
import { buildMatrix } from './matrix.ts';
import { belowFinding, progressBelow } from './progress-below.ts';
import {
  findFile,
  listApprovals,
  listPinnedRemarks,
  listReturnRecords,
  listSubmittedFindings,
  listSubmittedValues,
  type ReturnRecord,
} from './review.repository.ts';
import { daysPast } from './standing.ts';
import { type SubmittedValue, toFindings, withSubmitted } from './submitted-view.ts';

/** The matrix of a period at a node (default: the root). @throws not-found for a period that is not collected. */
export async function describeMatrix(
  world: World,
  period: Period,
  node: string = world.catalogue.city.unit,
): Promise<ReviewMatrix> {
  const { db, now } = world;
  const whole = asOf(world.catalogue, period);
  const acts = await actsOf(db, period);
  const records = await listReturnRecords(db, period);
  const own = buildMatrix(atNode(whole, node), acts, period, records, now().toISOString());
  const below = progressBelow(whole, node, period, records);
  return below.length === 0 ? own : { ...own, below, finding: belowFinding(own, below) };
}

/** The decisions about a return's period. @throws not-found when it is not collected or the organisation files nothing in it. */
export async function actsOfReturn(
  { catalogue, db }: World,
  { period, organisation }: ReturnId,
): Promise<DatedAct[]> {
  const acts = await actsOf(db, period);
  if (!formFor(asOf(catalogue, period), organisation, periodicityOf(period))) throw notFound('报表');
  return acts;
}

/**
 * One return as the office sees it: what was submitted and not withdrawn, never the reporter's unsent draft.
 * @throws not-found when the period is not collected or the organisation files nothing in it.
 */
export async function describeReview(
  world: World,
  person: Person,
  period: Period,
  organisation: string,
): Promise<ReviewView> {
  const { db } = world;
  const catalogue = asOf(world.catalogue, period);
  const acts = await actsOfReturn(world, { period, organisation });
  const record = (await listReturnRecords(db, period)).find((r) => r.organisation === organisation);
  const shown = record?.shown ?? null;
  const first = shown && (record?.firstSubmittedAt ?? shown.submitted_at);
  const values = shown ? await listSubmittedValues(db, shown.id) : new Map<string, SubmittedValue>();
  const findings = shown ? toFindings(catalogue, await listSubmittedFindings(db, shown.id)) : [];
  const remarks = record ? await listPinnedRemarks(db, record.id) : [];
  const before = record && shown ? await findApprovedBefore(db, record.id, shown.id) : null;
  const file = shown?.file_id ? await findFile(db, shown.file_id) : undefined;
  return {
    view: withSubmitted(catalogue, await describeReturn(world, person, period, organisation), {
      values,
      findings,
      remarks,
      fileId: shown?.file_id ?? null,
      understood: shown?.understood ? Understood.parse(JSON.parse(shown.understood)) : null,
      evidence: shown ? await listEvidence(db, shown.id) : [],
      signature: shown ? openSignature(world.secrets, signatureOf(shown)) : NO_SIGNATURE,
    }),
    submission: shown?.id ?? null,
    revision: shown?.revision ?? 0,
    submittedAt: shown?.submitted_at ?? null,
    submittedBy: shown?.submitter ?? '',
    late: first !== null && daysPast(dueAt(acts, { period, organisation }, first), first, 0) > 0,
    comment: shown?.comment ?? '',
    comparedWith: before && { revision: before.revision, approvedAt: before.decided_at },
    file: file ? { id: file.id, name: file.name, byteSize: file.byte_size } : null,
    differences: before
      ? submissionDifferences(
          catalogue,
          organisation,
          period,
          await listSubmittedValues(db, before.submission),
          values,
        )
      : [],
    findings,
    effects:
      record?.state === 'submitted' && shown ? await describeEffects(world, period, record, shown.id) : [],
    ...mayAct(record, person),
    restores: record?.state === 'approved' && before ? { revision: before.revision } : null,
  };
}

/** The approved submission that holds, or would hold, without the one shown: never one whose approval was withdrawn. */
async function findApprovedBefore(db: Db, returnId: string, shown: string) {
  const before = await findInForceBefore(db, returnId, shown);
  return (await listApprovals(db, returnId)).find((a) => a.submission === before) ?? null;
}

const WAITING: Record<ReturnRecord['state'], string> = {
  submitted: '',
  approved: '',
  returned: '已退回，等报送单位修改后再次提交。',
  draft: '报送单位正在修改，尚未再次提交。',
  signing: '报送单位已改好，等单位负责人审签后再次提交。',
};

/** What this person may decide now, and the reason when nothing. */
function mayAct(record: ReturnRecord | undefined, person: Person) {
  if (!record?.shown) return { mayDecide: false, mayReopen: false, whyNot: '' };
  const own = isOwn(person, record.shown.submitted_by);
  const due = record.state === 'submitted';
  return {
    mayDecide: due && !own,
    mayReopen: record.state === 'approved' && !own,
    whyNot: due && own ? '这份报表由您本人提交，须由另一位分析员核定。' : WAITING[record.state],
  };
}
