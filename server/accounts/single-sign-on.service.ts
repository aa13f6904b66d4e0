/** Lets in whom the city's sign-in service vouches for; accounts, roles and second factors stay this system's own. */
import { appendAudit } from '../audit/audit.repository.ts';
import type { World } from '../world.ts';
import { findAccountByName } from './account.repository.ts';
import { insertSession } from './session.repository.ts';

/**
 * Starts a session for the account of that name. No account is made: an identity without one stays outside.
 * @returns the session token; null for a name that nobody has, or whose account is disabled
 */
export async function signInVouched(
  world: World,
  name: string | null,
  issuer: string,
  address: string,
): Promise<string | null> {
  const at = world.now();
  const account = name === null ? undefined : await findAccountByName(world.db, name);
  const usable = account !== undefined && !account.disabled_at;
  return world.db.transaction().execute(async (trx) => {
    await appendAudit(trx, {
      at,
      accountId: account?.id ?? null,
      accountName: account?.display_name ?? name ?? '',
      role: account?.role ?? '',
      address,
      action: 'login',
      object: 'session',
      outcome: usable ? 'ok' : 'failed',
      detail: { singleSignOn: issuer },
    });
    return usable ? insertSession(trx, account.id, address, at) : null;
  });
}
