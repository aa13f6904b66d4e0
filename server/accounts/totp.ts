/** Time-based one-time passwords (RFC 6238: SHA-1, six digits, 30 seconds), and the codes for when the telephone is lost. */
import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
const SECRET_BYTES = 20;
/** One step either way: telephones are seconds off, and a code is typed while it runs out. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** No letters or digits that are taken for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const RECOVERY_LETTERS = 10;

/** A new shared secret, Base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app reads from the QR code: `otpauth://totp/…`. */
export function secretAddress(secret: string, issuer: string, account: string): string {
  return new TOTP({ issuer, label: account, secret: Secret.fromBase32(secret), period: PERIOD_S }).toString();
}

/** The 30-second step that a code of six digits belongs to, near `at`; null when it is no code of the secret. */
export function stepOf(secret: string, code: string, at: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_S });
  const delta = totp.validate({ token: code, timestamp: at.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / PERIOD_S) + delta;
}

/** Ten codes of fifty random bits, written ABCDE-FGHJK. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: RECOVERY_LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join(
      '',
    );
    return `${letters.slice(0, RECOVERY_LETTERS / 2)}-${letters.slice(RECOVERY_LETTERS / 2)}`;
  });
}

/** What is kept of a recovery code, of one account; spaces, hyphens and case do not matter. */
export function recoveryHash(accountId: string, code: string): string {
  const letters = code.toUpperCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(`recovery-v1\0${accountId}\0${letters}`).digest('hex');
}
