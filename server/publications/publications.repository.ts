/** Proposals, decisions and publications; all append only. */
import { PublicationDocument } from '#shared/contract/publication-document.ts';
import { AssessmentRun } from '#shared/contract/run.ts';
import type { Period } from '#shared/period.ts';
import type { Db, Trx } from '../db/open.ts';
import { readStored } from '../db/stored-json.ts';
import type { PublicationDecisionTable, PublicationProposalTable, PublicationTable } from '../db/tables.ts';

export type ProposalRow = PublicationProposalTable & { proposed_by_name: string };
export type PublicationRow = Omit<PublicationTable, 'content'> & {
  reason: string;
  proposed_by_name: string;
  confirmed_by_name: string;
};

function proposals(db: Db) {
  return db
    .selectFrom('publication_proposal')
    .innerJoin('account', 'account.id', 'publication_proposal.proposed_by')
    .selectAll('publication_proposal')
    .select('account.display_name as proposed_by_name');
}

/** Not yet decided, oldest first. */
export function listOpenProposals(db: Db): Promise<ProposalRow[]> {
  return proposals(db)
    .where('publication_proposal.id', 'not in', (q) =>
      q.selectFrom('publication_decision').select('proposal_id'),
    )
    .orderBy('proposed_at')
    .execute();
}

export async function findOpenProposal(db: Db, id: string): Promise<ProposalRow | undefined> {
  return (await listOpenProposals(db)).find((row) => row.id === id);
}

export async function insertProposal(trx: Trx, row: PublicationProposalTable): Promise<void> {
  await trx.insertInto('publication_proposal').values(row).execute();
}

export async function insertPublicationDecision(trx: Trx, row: PublicationDecisionTable): Promise<void> {
  await trx.insertInto('publication_decision').values(row).execute();
}

export async function insertPublication(trx: Trx, row: PublicationTable): Promise<void> {
  await trx.insertInto('publication').values(row).execute();
}

/** Newest first, without their content. */
export function listPublications(db: Db): Promise<PublicationRow[]> {
  return db
    .selectFrom('publication')
    .innerJoin('publication_proposal', 'publication_proposal.id', 'publication.proposal_id')
    .innerJoin('publication_decision', 'publication_decision.proposal_id', 'publication.proposal_id')
    .innerJoin('account as proposer', 'proposer.id', 'publication_proposal.proposed_by')
    .innerJoin('account as confirmer', 'confirmer.id', 'publication_decision.decided_by')
    .select([
      'publication.period',
      'publication.version',
      'publication.proposal_id',
      'publication.data_version',
      'publication.published_at',
      'publication.digest',
      'publication_proposal.reason',
      'proposer.display_name as proposed_by_name',
      'confirmer.display_name as confirmed_by_name',
    ])
    .orderBy('publication.published_at', 'desc')
    .orderBy('publication.version', 'desc')
    .execute();
}

/** The stored JSON, byte for byte; without a version the latest. */
export async function findPublicationContent(
  db: Db,
  period: Period,
  version?: number,
): Promise<string | undefined> {
  let query = db
    .selectFrom('publication')
    .select('content')
    .where('period', '=', period)
    .orderBy('version', 'desc')
    .limit(1);
  if (version !== undefined) query = query.where('version', '=', version);
  return (await query.executeTakeFirst())?.content;
}

/** Runs that may stand in a publication: of a year, newest first. */
export function listPublishableRuns(db: Db, year: number) {
  return db
    .selectFrom('assessment_run')
    .select(['number', 'subject', 'year', 'note', 'organisation', 'data_version', 'created_at'])
    .where('year', '=', year)
    .orderBy('number', 'desc')
    .execute();
}

/** The same as a document. */
export async function findPublication(
  db: Db,
  period: Period,
  version?: number,
): Promise<PublicationDocument | undefined> {
  const content = await findPublicationContent(db, period, version);
  return content === undefined
    ? undefined
    : readStored(PublicationDocument, content, `publication ${period}`);
}

/** The stored run, read for the publication that freezes it. */
export async function findRunForPublication(db: Db, number: number) {
  const row = await db
    .selectFrom('assessment_run')
    .select(['number', 'subject', 'year', 'data_version', 'organisation', 'content'])
    .where('number', '=', number)
    .executeTakeFirst();
  return row && { ...row, run: readStored(AssessmentRun, row.content, `run ${number}`) };
}

export async function findCatalogueDigest(db: Db, number: number): Promise<string> {
  const row = await db
    .selectFrom('catalogue_version')
    .select('digest')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.digest ?? '';
}
