/** Changes of the policy library: what was proposed, what was decided, and the drafts of pasted papers. */
import { PaperForm } from '#shared/contract/policy-library.ts';
import { LibraryChange } from '#shared/policies/changes.ts';
import { nextNumber } from '../db/next-number.ts';
import type { PolicyDecisionTable, PolicyProposalTable } from '../db/office-tables.ts';
import type { Db, Trx } from '../db/open.ts';

export interface StoredChange {
  number: number;
  change: LibraryChange;
  reason: string;
  proposedBy: string;
  proposer: string;
  proposedAt: string;
  decision: (Omit<PolicyDecisionTable, 'proposal_number'> & { decider: string }) | null;
}

/** In the order they were proposed. */
export async function listChanges(db: Db): Promise<StoredChange[]> {
  const rows = await db
    .selectFrom('policy_proposal as p')
    .innerJoin('account as a', 'a.id', 'p.proposed_by')
    .select([
      'p.number',
      'p.content',
      'p.reason',
      'p.proposed_by',
      'p.proposed_at',
      'a.display_name as proposer',
    ])
    .orderBy('p.number')
    .execute();
  const decisions = await db
    .selectFrom('policy_decision as d')
    .innerJoin('account as a', 'a.id', 'd.decided_by')
    .selectAll('d')
    .select('a.display_name as decider')
    .execute();
  const decided = new Map(decisions.map((d) => [d.proposal_number, d]));
  return rows.map(({ number, content, reason, proposed_by, proposed_at, proposer }) => ({
    number,
    change: LibraryChange.parse(JSON.parse(content)),
    reason,
    proposedBy: proposed_by,
    proposer,
    proposedAt: proposed_at,
    decision: decided.get(number) ?? null,
  }));
}

/** @returns the proposal's number. */
export async function insertProposal(trx: Trx, row: Omit<PolicyProposalTable, 'number'>): Promise<number> {
  const number = await nextNumber(trx, 'policy_proposal');
  await trx
    .insertInto('policy_proposal')
    .values({ number, ...row })
    .execute();
  return number;
}

export async function insertDecision(trx: Trx, row: PolicyDecisionTable): Promise<void> {
  await trx.insertInto('policy_decision').values(row).execute();
}

export async function findDraft(db: Db, account: string): Promise<PaperForm | null> {
  const row = await db
    .selectFrom('policy_draft')
    .select('content')
    .where('account_id', '=', account)
    .executeTakeFirst();
  return row ? PaperForm.parse(JSON.parse(row.content)) : null;
}

export async function putDraft(db: Db, account: string, draft: PaperForm, at: Date): Promise<void> {
  const row = { content: JSON.stringify(draft), updated_at: at.toISOString() };
  await db
    .insertInto('policy_draft')
    .values({ account_id: account, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

export async function deleteDraft(db: Db, account: string): Promise<void> {
  await db.deleteFrom('policy_draft').where('account_id', '=', account).execute();
}
