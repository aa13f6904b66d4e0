/** Servers that start at the same time on one database all serve, and no write slips through while they do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { boot } from '../../server/boot.ts';
import { loadConfig } from '../../server/config.ts';
import { grantTo } from '../../server/db/grant.ts';
import { APPEND_ONLY, installGuards } from '../../server/db/guards.ts';
import { listPending, migrate } from '../../server/db/migrate.ts';
import { verifyDatabase } from '../../server/verify/verify.service.ts';
import { givenServer, openOn } from '../helpers/cluster.ts';
import { newSchema } from '../helpers/test-database.ts';

const SERVERS = 10;
const ROOT = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'sti-together-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function start(databaseUrl: string, say: string[] = []) {
  const env = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, SEED_DIR: join(ROOT, 'tests/helpers') };
  return boot(loadConfig({ ...env, CITY: 'second-city' }), (words) => say.push(words));
}

test(`${SERVERS} servers together on an empty database, and again on the filled one, while somebody tries to change history`, async () => {
  const { url: databaseUrl } = await newSchema(givenServer());
  const said: string[] = [];
  const first = await Promise.all(Array.from({ length: SERVERS }, () => start(databaseUrl, said)));
  expect(said.filter((words) => words.includes('已执行')).length).toBe(1);
  expect(said.filter((words) => words.startsWith('演示数据：正在')).length).toBe(1);
  expect(said.filter((words) => words.startsWith('另一台')).length).toBe(SERVERS - 1);
  const [one] = first;
  expect((await verifyDatabase(one!.world.db)).faults).toEqual([]);

  let over = false;
  let slipped = 0;
  const tampering = (async () => {
    while (!over)
      await sql`UPDATE audit_event SET action = action`.execute(one!.world.db).then(
        () => slipped++,
        () => {},
      );
  })();
  const second = await Promise.all(Array.from({ length: SERVERS }, () => start(databaseUrl)));
  over = true;
  await tampering;
  expect(slipped).toBe(0);
  for (const { close } of [...first, ...second]) await close();
});

test('a guard that somebody took away or switched off is put back, and TRUNCATE is refused like any other change', async () => {
  const database = openOn((await newSchema(givenServer())).url);
  const { db, dialect } = database;
  await migrate(database, new Date(0));
  await sql`DROP TRIGGER audit_event_no_delete ON audit_event`.execute(db);
  await sql`ALTER TABLE audit_event DISABLE TRIGGER audit_event_no_update`.execute(db);
  await installGuards(db, dialect);
  const { rows } = await sql<{ name: string }>`
    SELECT tgname AS name FROM pg_trigger WHERE tgrelid = 'audit_event'::regclass AND tgenabled = 'O'`.execute(
    db,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(
    ['delete', 'truncate', 'update'].map((event) => `audit_event_no_${event}`),
  );
  for (const table of APPEND_ONLY)
    await expect(sql`TRUNCATE ${sql.table(table)} CASCADE`.execute(db)).rejects.toThrow('append only');
  await db.destroy();
});

test('a role that owns no table serves; what it was not granted, it cannot do', async () => {
  const { url } = await newSchema(givenServer());
  const owner = openOn(url);
  await migrate(owner, new Date(0));
  const role = `web_${Date.now()}`;
  await sql.raw(`CREATE ROLE ${role} LOGIN`).execute(owner.db);
  await grantTo(owner, role);
  const served = new URL(url);
  served.username = role;
  const own = openOn(served.href);
  expect(await migrate(own, new Date(0))).toEqual([]);
  expect(await listPending(own)).toEqual([]);
  const { world, close } = await start(served.href);
  expect((await verifyDatabase(world.db)).faults).toEqual([]);
  for (const forbidden of [
    'TRUNCATE session',
    'DROP TRIGGER audit_event_no_update ON audit_event',
    'DELETE FROM audit_event',
    'ALTER TABLE audit_event DISABLE TRIGGER ALL',
  ])
    await expect(sql.raw(forbidden).execute(world.db)).rejects.toThrow(/permission denied|must be owner/);
  await close();
  await own.db.destroy();
  await sql.raw(`DROP OWNED BY ${role}`).execute(owner.db);
  await sql.raw(`DROP ROLE ${role}`).execute(owner.db);
  await owner.db.destroy();
});
