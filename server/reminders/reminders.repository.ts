/** 催报 as it was sent and read. */
import type { Period } from '#shared/period.ts';
import { nextNumber } from '../db/next-number.ts';
import type { ReminderTable } from '../db/office-tables.ts';
import type { Db, Trx } from '../db/open.ts';

interface StoredReminder extends Omit<ReminderTable, 'sent_by'> {
  by: string;
}

const sent = (db: Db) =>
  db
    .selectFrom('reminder as r')
    .innerJoin('account as a', 'a.id', 'r.sent_by')
    .select([
      'r.number',
      'r.period',
      'r.organisation',
      'r.text',
      'r.due',
      'r.sent_at',
      'a.display_name as by',
    ])
    .orderBy('r.number', 'desc');

/** Newest first. */
export function listReminders(db: Db, period: Period): Promise<StoredReminder[]> {
  return sent(db).where('r.period', '=', period).execute();
}

export function listRemindersOf(db: Db, organisation: string): Promise<StoredReminder[]> {
  return sent(db).where('r.organisation', '=', organisation).execute();
}

/** Who read which, in order. */
export async function listReadings(db: Db, numbers: readonly number[]) {
  if (numbers.length === 0) return [];
  return db
    .selectFrom('reminder_reading as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['g.reminder_number as number', 'g.account_id', 'a.display_name as by', 'g.read_at as at'])
    .where('g.reminder_number', 'in', [...numbers])
    .orderBy('g.read_at')
    .execute();
}

/** @returns the number of the first; the others follow. */
export async function insertReminders(
  trx: Trx,
  rows: readonly Omit<ReminderTable, 'number'>[],
): Promise<number> {
  const first = await nextNumber(trx, 'reminder');
  for (const [at, row] of rows.entries())
    await trx
      .insertInto('reminder')
      .values({ number: first + at, ...row })
      .execute();
  return first;
}

export async function insertReading(trx: Trx, number: number, account: string, at: Date): Promise<void> {
  await trx
    .insertInto('reminder_reading')
    .values({ reminder_number: number, account_id: account, read_at: at.toISOString() })
    .execute();
}
