/** The data versions, and which submissions are in force at one (shared/rules/effective.ts). */
import { approvalsInForce, type Held } from '#shared/rules/effective.ts';
import type { Db } from '../db/open.ts';

export interface DataVersion {
  number: number;
  asOf: string;
}

/** The latest data version; number 0 before the first approval. */
export async function findLatestDataVersion(db: Db): Promise<DataVersion> {
  const row = await db
    .selectFrom('data_version')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { number: row.number, asOf: row.created_at } : { number: 0, asOf: '1970-01-01T00:00:00.000Z' };
}

/** The data version that was the latest at a time; number 0 before the first. */
export async function findDataVersionAt(db: Db, at: string): Promise<DataVersion> {
  const row = await db
    .selectFrom('data_version')
    .selectAll()
    .where('created_at', '<=', at)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { number: row.number, asOf: row.created_at } : { number: 0, asOf: at };
}

/** A data version by number, or undefined. */
export async function findDataVersion(db: Db, number: number): Promise<DataVersion | undefined> {
  const row = await db.selectFrom('data_version').selectAll().where('number', '=', number).executeTakeFirst();
  return row && { number: row.number, asOf: row.created_at };
}

/** When the figures of a data version last changed: a version that follows from a allocation changes none. */
export async function findLatestApproval(db: Db, version: DataVersion): Promise<string> {
  const row = await db
    .selectFrom('data_version')
    .select('created_at')
    .where('number', '<=', version.number)
    .where(({ or, eb }) => or([eb('decision_id', 'is not', null), eb('history_number', 'is not', null)]))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? version.asOf;
}

/** A submission that is in force for its return. */
export interface InForce extends Held {
  return_id: string;
  /** The first data version that the return had a part in: of two approved at one instant the earlier return's comes first. */
  since: number;
}

/** Every decision that changed what is in force, oldest first. */
export function selectForceSteps(db: Db) {
  return db
    .selectFrom('data_version')
    .innerJoin('decision', 'decision.id', 'data_version.decision_id')
    .innerJoin('submission', 'submission.id', 'decision.submission_id')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .select([
      'decision.kind',
      'decision.decided_at',
      'submission.id',
      'submission.return_id',
      'statistical_return.organisation',
      'statistical_return.period',
      'data_version.number as since',
    ])
    .orderBy('data_version.number');
}

/** Submissions in force at a data version, in the order in which they were approved. */
export async function listSubmissionsInForce(db: Db, dataVersion: number): Promise<InForce[]> {
  const steps = await selectForceSteps(db).where('data_version.number', '<=', dataVersion).execute();
  return inOrder([...Map.groupBy(steps, (s) => s.return_id).values()].flatMap(heldOf));
}

/** The submission of one return that its steps, oldest first, leave in force; none or one. */
export function heldOf(own: readonly (InForce & { kind: string })[]): InForce[] {
  const since = own[0]?.since ?? 0;
  return approvalsInForce(own)
    .slice(-1)
    .map(({ kind: _, ...held }) => ({ ...held, since }));
}

export function inOrder(held: readonly InForce[]): InForce[] {
  return [...held].sort((a, b) =>
    a.decided_at < b.decided_at ? -1 : a.decided_at > b.decided_at ? 1 : a.since - b.since,
  );
}

/** The submission of a return that would hold without the one in force: what 撤销核定 brings back; null when nothing would. */
export async function findInForceBefore(
  db: Db,
  returnId: string,
  submission: string,
): Promise<string | null> {
  const steps = await selectForceSteps(db).where('submission.return_id', '=', returnId).execute();
  const others = approvalsInForce(steps).filter((s) => s.id !== submission);
  return others.at(-1)?.id ?? null;
}
