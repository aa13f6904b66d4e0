/** The one way a password is looked at: bounded by the name it is for, by the address it comes from and by the machine. */
import { civilMinute } from '#shared/civil-time.ts';
import { accountLocked, tooMany } from '../http/problem.ts';
import { Turns, TurnsFull } from '../turns.ts';
import type { World } from '../world.ts';
import { verifyNothing, verifyPassword } from './password.ts';
import { countFailure, forgetTries, isAddressSpent, takeTry } from './password-try.repository.ts';

/** Each hash takes 19 MiB and both cores can do no more; a whole county's offices may wait. */
const HASHES = new Turns(4, 400);

interface PasswordTry {
  /** The name as folded for comparison (`nameKey`), whether an account has it or not. */
  nameKey: string;
  /** The account's hash; null for a name that nobody has. */
  stored: string | null;
  /** False for an account that is disabled or whose initial password has run out: it fails like a wrong password. */
  usable: boolean;
  password: string;
  address: string;
  at: Date;
}

/**
 * Whether the password is the account's. An unknown name takes the same time, counts and locks alike.
 * @throws accountLocked after five wrong ones in a row; tooMany when the address has failed too often or all turns are taken.
 */
export async function checkPassword(world: World, given: PasswordTry): Promise<boolean> {
  try {
    return await HASHES.take(() => check(world, given));
  } catch (error) {
    if (error instanceof TurnsFull) throw tooMany();
    throw error;
  }
}

async function check(world: World, given: PasswordTry): Promise<boolean> {
  const { nameKey, stored, password, address, at } = given;
  if (await isAddressSpent(world.db, address, at)) throw tooMany();
  const { lockedUntil } = await world.db.transaction().execute((trx) => takeTry(trx, nameKey, at));
  if (lockedUntil)
    throw accountLocked(civilMinute(new Date(lockedUntil), world.catalogue.city.utcOffsetMinutes));
  const same = stored === null ? await verifyNothing(password) : await verifyPassword(stored, password);
  const right = same && given.usable;
  await world.db
    .transaction()
    .execute((trx) => (right ? forgetTries(trx, nameKey) : countFailure(trx, address, at)));
  return right;
}
