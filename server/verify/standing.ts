/** Where a return stands follows from what the trail says was submitted and decided: the present is recomputed from it. */

import { approvalsInForce, type ForceStep } from '#shared/rules/effective.ts';
import type { Db } from '../db/open.ts';
import { listAskedReturns, listReturns } from './verify.repository.ts';

/** A step of a return's life as its audit event names it. */
export interface ReturnStep {
  kind: 'submit' | 'withdraw' | 'return' | 'approve' | 'reopen' | 'correction';
  submission: string;
}

const KINDS: readonly string[] = ['submit', 'withdraw', 'return', 'approve', 'reopen', 'correction'];

export function isReturnStep(kind: string): kind is ReturnStep['kind'] {
  return KINDS.includes(kind);
}

/** 撤销核定 puts the submission back before the reviewer. */
const STATE_AFTER: Record<ReturnStep['kind'], string> = {
  submit: 'submitted',
  withdraw: 'draft',
  return: 'returned',
  approve: 'approved',
  reopen: 'submitted',
  correction: 'draft',
};

/** One Chinese sentence for each return that says otherwise than its history. @param steps in the trail's order. */
export async function verifyStanding(db: Db, steps: readonly ReturnStep[]): Promise<string[]> {
  const { returns, returnOf } = await listReturns(db);
  const signed = await listAskedReturns(db);
  const histories = Map.groupBy(steps, (step) => returnOf.get(step.submission));
  return returns.flatMap((row) => {
    const history = histories.get(row.id) ?? [];
    const last = history.at(-1);
    const submitted = history.findLast((step) => step.kind === 'submit');
    const decided: ForceStep[] = history.map(({ kind, submission }) => ({ kind, id: submission }));
    const inForce = approvalsInForce(decided.filter(({ kind }) => kind === 'approve' || kind === 'reopen'));
    const same =
      row.state === (signed.has(row.id) ? 'signing' : last ? STATE_AFTER[last.kind] : 'draft') &&
      row.submission_id === (submitted?.submission ?? null) &&
      row.approved_submission_id === (inForce.at(-1)?.id ?? null);
    return same ? [] : [`${row.period} ${row.organisation} 报表的状态与报送、核定的历史不符`];
  });
}
