/** Whom a 催报 also goes to, which were for a responsible person, and what became of each outside the product. */
import type { Contact } from '#shared/contract/reminders.ts';
import { nextNumber } from '../db/next-number.ts';
import type { ReminderContactTable, ReminderSendingTable } from '../db/office-tables.ts';
import type { Db, Trx } from '../db/open.ts';

/** The contacts that hold, by organisation. */
export async function listContacts(db: Db): Promise<Map<string, Contact[]>> {
  const rows = await db.selectFrom('reminder_contact').selectAll().orderBy('number').execute();
  const last = new Map(rows.map((row) => [`${row.organisation}|${row.role}`, row]));
  const held = [...last.values()].filter(({ name, email }) => name !== '' || email !== '');
  const byOrganisation = Map.groupBy(held, ({ organisation }) => organisation);
  return new Map(
    [...byOrganisation].map(([organisation, own]) => [
      organisation,
      own.map(({ role, name, email }) => ({ role, name, email })),
    ]),
  );
}

export async function insertContact(trx: Trx, row: Omit<ReminderContactTable, 'number'>): Promise<void> {
  const number = await nextNumber(trx, 'reminder_contact');
  await trx
    .insertInto('reminder_contact')
    .values({ number, ...row })
    .execute();
}

export async function insertEscalation(trx: Trx, reminder: number, name: string): Promise<void> {
  await trx.insertInto('reminder_escalation').values({ reminder_number: reminder, name }).execute();
}

/** Who each was for, of those that were for a responsible person. */
export async function listEscalations(db: Db, numbers: readonly number[]): Promise<Map<number, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('reminder_escalation')
    .selectAll()
    .where('reminder_number', 'in', [...numbers])
    .execute();
  return new Map(rows.map(({ reminder_number, name }) => [reminder_number, name]));
}

export async function insertSendings(trx: Trx, rows: readonly ReminderSendingTable[]): Promise<void> {
  for (const row of rows) await trx.insertInto('reminder_sending').values(row).execute();
}

export async function listSendings(db: Db, numbers: readonly number[]): Promise<ReminderSendingTable[]> {
  if (numbers.length === 0) return [];
  return db
    .selectFrom('reminder_sending')
    .selectAll()
    .where('reminder_number', 'in', [...numbers])
    .orderBy('reminder_number')
    .execute();
}
