/** Threads and what was said in them: rows that are only added. */
import type { Period } from '#shared/period.ts';
import type { DiscussionEntryTable, DiscussionTable } from '../db/discussion-tables.ts';
import { nextNumber } from '../db/next-number.ts';
import type { Db, Trx } from '../db/open.ts';

/** One thread of the office's list: which figure it is of. */
export type Subject = Pick<DiscussionTable, 'period' | 'unit' | 'indicator' | 'second'>;

export interface StoredEntry extends DiscussionEntryTable {
  /** The person's name as it is now. */
  by: string;
}

export function listDiscussions(
  db: Db,
  of: { period?: Period | undefined; unit?: string | undefined; indicator?: string | undefined },
): Promise<DiscussionTable[]> {
  let query = db.selectFrom('discussion').selectAll().orderBy('number');
  if (of.period !== undefined) query = query.where('period', '=', of.period);
  if (of.unit !== undefined) query = query.where('unit', '=', of.unit);
  if (of.indicator !== undefined) query = query.where('indicator', '=', of.indicator);
  return query.execute();
}

export function findDiscussion(db: Db, number: number): Promise<DiscussionTable | undefined> {
  return db.selectFrom('discussion').selectAll().where('number', '=', number).executeTakeFirst();
}

/** What was said in some threads, each in its order. */
export async function listEntries(
  db: Db,
  discussions: readonly number[],
): Promise<Map<number, StoredEntry[]>> {
  if (discussions.length === 0) return new Map();
  const rows = await db
    .selectFrom('discussion_entry as e')
    .innerJoin('account as a', 'a.id', 'e.said_by')
    .selectAll('e')
    .select('a.display_name as by')
    .where('e.discussion_number', 'in', discussions)
    .orderBy('e.discussion_number')
    .orderBy('e.number')
    .execute();
  return Map.groupBy(rows, ({ discussion_number }) => discussion_number);
}

/** @returns its number */
export async function insertDiscussion(trx: Trx, subject: Subject): Promise<number> {
  const number = await nextNumber(trx, 'discussion');
  await trx
    .insertInto('discussion')
    .values({ number, ...subject })
    .execute();
  return number;
}

export async function insertEntry(trx: Trx, row: DiscussionEntryTable): Promise<void> {
  await trx.insertInto('discussion_entry').values(row).execute();
}
