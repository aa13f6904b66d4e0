/** Two servers on one database: what one writes the other knows, and one that hangs stops nobody for long. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionApi } from '#shared/contract/session.ts';
import { buildApp } from '../../server/app.ts';
import { appendAudit, findAuditHead, systemEntry } from '../../server/audit/audit.repository.ts';
import { answersSoon } from '../../server/db/answers-soon.ts';
import { migrate } from '../../server/db/migrate.ts';
import type { Database } from '../../server/db/open.ts';
import { RequestCounts } from '../../server/http/request-counts.ts';
import { testApp } from '../helpers/app.ts';
import { givenServer, openOn } from '../helpers/cluster.ts';
import { newSchema } from '../helpers/test-database.ts';

const at = new Date('2026-07-20T02:00:00.000Z');
let one: Database;
let other: Database;
beforeEach(async () => {
  const { url } = await newSchema(givenServer());
  one = openOn(url);
  other = openOn(url);
  await migrate(one, at);
});
afterEach(async () => {
  await one.db.destroy();
  await other.db.destroy();
});

const write = ({ db }: Database) =>
  db.transaction().execute((trx) => appendAudit(trx, systemEntry(at, 'configure', 'setting', {})));

test('one that stops in the middle of a transaction is put out; meanwhile the other reads, is healthy, and then writes', async () => {
  let stopped = () => {};
  const hanging = one.db.transaction().execute(async (trx) => {
    await findAuditHead(trx);
    await new Promise<void>((resolve) => {
      stopped = resolve;
    });
    await findAuditHead(trx);
  });
  const outcome = hanging.then(
    () => 'ended',
    () => 'put out',
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  const writing = write(other);
  const begun = performance.now();
  await findAuditHead(other.db);
  expect(await answersSoon(other.db)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(5_000);
  await writing;
  stopped();
  expect(await outcome).toBe('put out');
  await write(one);
});

test('what one commits the other hears of, with the commit and not before', async () => {
  const heard: (readonly string[] | null)[] = [];
  other.changes.on((moved) => heard.push(moved));
  // The first word is that it hears.
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  heard.length = 0;
  await one.db
    .transaction()
    .execute(async (trx) => {
      await appendAudit(trx, systemEntry(at, 'configure', 'setting', {}));
      throw new Error('undone');
    })
    .catch(() => {});
  await write(one);
  await expect.poll(() => heard).toEqual([['audit_event']]);
});

test('a session that ends on one server has ended on the other; a changed programme is in force on both', async () => {
  const t = await testApp();
  const { db, changes } = openOn(t.databaseUrl ?? '');
  const second = { ...t.world, db, changes, catalogueVersion: -1 };
  const app = await buildApp(second, { rateLimit: 1_000_000 });
  const payload = { name: 'analyst', password: 'Yanshi-2026!' };
  const signedIn = await t.app.inject({ method: 'POST', url: sessionApi.signIn.path, payload });
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = async () =>
    (await app.inject({ method: 'GET', url: sessionApi.state.path, headers: { cookie } })).json().person;
  expect(await ask()).not.toBeNull();
  expect(await ask()).not.toBeNull();
  await t.app.inject({ method: 'DELETE', url: sessionApi.signOut.path, headers: { cookie } });
  await expect.poll(ask, { timeout: 2_000 }).toBeNull();
  await expect.poll(() => second.catalogueVersion).toBe(t.world.catalogueVersion);
  await app.close();
  await db.destroy();
  await t.close();
});

test('requests are counted over both', async () => {
  const counts = [new RequestCounts(one.db), new RequestCounts(other.db)] as const;
  const now = 1_800_000_030_000;
  for (let n = 0; n < 5; n++) counts[0].count('somebody', 60_000, now);
  await counts[0].tell(now);
  counts[1].count('somebody', 60_000, now);
  await counts[1].tell(now);
  expect(counts[1].count('somebody', 60_000, now)).toEqual({ current: 7, ttl: 30_000 });
  expect(counts[1].count('somebody', 60_000, now + 60_000).current).toBe(1);
  for (const each of counts) each.stop();
});
