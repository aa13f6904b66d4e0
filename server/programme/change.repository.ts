/** Changes of the programme: what was proposed, and what was decided. Append only. */
import { z } from 'zod';
import { Catalogue } from '#shared/catalogue.ts';
import { ProgrammeChange } from '#shared/programme/change.ts';
import { nextNumber } from '../db/next-number.ts';
import type { ProgrammeDecisionTable, ProgrammeProposalTable } from '../db/office-tables.ts';
import type { Db, Trx } from '../db/open.ts';

export interface StoredProposal {
  number: number;
  baseVersion: number;
  changes: ProgrammeChange[];
  /** Of a proposed folder; null where the changes make the programme. */
  digest: string | null;
  reason: string;
  /** Null: found in the city's folder at start. */
  proposedBy: string | null;
  proposer: string;
  proposedAt: string;
  decision: (Omit<ProgrammeDecisionTable, 'proposal_number'> & { decider: string }) | null;
}

const Changes = z.array(ProgrammeChange);

/** In the order they were proposed. */
export async function listProgrammeProposals(db: Db): Promise<StoredProposal[]> {
  const rows = await db
    .selectFrom('programme_proposal as p')
    .leftJoin('account as a', 'a.id', 'p.proposed_by')
    .select([
      'p.number',
      'p.base_version',
      'p.changes',
      'p.digest',
      'p.reason',
      'p.proposed_by',
      'p.proposed_at',
      'a.display_name as proposer',
    ])
    .orderBy('p.number')
    .execute();
  const decisions = await db
    .selectFrom('programme_decision as d')
    .innerJoin('account as a', 'a.id', 'd.decided_by')
    .selectAll('d')
    .select('a.display_name as decider')
    .execute();
  const decided = new Map(decisions.map((d) => [d.proposal_number, d]));
  return rows.map((row) => ({
    number: row.number,
    baseVersion: row.base_version,
    changes: Changes.parse(JSON.parse(row.changes)),
    digest: row.digest,
    reason: row.reason,
    proposedBy: row.proposed_by,
    proposer: row.proposer ?? '城市文件夹',
    proposedAt: row.proposed_at,
    decision: decided.get(row.number) ?? null,
  }));
}

/** The programme that a folder proposed. */
export async function findProposedFolder(db: Db, number: number): Promise<Catalogue | null> {
  const row = await db
    .selectFrom('programme_proposal')
    .select('content')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.content ? Catalogue.parse(JSON.parse(row.content)) : null;
}

/** @returns the proposal's number. */
export async function insertProgrammeProposal(
  trx: Trx,
  row: Omit<ProgrammeProposalTable, 'number'>,
): Promise<number> {
  const number = await nextNumber(trx, 'programme_proposal');
  await trx
    .insertInto('programme_proposal')
    .values({ number, ...row })
    .execute();
  return number;
}

export async function insertProgrammeDecision(trx: Trx, row: ProgrammeDecisionTable): Promise<void> {
  await trx.insertInto('programme_decision').values(row).execute();
}
