/**
 * A file sealed with a key: a head, then pieces of 64 KiB, each AES-256-GCM under a key of this file's own (HKDF of the key
 * and a random salt), numbered and the last one marked, so that none can be changed, moved, left out or cut off unseen
 * (the STREAM construction, as age uses it). Read and written piece by piece: memory does not grow with the file.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

const MAGIC = Buffer.from('sti-sealed-v1\n');
export const KEY_BYTES = 32;
const NAME_BYTES = 8;
const SALT_BYTES = 16;
const HEAD_BYTES = MAGIC.length + NAME_BYTES + SALT_BYTES;
const PIECE = 64 * 1024;
const TAG = 16;

/** Why a sealed file cannot be opened, in one sentence for the operator. */
export class SealedFileProblem extends Error {
  override name = 'SealedFileProblem';
}

/** Whether a file is what `sealFile` wrote, by its first bytes. */
export function isSealedFile(path: string): boolean {
  return withFile(path, 'r', (file) => readUpTo(file, MAGIC.length, 0).equals(MAGIC));
}

/** Writes `from` sealed to the new file `to`. */
export function sealFile(key: Buffer, from: string, to: string): void {
  withFile(from, 'r', (source) =>
    withFile(to, 'wx', (target) => {
      const salt = randomBytes(SALT_BYTES);
      writeSync(target, Buffer.concat([MAGIC, nameOf(key), salt]));
      const own = ownKey(key, salt);
      const { size } = fstatSync(source);
      for (let at = 0, number = 0; number === 0 || at < size; at += PIECE, number++) {
        const isLast = at + PIECE >= size;
        const cipher = createCipheriv('aes-256-gcm', own, nonce(number, isLast));
        const body = Buffer.concat([cipher.update(readUpTo(source, PIECE, at)), cipher.final()]);
        writeSync(target, Buffer.concat([body, cipher.getAuthTag()]));
      }
      fsyncSync(target);
    }),
  );
}

/** Gives each opened piece of a sealed file to `take`, in order. @throws SealedFileProblem */
function openPieces(key: Buffer, from: string, take: (piece: Buffer) => void): void {
  withFile(from, 'r', (source) => {
    const head = readUpTo(source, HEAD_BYTES, 0);
    if (head.length < HEAD_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC))
      throw new SealedFileProblem(`文件 ${from} 不是本系统的加密备份。`);
    if (!head.subarray(MAGIC.length, MAGIC.length + NAME_BYTES).equals(nameOf(key)))
      throw new SealedFileProblem(
        '密钥不对：这份备份是用另一个密钥文件加密的，请用 BACKUP_KEY 指定当时的密钥文件。',
      );
    const own = ownKey(key, head.subarray(HEAD_BYTES - SALT_BYTES));
    const { size } = fstatSync(source);
    for (let at = HEAD_BYTES, number = 0; number === 0 || at < size; at += PIECE + TAG, number++)
      take(openPiece(own, readUpTo(source, PIECE + TAG, at), nonce(number, at + PIECE + TAG >= size)));
  });
}

function openPiece(own: Buffer, sealed: Buffer, iv: Buffer): Buffer {
  try {
    const body = sealed.subarray(0, -TAG);
    const decipher = createDecipheriv('aes-256-gcm', own, iv, { authTagLength: TAG }).setAuthTag(
      sealed.subarray(-TAG),
    );
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (cause) {
    throw new SealedFileProblem('加密备份已损坏或不完整，不能恢复，请换一份备份。', { cause });
  }
}

/** Opens a sealed file into the new file `to`. @throws SealedFileProblem; what was written until then is the caller's to remove */
export function openSealedFile(key: Buffer, from: string, to: string): void {
  withFile(to, 'wx', (target) => {
    openPieces(key, from, (piece) => void writeSync(target, piece));
    fsyncSync(target);
  });
}

/** SHA-256 of what a sealed file holds, without writing it anywhere. @throws SealedFileProblem */
export function sealedContentHash(key: Buffer, from: string): string {
  const hash = createHash('sha256');
  openPieces(key, from, (piece) => void hash.update(piece));
  return hash.digest('hex');
}

/** SHA-256 of a file, piece by piece. */
export function fileHash(path: string): string {
  return withFile(path, 'r', (file) => {
    const hash = createHash('sha256');
    for (let at = 0, { size } = fstatSync(file); at < size; at += PIECE)
      hash.update(readUpTo(file, PIECE, at));
    return hash.digest('hex');
  });
}

/** Tells keys apart without telling anything of them. */
function nameOf(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'sti-sealed-v1 name', NAME_BYTES));
}

function ownKey(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'sti-sealed-v1 file', KEY_BYTES));
}

/** Twelve bytes: the number of the piece, and whether it is the last. */
function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes.writeUInt8(isLast ? 1 : 0, 11);
  return bytes;
}

function readUpTo(file: number, length: number, at: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  for (let got = -1; got !== 0 && read < length; read += got)
    got = readSync(file, bytes, read, length - read, at + read);
  return bytes.subarray(0, read);
}

function withFile<T>(path: string, how: 'r' | 'wx', work: (file: number) => T): T {
  const file = openSync(path, how, 0o600);
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}
