/** What is acknowledged is on the disk, what is damaged is noticed, and a trail may be kept in either hash (trust.md D4 D8 D13 I13). */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionApi } from '#shared/contract/session.ts';
import { listAccounts } from '../../../server/accounts/account.repository.ts';
import { DEMO_PASSWORD, demoAccounts } from '../../../server/accounts/demo-accounts.ts';
import { buildApp } from '../../../server/app.ts';
import { appendAudit, systemEntry } from '../../../server/audit/audit.repository.ts';
import { beginTrail } from '../../../server/audit/begin-trail.ts';
import { boot } from '../../../server/boot.ts';
import { loadConfig } from '../../../server/config.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { DATABASE_FILE, openDatabase, openSqlite } from '../../../server/db/open.ts';
import { checkPages } from '../../../server/db/page-check.ts';
import { SUITES } from '../../../server/db/seals.ts';
import { insertSetting } from '../../../server/programme/programme.repository.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';

const ROOT = join(import.meta.dirname, '../../..');
const at = new Date('2026-07-20T02:00:00.000Z');
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sti-durable-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a commit', () => {
  test('waits for the disk: FULL on every connection, files and memory alike', async () => {
    for (const { db } of [
      openDatabase({ dataDir }),
      openSqlite(join(dataDir, 'other.db')),
      openSqlite(':memory:'),
    ]) {
      const { rows } = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(db);
      expect(rows).toEqual([{ synchronous: 2 }]);
      await db.destroy();
    }
  });

  test('whoever weakens the setting is not started with', () => {
    const source = readFileSync(join(ROOT, 'server/db/open.ts'), 'utf8');
    const weak = source.replace(
      "sqlite.pragma('synchronous = FULL')",
      "sqlite.pragma('synchronous = NORMAL')",
    );
    expect(weak).not.toBe(source);
    // The same module with the setting weakened, in a process of its own.
    const script = `${JSON.stringify(weak)}`;
    const code = `import { writeFileSync, rmSync } from 'node:fs';
      const file = ${JSON.stringify(join(ROOT, `server/db/.weak-${process.pid}.ts`))};
      writeFileSync(file, ${script});
      try { const { openDatabase } = await import(file); openDatabase({ dataDir: ${JSON.stringify(dataDir)} }); console.log('opened'); }
      catch (error) { console.log(error.message); } finally { rmSync(file); }`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    expect(stdout).toContain('不能保证断电不丢数据');
  });

  test.skipIf(!canTrace())('makes one call to the disk or more, seen from outside the process', () => {
    const commits = 20;
    const code = `import { openDatabase } from ${JSON.stringify(join(ROOT, 'server/db/open.ts'))};
      import { sql } from 'kysely';
      const { db } = openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
      await sql\`CREATE TABLE IF NOT EXISTS t (n INTEGER)\`.execute(db);
      for (let n = 0; n < Number(process.env.COMMITS); n++) await sql\`INSERT INTO t VALUES (1)\`.execute(db);
      process.exit(0);`;
    const calls = (count: number) => {
      const { stderr } = spawnSync(
        'strace',
        ['-f', '-c', '-e', 'trace=fsync,fdatasync', process.execPath, '--input-type=module', '-e', code],
        { encoding: 'utf8', cwd: ROOT, env: { ...process.env, COMMITS: String(count) } },
      );
      return [...stderr.matchAll(/\s(\d+)\s+(?:fsync|fdatasync)$/gm)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      );
    };
    expect(calls(commits) - calls(0)).toBeGreaterThanOrEqual(commits);
  });
});

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-f', '-c', '-e', 'trace=fsync', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('pages that were overwritten on the disk are found, wherever they lie; a sound file is said to be sound', async () => {
  const database = openDatabase({ dataDir });
  await migrate(database, at);
  for (let n = 0; n < 40; n++)
    await database.db
      .transaction()
      .execute((trx) =>
        appendAudit(trx, systemEntry(at, 'configure', 'setting', { filler: 'x'.repeat(2000) })),
      );
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(database.db);
  await database.db.destroy();
  expect(await checkPages({ dataDir })).toEqual([]);
  const file = join(dataDir, DATABASE_FILE);
  const sound = readFileSync(file);
  const pages = sound.length / 4096;
  expect(pages).toBeGreaterThan(40);
  // The head of a page says what it is; any page but the second half's free ones.
  for (const page of [0, 3, Math.floor(pages / 2)]) {
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    closeSync(handle);
    expect((await checkPages({ dataDir })).length, `page ${page}`).toBeGreaterThan(0);
    const whole = openSync(file, 'r+');
    writeSync(whole, sound, 0, sound.length, 0);
    closeSync(whole);
  }
  expect(await checkPages({ dataDir })).toEqual([]);
});

test.each(SUITES)(
  'a trail begun in %s goes on in it, verifies, and a changed row is found',
  async (suite) => {
    const database = await openTestDatabase();
    const { db } = database;
    await migrate(database, at);
    await beginTrail(db, suite, at);
    await beginTrail(db, suite === 'sm3' ? 'sha256' : 'sm3', at);
    for (const value of ['one', 'two'])
      await db.transaction().execute(async (trx) => {
        await insertSetting(trx, value, value, at);
        await appendAudit(trx, systemEntry(at, 'configure', 'setting', { value }));
      });
    const events = await db.selectFrom('audit_event').select(['alg', 'hash']).execute();
    expect(new Set(events.map(({ alg }) => alg))).toEqual(new Set([`${suite}:audit-v2`]));
    expect(events.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    expect((await verifyDatabase(db)).faults).toEqual([]);
    for (const event of process.env.TEST_DATABASE_URL ? [] : ['update', 'replace'])
      await sql.raw(`DROP TRIGGER IF EXISTS setting_no_${event}`).execute(db);
    if (!process.env.TEST_DATABASE_URL) {
      await db.updateTable('setting').set({ value: 'changed' }).where('key', '=', 'two').execute();
      expect((await verifyDatabase(db)).faults.length).toBeGreaterThan(0);
    }
    await database.close();
  },
);

test('a real installation has no account, no password that everybody knows, and says so to nobody', async () => {
  const { world, close } = await boot(loadConfig({ DATA_DIR: dataDir, DEMO: 'off' }), () => {});
  expect(await listAccounts(world.db)).toEqual([]);
  const app = await buildApp(world, { rateLimit: 1_000_000 });
  for (const { name } of demoAccounts(world.catalogue)) {
    const payload = { name, password: DEMO_PASSWORD };
    expect((await app.inject({ method: 'POST', url: sessionApi.signIn.path, payload })).statusCode).not.toBe(
      200,
    );
  }
  const state = (await app.inject({ method: 'GET', url: sessionApi.state.path })).json();
  expect(state).toMatchObject({ demo: false, demoAccounts: [], demoPassword: null, empty: true });
  await app.close();
  await close();
});
