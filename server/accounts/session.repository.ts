/** Sessions: random tokens kept only as hashes, revocable at once, idle and absolute limits. */
import { createHash, randomBytes } from 'node:crypto';
import type { AccountTable } from '../db/account-tables.ts';
import type { Db, Trx } from '../db/open.ts';
import { findPredecessors } from './hand-over.repository.ts';

/** 等保2.0: idle 15 minutes, at most 8 hours. */
const SESSION_IDLE_MS = 15 * 60_000;
export const SESSION_MAX_MS = 8 * 3_600_000;
/** `last_seen_at` is written at most this often, so that reading pages does not write at every request. */
const SEEN_GRANULARITY_MS = 60_000;

export interface LiveSession {
  tokenHash: string;
  authenticatedAt: Date;
  account: AccountTable;
  /** When the second factor was given in this session. */
  secondFactorAt: Date | null;
  /** The account has bound a telephone. */
  bound: boolean;
  /** Whose work the account took over. */
  predecessors: { account: string; name: string }[];
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Starts a session and returns its token (256 random bits). */
export async function insertSession(
  trx: Trx,
  accountId: string,
  address: string,
  at: Date,
  secondFactorAt: Date | null = null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await trx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      created_at: at.toISOString(),
      last_seen_at: at.toISOString(),
      authenticated_at: at.toISOString(),
      expires_at: new Date(at.getTime() + SESSION_MAX_MS).toISOString(),
      revoked_at: null,
      address,
      second_factor_at: secondFactorAt?.toISOString() ?? null,
    })
    .execute();
  return token;
}

/** The session of a token if it is live at `at` and its account is not disabled; otherwise null. */
export async function findLiveSession(db: Db, token: string, at: Date): Promise<LiveSession | null> {
  const tokenHash = hashToken(token);
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('second_factor', 'second_factor.account_id', 'session.account_id')
    .leftJoin('account_handover', 'account_handover.to_account', 'session.account_id')
    .selectAll('account')
    .select(['session.last_seen_at', 'session.authenticated_at', 'session.expires_at', 'session.revoked_at'])
    .select(['session.second_factor_at', 'second_factor.bound_at', 'account_handover.from_account'])
    .where('session.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row || row.revoked_at || row.disabled_at) return null;
  const {
    last_seen_at,
    authenticated_at,
    expires_at,
    revoked_at: _revoked,
    second_factor_at,
    bound_at,
    from_account,
    ...account
  } = row;
  const idle = at.getTime() - Date.parse(last_seen_at);
  if (expires_at <= at.toISOString() || idle > SESSION_IDLE_MS) {
    // Over for good, also for a clock that is set back later.
    await revokeSession(db, tokenHash, at);
    return null;
  }
  if (idle > SEEN_GRANULARITY_MS) {
    await db
      .updateTable('session')
      .set({ last_seen_at: at.toISOString() })
      .where('token_hash', '=', tokenHash)
      .execute();
  }
  return {
    tokenHash,
    authenticatedAt: new Date(authenticated_at),
    account,
    secondFactorAt: second_factor_at === null ? null : new Date(second_factor_at),
    bound: bound_at !== null,
    // Few accounts took anything over: the others cost no further query.
    predecessors: from_account === null ? [] : await findPredecessors(db, account.id),
  };
}

export async function revokeSession(trx: Db, tokenHash: string, at: Date): Promise<void> {
  await trx
    .updateTable('session')
    .set({ revoked_at: at.toISOString() })
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Ends every session of an account: after a change of password or role, or when it is disabled. */
export async function revokeSessionsOf(trx: Trx, accountId: string, at: Date): Promise<void> {
  await trx
    .updateTable('session')
    .set({ revoked_at: at.toISOString() })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The password was given again: acts that publish or undo are allowed for a few minutes. */
export async function refreshSession(trx: Trx, tokenHash: string, at: Date): Promise<void> {
  await trx
    .updateTable('session')
    .set({ authenticated_at: at.toISOString() })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** The second factor was given: the session may do what its account may. */
export async function markSecondFactor(trx: Trx, tokenHash: string, at: Date): Promise<void> {
  await trx
    .updateTable('session')
    .set({ second_factor_at: at.toISOString() })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Removes sessions that ended: they say nothing that the audit trail does not. */
export async function deleteEndedSessions(db: Db, at: Date): Promise<void> {
  const now = at.toISOString();
  await db
    .deleteFrom('session')
    .where((e) => e.or([e('expires_at', '<', now), e('revoked_at', 'is not', null)]))
    .execute();
}
