/** Tries of passwords: counted in one writing transaction before the password is looked at, so that none slips past. */
import { isIPv6 } from 'node:net';
import type { PasswordTryTable } from '../db/account-tables.ts';
import type { Db, Trx } from '../db/open.ts';

/** 等保2.0: five in a row lock for thirty minutes. */
export const TRIES_A_NAME = 5;
const LOCK_MS = 30 * 60_000;
/** An office of hundreds sits behind one address: only failures count here, and they are forgotten after ten minutes. */
export const FAILURES_AN_ADDRESS = 60;
const ADDRESS_MS = 10 * 60_000;
/** Tries at a name that never led to a lock are forgotten a day after the last. */
const NAME_MS = 24 * 3_600_000;

const ofName = (nameKey: string) => `name:${nameKey}`;

/** One line has one IPv4, but 2⁶⁴ addresses of IPv6. */
function ofAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return `address:${plain}`;
  const [head = '', tail] = plain.split('::');
  const given = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - given.length - rest.length;
  const groups = [...given, ...Array<string>(gap).fill('0'), ...rest];
  return `address:${groups.slice(0, 4).join(':')}::/64`;
}

/** Codes of the second factor are counted beside the passwords of the same name: no folded name holds a blank. */
export const codeKey = (nameKey: string) => `${nameKey} code`;

/** Takes one of the tries at a name. The fifth locks it at once, whatever comes of it. @returns until when it is locked. */
export async function takeTry(trx: Trx, nameKey: string, at: Date): Promise<{ lockedUntil: string | null }> {
  const now = at.toISOString();
  const row = await find(trx, ofName(nameKey));
  if (row?.locked_until && row.locked_until > now) return { lockedUntil: row.locked_until };
  const kept = row && !row.locked_until && row.counted_at > before(at, NAME_MS) ? row.tries : 0;
  const tries = kept + 1;
  const locked_until = tries < TRIES_A_NAME ? null : new Date(at.getTime() + LOCK_MS).toISOString();
  await put(trx, { subject: ofName(nameKey), tries, counted_at: now, locked_until });
  return { lockedUntil: null };
}

/** The name's tries begin anew: the password was right, or the security administrator unlocked it. */
export async function forgetTries(trx: Trx, nameKey: string): Promise<void> {
  await trx.deleteFrom('password_try').where('subject', '=', ofName(nameKey)).execute();
}

/** Counts a failure from an address. */
export async function countFailure(trx: Trx, address: string, at: Date): Promise<void> {
  const row = await find(trx, ofAddress(address));
  const kept = row && row.counted_at > before(at, ADDRESS_MS) ? row : null;
  await put(trx, {
    subject: ofAddress(address),
    tries: (kept?.tries ?? 0) + 1,
    // The window stands from its first failure, so that a steady drip does not keep it open for ever.
    counted_at: kept?.counted_at ?? at.toISOString(),
    locked_until: null,
  });
}

/** Whether an address has failed so often lately that it must wait. */
export async function isAddressSpent(db: Db, address: string, at: Date): Promise<boolean> {
  const row = await find(db, ofAddress(address));
  return row !== undefined && row.tries >= FAILURES_AN_ADDRESS && row.counted_at > before(at, ADDRESS_MS);
}

/** Folded names that are locked at `at`. */
export async function listLockedNames(db: Db, at: Date): Promise<Set<string>> {
  const rows = await db
    .selectFrom('password_try')
    .select('subject')
    .where('locked_until', '>', at.toISOString())
    .execute();
  return new Set(rows.map((row) => row.subject.slice(ofName('').length)));
}

/** Removes what no longer matters. */
export async function deleteOldTries(db: Db, at: Date): Promise<void> {
  await db
    .deleteFrom('password_try')
    .where('counted_at', '<', before(at, NAME_MS))
    .where((e) => e.or([e('locked_until', 'is', null), e('locked_until', '<', at.toISOString())]))
    .execute();
}

const before = (at: Date, milliseconds: number) => new Date(at.getTime() - milliseconds).toISOString();

function find(db: Db, subject: string): Promise<PasswordTryTable | undefined> {
  return db.selectFrom('password_try').selectAll().where('subject', '=', subject).executeTakeFirst();
}

async function put(trx: Trx, row: PasswordTryTable): Promise<void> {
  const { tries, counted_at, locked_until } = row;
  await trx
    .insertInto('password_try')
    .values(row)
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ tries, counted_at, locked_until }))
    .execute();
}
