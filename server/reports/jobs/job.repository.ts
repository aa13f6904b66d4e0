/** Documents being made and the files that were. */
import type { DocumentJobTable } from '../../db/office-tables.ts';
import type { Db, Trx } from '../../db/open.ts';

const LISTED = 12;
const KEPT_MS = 30 * 86_400_000;

/** A job without its file. */
export type StoredJob = Omit<DocumentJobTable, 'content' | 'claimed_by' | 'claimed_until'> & { by: string };

/** The server that asks, and the present. */
interface Claimant {
  server: string;
  at: string;
  /** No other server works on this database: what is under way was left by one that stopped. */
  alone: boolean;
}

const jobs = (db: Db) =>
  db
    .selectFrom('document_job as j')
    .innerJoin('account as a', 'a.id', 'j.asked_by')
    .select([
      'j.id',
      'j.period',
      'j.kind',
      'j.format',
      'j.unit',
      'j.publication',
      'j.state',
      'j.step',
      'j.steps_done',
      'j.steps_total',
      'j.attempts',
      'j.asked_by',
      'j.asked_at',
      'j.ended_at',
      'j.file_name',
      'j.media_type',
      'j.byte_size',
      'a.display_name as by',
    ]);

/** The newest jobs of an account. */
export function listJobs(db: Db, account: string): Promise<StoredJob[]> {
  return jobs(db).where('j.asked_by', '=', account).orderBy('j.asked_at', 'desc').limit(LISTED).execute();
}

/** How many jobs of an account are not done. */
export async function countWaiting(db: Db, account: string): Promise<number> {
  const rows = await db
    .selectFrom('document_job')
    .select('id')
    .where('asked_by', '=', account)
    .where('state', 'in', ['queued', 'running'])
    .execute();
  return rows.length;
}

export function findJob(db: Db, id: string): Promise<StoredJob | undefined> {
  return jobs(db).where('j.id', '=', id).executeTakeFirst();
}

/** The oldest job that nobody makes; one that a stopped server left half-done is among them. */
export function findNextJob(db: Db, { server, at, alone }: Claimant): Promise<StoredJob | undefined> {
  return jobs(db)
    .where((e) =>
      e.or([
        e('j.state', '=', 'queued'),
        e.and([
          e('j.state', '=', 'running'),
          e.or([
            e.lit(alone),
            e('j.claimed_until', 'is', null),
            e('j.claimed_until', '<', at),
            e('j.claimed_by', '=', server),
          ]),
        ]),
      ]),
    )
    .orderBy('j.asked_at')
    .orderBy('j.id')
    .executeTakeFirst();
}

/** The file of a job that is done. */
export async function findJobFile(db: Db, id: string) {
  const row = await db
    .selectFrom('document_job')
    .select(['file_name', 'media_type', 'content'])
    .where('id', '=', id)
    .where('state', '=', 'done')
    .executeTakeFirst();
  return row?.content ? { name: row.file_name, type: row.media_type, bytes: row.content } : undefined;
}

export async function insertJob(
  trx: Trx,
  row: Omit<DocumentJobTable, 'claimed_by' | 'claimed_until'>,
): Promise<void> {
  await trx
    .insertInto('document_job')
    .values({ ...row, claimed_by: null, claimed_until: null })
    .execute();
}

/** Takes a job as it was found, to be made until `until` or longer. @returns false where another server was first. */
export async function claimJob(db: Db, job: StoredJob, server: string, until: string): Promise<boolean> {
  const result = await db
    .updateTable('document_job')
    .set({
      state: 'running',
      attempts: job.attempts + 1,
      steps_done: 0,
      claimed_by: server,
      claimed_until: until,
    })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** @returns false where the job was cancelled meanwhile, or another server makes it: there is nothing to write to. */
export async function updateJob(
  db: Db,
  id: string,
  server: string,
  change: Partial<Omit<DocumentJobTable, 'id' | 'asked_by' | 'asked_at'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('document_job')
    .set(change)
    .where('id', '=', id)
    .where('claimed_by', '=', server)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** A job and its file. */
export async function deleteJob(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('document_job').where('id', '=', id).execute();
}

/** Removes what ended a month ago, with its file. */
export async function deleteOldJobs(db: Db, now: Date): Promise<void> {
  const until = new Date(now.getTime() - KEPT_MS).toISOString();
  await db.deleteFrom('document_job').where('ended_at', '<', until).execute();
}
