/** Secrets that lie in the database sealed, their key outside of it (等保2.0 8.1.4.7; AES-256-GCM). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = 'v1';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface SecretBox {
  /** Seals a text for one purpose: what is sealed for another account or column does not open here. */
  seal(text: string, purpose: string): string;
  /** @throws SecretLost when the key is another one or the text was touched. */
  open(sealed: string, purpose: string): string;
}

/** Whether a text is what `seal` made. */
function isSealed(text: string): boolean {
  return text.startsWith(`${VERSION}:`);
}

/** In the place of what is sealed with a key that is not here. */
export const KEY_LOST = '（已加密，缺少密钥文件）';

/**
 * A text that may be sealed, opened for whoever may see it; `lost` stands in its place where its key is not here, as after a
 * restore without it. What earlier versions stored in the clear is history and stays readable.
 */
export function opened(secrets: SecretBox, text: string, purpose: string, lost: string): string {
  if (!isSealed(text)) return text;
  try {
    return secrets.open(text, purpose);
  } catch (error) {
    if (error instanceof SecretLost) return lost;
    throw error;
  }
}

export class SecretLost extends Error {
  override name = 'SecretLost';
}

/** A box with a key of 32 bytes. */
export function secretBox(key: Buffer): SecretBox {
  return {
    seal(text, purpose) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${VERSION}:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, purpose) {
      const [version, text = ''] = sealed.split(':');
      const bytes = Buffer.from(text, 'base64url');
      try {
        if (version !== VERSION) throw new Error(`unknown version ${version}`);
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const body = bytes.subarray(IV_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SecretLost('sealed with another key, or changed', { cause });
      }
    },
  };
}

/** The box of an installation: its key is the file `secret.key` beside the data, made once, readable by the server alone. */
export function openSecretBox(dataDir: string): SecretBox {
  const path = join(dataDir, 'secret.key');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // `wx`: of two servers started together one makes the key and both read it.
    try {
      writeFileSync(path, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
  }
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  if (key.length !== KEY_BYTES) throw new SecretLost(`${path} holds no key of ${KEY_BYTES} bytes`);
  return secretBox(key);
}
