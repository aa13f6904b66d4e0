/** Accounts as stored. Only the accounts feature writes them. */
import { randomUUID } from 'node:crypto';
import type { AccountTable } from '../db/account-tables.ts';
import type { Db, Trx } from '../db/open.ts';

/** Folds case, width and spaces, so that no two account names can be mistaken for each other. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

export function findAccountByName(db: Db, name: string): Promise<AccountTable | undefined> {
  return db.selectFrom('account').selectAll().where('name_key', '=', nameKey(name)).executeTakeFirst();
}

export function findAccount(db: Db, id: string): Promise<AccountTable | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listAccounts(db: Db): Promise<AccountTable[]> {
  return db.selectFrom('account').selectAll().orderBy('created_at').orderBy('name_key').execute();
}

export async function hasAccounts(db: Db): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function insertAccount(trx: Trx, account: AccountTable): Promise<void> {
  await trx.insertInto('account').values(account).execute();
}

export async function updateAccount(
  trx: Trx,
  id: string,
  change: Partial<Omit<AccountTable, 'id'>>,
): Promise<void> {
  await trx.updateTable('account').set(change).where('id', '=', id).execute();
}

/** Keeps a password that is being replaced, so that it is not used again soon. */
export async function insertAccountPassword(
  trx: Trx,
  accountId: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('account_password')
    .values({
      id: randomUUID(),
      account_id: accountId,
      password_hash: passwordHash,
      set_at: at.toISOString(),
    })
    .execute();
}

/** Hashes of the latest replaced passwords, newest first. */
export async function listRecentPasswords(db: Db, accountId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('account_password')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .orderBy('set_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((r) => r.password_hash);
}
