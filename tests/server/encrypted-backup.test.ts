/** Backups that a key opens and nothing else (trust.md T1 backup, D3: the key lies elsewhere). */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendAudit } from '../../server/audit/audit.repository.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openDatabase } from '../../server/db/open.ts';
import { isSealedFile, openSealedFile, sealFile } from '../../server/verify/sealed-file.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sti-sealed-'));
const [dataDir, key, otherKey, sealed] = ['data', 'keys/one.key', 'keys/two.key', 'out/day.db.sealed'].map(
  (name) => join(folder, name),
) as [string, string, string, string];
const DATABASE = () => readFileSync(join(dataDir, 'monitor.db'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`server/verify/${script}.ts`, ...args], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: undefined, ...env },
    encoding: 'utf8',
  });
  return [status, stdout + stderr] as const;
}

beforeAll(async () => {
  const at = new Date('2026-07-20T02:00:00.000Z');
  const database = openDatabase({ dataDir });
  await migrate(database, at);
  const who = { at, accountId: null, accountName: '说明文字不应外泄', role: '', address: 'console' };
  await database.db
    .transaction()
    .execute((trx) =>
      appendAudit(trx, { ...who, action: 'login', object: 'account/x', outcome: 'ok', detail: {} }),
    );
  await database.db.destroy();
});

describe('an encrypted backup', () => {
  test('is made with a key made once, holds nothing readable and leaves nothing open behind', () => {
    expect(run('backup-key', [key])).toEqual([0, expect.stringContaining('密钥丢失')]);
    expect(run('backup-key', [key])).toEqual([1, expect.stringContaining('不覆盖')]);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(run('backup', [sealed], { BACKUP_KEY: key })).toEqual([
      0,
      expect.stringContaining('已加密备份到'),
    ]);
    const bytes = readFileSync(sealed);
    expect(isSealedFile(sealed)).toBe(true);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('说明文字不应外泄')).toBe(false);
    expect(statSync(sealed).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('backup-'))).toEqual([]);
    expect(run('backup', [sealed], { BACKUP_KEY: key })).toEqual([1, expect.stringContaining('已存在')]);
  });

  test.each([
    ['without a key', {}, '请用 BACKUP_KEY 指定当时的密钥文件'],
    ['with another key', { BACKUP_KEY: otherKey }, '密钥不对'],
    ['with a file that is no key', { BACKUP_KEY: join(ROOT, 'package.json') }, '不是备份密钥'],
    ['with a key that is not there', { BACKUP_KEY: join(folder, 'none') }, '没有备份密钥文件'],
  ])('is not restored %s, and nothing changes', (_, env, words) => {
    if (!existsSync(otherKey)) run('backup-key', [otherKey]);
    const before = DATABASE();
    expect(run('restore', [sealed], env as Record<string, string>)).toEqual([
      1,
      expect.stringContaining(words),
    ]);
    expect(DATABASE().equals(before)).toBe(true);
    expect(existsSync(join(dataDir, 'monitor.db.restoring'))).toBe(false);
  });

  test('is restored with its key, and verifies', () => {
    expect(run('restore', [sealed], { BACKUP_KEY: key })).toEqual([0, expect.stringContaining('核验相符')]);
    expect(run('main', [])[0]).toBe(0);
  });

  test('a key among the data or the backups is refused', () => {
    const inside = join(dataDir, 'one.key');
    writeFileSync(inside, readFileSync(key));
    expect(run('backup', [join(folder, 'x.db')], { BACKUP_KEY: inside })).toEqual([
      1,
      expect.stringContaining('须与数据、备份分开存放'),
    ]);
    rmSync(inside);
    const env = { BACKUP_KEY: key, BACKUP_DIR: join(folder, 'keys') };
    expect(run('backup', [join(folder, 'x.db')], env)[1]).toContain('须与数据、备份分开存放');
  });
});

const flipped = (bytes: Buffer, at: number) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from([bytes.readUInt8(at) ^ 1]), bytes.subarray(at + 1)]);

describe('a sealed file', () => {
  const secret = randomBytes(32);
  const [plain, closed, open] = ['plain', 'closed', 'open'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const seal = (bytes: Buffer) => {
    for (const file of [closed, open]) rmSync(file, { force: true });
    writeFileSync(plain, bytes);
    sealFile(secret, plain, closed);
  };

  test.each([0, 1, 65_535, 65_536, 65_537, 200_000])('of %i bytes opens to the same bytes', (size) => {
    const bytes = randomBytes(size);
    seal(bytes);
    openSealedFile(secret, closed, open);
    expect(readFileSync(open).equals(bytes)).toBe(true);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['a byte changed', (b) => flipped(b, 100_000)],
    ['its end cut off', (b) => b.subarray(0, -1)],
    ['its last piece cut off', (b) => b.subarray(0, 38 + 2 * 65_552)],
    [
      'two pieces in each other’s place',
      (b) =>
        Buffer.concat([
          b.subarray(0, 38),
          b.subarray(38 + 65_552, 38 + 2 * 65_552),
          b.subarray(38, 38 + 65_552),
          b.subarray(38 + 2 * 65_552),
        ]),
    ],
    ['a piece twice', (b) => Buffer.concat([b.subarray(0, 38 + 65_552), b.subarray(38)])],
    ['nothing but its head', (b) => b.subarray(0, 38)],
    ['bytes added', (b) => Buffer.concat([b, Buffer.alloc(3)])],
    ['another salt', (b) => flipped(b, 30)],
  ])('with %s does not open', (_, harm) => {
    seal(randomBytes(150_000));
    writeFileSync(closed, harm(readFileSync(closed)));
    expect(() => openSealedFile(secret, closed, open)).toThrow('已损坏或不完整');
  });
});
