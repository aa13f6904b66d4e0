/** A key as text, `sti_<id>_<secret>`: the id finds it, the secret (256 random bits) proves it and is kept as its hash only. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new key and what is kept of it. */
export function newKey(id: string): { text: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { text: `sti_${id}_${secret}`, hash: hashOf(secret) };
}

export const newKeyId = () => randomBytes(6).toString('hex');

/** The halves of a key; null for any other text. */
export function readKey(text: string): { id: string; secret: string } | null {
  const [, id = '', secret = ''] = /^sti_([0-9a-f]{12})_([\w-]{43})$/.exec(text) ?? [];
  return id === '' ? null : { id, secret };
}

export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash));
}

/** No slow hash: nobody guesses 256 random bits, and every call of every system is checked by it. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
