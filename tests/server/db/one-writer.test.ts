/** A transaction holds the write lock from its start, also while it has only read: the server and a command take turns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { findAuditHead } from '../../../server/audit/audit.repository.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { openSqlite } from '../../../server/db/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'sti-writer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('another process cannot begin to write in the middle, reads on, and writes afterwards', async () => {
  const file = join(folder, 'monitor.db');
  const own = openSqlite(file);
  await migrate(own, new Date('2026-07-20T02:00:00.000Z'));
  const other = new Sqlite(file, { timeout: 0 });
  await own.db.transaction().execute(async (trx) => {
    await findAuditHead(trx);
    expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('locked');
    expect(other.prepare('SELECT COUNT(*) AS n FROM audit_event').get()).toEqual({ n: 0 });
  });
  expect(() => other.exec('BEGIN IMMEDIATE; COMMIT')).not.toThrow();
  other.close();
  await own.db.destroy();
});
