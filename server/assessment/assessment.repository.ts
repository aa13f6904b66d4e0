/** Scheme versions and runs; both tables are append only. */
import type { Subject } from '#shared/contract/scheme.ts';
import { nextNumber } from '../db/next-number.ts';
import type { Db, Trx } from '../db/open.ts';
import type { AssessmentRunTable, SchemeVersionTable } from '../db/tables.ts';

export type SchemeRow = SchemeVersionTable & { created_by_name: string | null };
export type RunRow = Omit<AssessmentRunTable, 'content'> & { created_by_name: string };

function schemes(db: Db) {
  return db
    .selectFrom('scheme_version')
    .leftJoin('account', 'account.id', 'scheme_version.created_by')
    .selectAll('scheme_version')
    .select('account.display_name as created_by_name');
}

/** Newest first. */
export function listSchemes(db: Db, subject: Subject): Promise<SchemeRow[]> {
  return schemes(db).where('subject', '=', subject).orderBy('number', 'desc').execute();
}

export async function insertScheme(trx: Trx, row: SchemeVersionTable): Promise<void> {
  await trx.insertInto('scheme_version').values(row).execute();
}

function runs(db: Db) {
  return db
    .selectFrom('assessment_run')
    .innerJoin('account', 'account.id', 'assessment_run.created_by')
    .select([
      'assessment_run.number',
      'assessment_run.subject',
      'assessment_run.year',
      'assessment_run.scheme_number',
      'assessment_run.catalogue_version',
      'assessment_run.data_version',
      'assessment_run.note',
      'assessment_run.organisation',
      'assessment_run.created_by',
      'assessment_run.created_at',
      'assessment_run.digest',
      'account.display_name as created_by_name',
    ]);
}

/** Newest first. */
export function listRuns(db: Db, subject: Subject, year: number): Promise<RunRow[]> {
  return runs(db).where('subject', '=', subject).where('year', '=', year).orderBy('number', 'desc').execute();
}

export function findRun(db: Db, number: number): Promise<RunRow | undefined> {
  return runs(db).where('assessment_run.number', '=', number).executeTakeFirst();
}

/** The run of exactly these inputs, if it was made already. */
export function findSameRun(
  db: Db,
  row: Pick<
    AssessmentRunTable,
    'subject' | 'year' | 'scheme_number' | 'catalogue_version' | 'data_version' | 'organisation'
  >,
): Promise<RunRow | undefined> {
  return runs(db)
    .where('subject', '=', row.subject)
    .where('year', '=', row.year)
    .where('scheme_number', '=', row.scheme_number)
    .where('catalogue_version', '=', row.catalogue_version)
    .where('data_version', '=', row.data_version)
    .where('assessment_run.organisation', '=', row.organisation)
    .orderBy('number', 'desc')
    .executeTakeFirst();
}

/** The stored JSON, byte for byte. */
export async function findRunContent(db: Db, number: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('assessment_run')
    .select('content')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.content;
}

export function findNextRunNumber(trx: Trx): Promise<number> {
  return nextNumber(trx, 'assessment_run');
}

export async function insertRun(trx: Trx, row: AssessmentRunTable): Promise<void> {
  await trx.insertInto('assessment_run').values(row).execute();
}

/** Numbers of the schemes behind published runs. */
export async function listPublishedSchemes(db: Db, subject: Subject): Promise<ReadonlySet<number>> {
  const published = [...(await listPublishedRuns(db)).keys()];
  if (published.length === 0) return new Set();
  const rows = await db
    .selectFrom('assessment_run')
    .select('scheme_number')
    .where('subject', '=', subject)
    .where('number', 'in', published)
    .execute();
  return new Set(rows.map((row) => row.scheme_number));
}

/** The publication version that holds each run. */
export async function listPublishedRuns(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('publication')
    .innerJoin('publication_proposal', 'publication_proposal.id', 'publication.proposal_id')
    .select(['publication.version', 'publication_proposal.unit_run', 'publication_proposal.institution_run'])
    .orderBy('publication.version')
    .execute();
  return new Map(
    rows.flatMap(({ version, unit_run, institution_run }) =>
      [unit_run, institution_run].flatMap((run) => (run === null ? [] : [[run, version] as const])),
    ),
  );
}
