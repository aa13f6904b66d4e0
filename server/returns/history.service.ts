/** Every step in a return's life, in words: what was a correction (更正) and what only brought late figures (补报). */
import type { ReturnStep } from '#shared/contract/receipt.ts';
import type { Db } from '../db/open.ts';
import { listReturnSignings } from '../workflow/signing.repository.ts';
import { listDecisionSteps, listReturnValues, listSubmissionSteps } from './returns.repository.ts';

const STEP_NAME: Record<ReturnStep['kind'], string> = {
  submit: '报送',
  approve: '核定',
  return: '退回',
  withdraw: '撤回',
  reopen: '撤销核定',
  correction: '申请更正',
  ask: '提请单位审签',
  sign: '单位审签',
  refuse: '单位审签退回',
  recall: '收回审签',
};

/** Within a revision: what went on before it was sent, the sending, what came of it. */
const PLACE: Partial<Record<ReturnStep['kind'], number>> = { ask: 0, refuse: 0, recall: 0, submit: 1 };

/** Oldest first. */
export async function describeHistory(db: Db, returnId: string): Promise<ReturnStep[]> {
  const submissions = await listSubmissionSteps(db, returnId);
  const decisions = await listDecisionSteps(db, returnId);
  const signings = await listReturnSignings(db, returnId);
  const late = submissions.length > 1 ? lateFigures(await listReturnValues(db, returnId), decisions) : null;
  const steps: ReturnStep[] = [
    ...submissions.map((s) => ({
      kind: 'submit' as const,
      name: late?.has(s.revision) ? '补报' : STEP_NAME.submit,
      revision: s.revision,
      at: s.at,
      by: s.by,
      comment: s.comment,
      late: s.late === 1,
    })),
    ...signings.map((s) => ({
      ...{ kind: s.kind, name: STEP_NAME[s.kind], at: s.at, by: s.by, comment: s.comment, late: false },
      // Before the signature it is about the revision that comes next.
      revision: s.revision ?? submissions.filter(({ at }) => at < s.at).length + 1,
    })),
    ...decisions.map((d) => {
      const kind = d.kind;
      const name = kind === 'correction' && late?.has(d.revision + 1) ? '申请补报' : STEP_NAME[kind];
      return { kind, name, revision: d.revision, at: d.at, by: d.by, comment: d.comment, late: false };
    }),
  ];
  // By revision first: a clock that was set back reorders nothing between submissions.
  const order = (step: ReturnStep) => `${PLACE[step.kind] ?? 2} ${step.at}`;
  return steps.sort((a, b) => a.revision - b.revision || order(a).localeCompare(order(b)));
}

type StoredValue = Awaited<ReturnType<typeof listReturnValues>>[number];

/** Revisions that, beside the last approved one before them, only fill cells that were 未报 there. */
function lateFigures(
  values: readonly StoredValue[],
  decisions: readonly { kind: string; revision: number }[],
): ReadonlySet<number> {
  const byRevision = new Map<number, Map<string, StoredValue>>();
  for (const value of values) {
    const cells = byRevision.get(value.revision) ?? new Map<string, StoredValue>();
    byRevision.set(value.revision, cells.set(`${value.unit}/${value.indicator}`, value));
  }
  const approved = decisions.filter((d) => d.kind === 'approve').map((d) => d.revision);
  const late = [...byRevision].flatMap(([revision, cells]) => {
    const base = byRevision.get(Math.max(...approved.filter((r) => r < revision)));
    if (!base) return [];
    const changed = [...cells].filter(([key, value]) => !isSame(value, base.get(key)));
    const filled = changed.every(([key]) => (base.get(key)?.mark ?? 'unreported') === 'unreported');
    return changed.length > 0 && filled ? [revision] : [];
  });
  return new Set(late);
}

function isSame(value: StoredValue, before: StoredValue | undefined): boolean {
  return value.mark === before?.mark && value.amount === before.amount;
}
