/** Initial passwords: shown once, good for one sign-in within 72 hours, to be changed there. */
import { randomBytes } from 'node:crypto';
import { hashPassword } from './password.ts';

const INITIAL_PASSWORD_MS = 72 * 3_600_000;

/** A new initial password, the columns that make it the account's, and when it runs out. */
export async function issuePassword(at: Date) {
  // Three classes by construction: a letter pair, digits and a sign around 72 random bits.
  const password = `Kj-${randomBytes(9).toString('base64url')}7`;
  const until = new Date(at.getTime() + INITIAL_PASSWORD_MS).toISOString();
  return {
    password,
    until,
    columns: {
      password_hash: await hashPassword(password),
      password_changed_at: at.toISOString(),
      must_change_password: 1,
      initial_password_until: until,
    },
  };
}

export type Issued = Awaited<ReturnType<typeof issuePassword>>;
