/** Second factors as stored: sealed secrets, the last code taken, recovery codes as hashes. */
import type { SecondFactorTable } from '../db/account-tables.ts';
import type { Db, Trx } from '../db/open.ts';

export function findSecondFactor(db: Db, accountId: string): Promise<SecondFactorTable | undefined> {
  return db.selectFrom('second_factor').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

/** A secret that waits for its first code, in the place of one that waited before. */
export async function putPendingSecret(trx: Trx, accountId: string, pending_secret: string): Promise<void> {
  await trx
    .insertInto('second_factor')
    .values({ account_id: accountId, secret: null, pending_secret, last_step: 0, bound_at: null })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ pending_secret }))
    .execute();
}

/** The pending secret takes effect, with its first code and new recovery codes. */
export async function bindSecret(
  trx: Trx,
  accountId: string,
  { secret, step, codeHashes, at }: { secret: string; step: number; codeHashes: string[]; at: Date },
): Promise<void> {
  await trx
    .updateTable('second_factor')
    .set({ secret, pending_secret: null, last_step: step, bound_at: at.toISOString() })
    .where('account_id', '=', accountId)
    .execute();
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await trx
    .insertInto('recovery_code')
    .values(codeHashes.map((code_hash) => ({ account_id: accountId, code_hash, used_at: null })))
    .execute();
}

/** Takes a step's code. @returns false when it, or a later one, was taken before. */
export async function takeStep(trx: Trx, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Spends a recovery code. @returns false when there is none or it was spent. */
export async function spendRecoveryCode(
  trx: Trx,
  accountId: string,
  codeHash: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('recovery_code')
    .set({ used_at: at.toISOString() })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The account binds anew at its next sign-in: a new password was issued, or the telephone is lost. */
export async function removeSecondFactor(trx: Trx, accountId: string): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await trx.deleteFrom('second_factor').where('account_id', '=', accountId).execute();
}
