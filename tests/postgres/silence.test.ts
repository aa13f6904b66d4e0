/** A connection that dies without a word: nothing kept is trusted over it, and the server hears again over another. */
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendAudit, systemEntry } from '../../server/audit/audit.repository.ts';
import { migrate } from '../../server/db/migrate.ts';
import type { Database } from '../../server/db/open.ts';
import { deleteOldJobs } from '../../server/reports/jobs/job.repository.ts';
import { givenServer, openOn } from '../helpers/cluster.ts';
import { newSchema } from '../helpers/test-database.ts';

const at = new Date('2026-07-20T02:00:00.000Z');
const sockets = new Set<Socket>();
let silent = false;
let closed = false;
let url: URL;
let one: Database;
let other: Database;

/** Stands between a server and its database, and can stop passing anything on without closing anything. */
const between = createServer((near) => {
  if (closed) return void near.destroy();
  const far = connect(Number(url.port || 5432), url.hostname.replace(/^\[|\]$/g, ''));
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(from);
    from.on('data', (bytes) => silent || to.write(bytes));
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
});

beforeAll(async () => {
  url = new URL((await newSchema(givenServer())).url);
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  const address = between.address();
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(typeof address === 'object' ? address?.port : '');
  one = openOn(url.href);
  other = openOn(through.href);
  await migrate(one, at);
});
afterAll(async () => {
  silent = false;
  for (const socket of sockets) socket.destroy();
  await one.db.destroy();
  await other.db.destroy();
  between.close();
});

const write = () =>
  one.db.transaction().execute((trx) => appendAudit(trx, systemEntry(at, 'configure', 'setting', {})));

test('silence is noticed: nothing kept is trusted until it hears again, and then all counts as moved', async () => {
  const heard: (readonly string[] | null)[] = [];
  other.changes.on((moved) => heard.push(moved));
  await expect.poll(() => other.changes.look(), { timeout: 10_000 }).toBe(true);
  heard.length = 0;
  silent = true;
  await write();
  await expect.poll(() => other.changes.look(), { timeout: 20_000 }).toBe(false);
  expect(heard).not.toContainEqual(['audit_event']);
  silent = false;
  await expect.poll(() => other.changes.look(), { timeout: 20_000 }).toBe(true);
  expect(heard).toContain(null);
  heard.length = 0;
  await write();
  await expect.poll(() => heard, { timeout: 10_000 }).toContainEqual(['audit_event']);
});

test('what was written outside a transaction just before the line was cut is told once it stands again', async () => {
  const heard: (readonly string[] | null)[] = [];
  one.changes.on((moved) => heard.push(moved));
  await expect.poll(() => one.changes.look(), { timeout: 10_000 }).toBe(true);
  heard.length = 0;
  // The statement arrives; from then on every connection is refused, and what is open is closed.
  other.changes.on((moved) => {
    if (!moved?.includes('document_job')) return;
    closed = true;
    for (const socket of sockets) socket.destroy();
  });
  await deleteOldJobs(other.db, at);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(heard).toEqual([]);
  closed = false;
  await expect.poll(() => heard, { timeout: 10_000 }).toContainEqual(['document_job']);
});
