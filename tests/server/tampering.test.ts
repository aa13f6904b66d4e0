/**
 * Whatever column of whatever row is changed, removed or added by someone who owns the file, `npm run verify` finds it
 * (trust.md T6, T13, T14). TAMPERINGS=10000 searches longer; SEED repeats a run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#shared/calc/random.ts';
import { APPEND_ONLY } from '../../server/db/guards.ts';
import type { Db } from '../../server/db/open.ts';
import { SEALED_TABLES } from '../../server/db/sealed-tables.ts';
import { addRows, SUITES, sealDigest } from '../../server/db/seals.ts';
import type { Tables } from '../../server/db/tables.ts';
import { verifyDatabase } from '../../server/verify/verify.service.ts';

import { type TestApp, testApp } from '../helpers/app.ts';

const ROUNDS = Number(process.env.TAMPERINGS ?? 60);
const SEED = Number(process.env.SEED ?? 20261127);

let t: TestApp;
let db: Db;

beforeAll(async () => {
  // A small city's demonstration fills almost every table, at a size that can be verified many times.
  t = await testApp({ city: 'second', demo: true });
  db = t.world.db;
  await unguarded();
});
afterAll(() => t.close());

async function unguarded(): Promise<void> {
  const events = process.env.TEST_DATABASE_URL
    ? ['update', 'delete', 'truncate']
    : ['update', 'delete', 'replace'];
  for (const table of APPEND_ONLY)
    for (const event of events) {
      const on = process.env.TEST_DATABASE_URL ? ` ON ${table}` : '';
      await sql.raw(`DROP TRIGGER ${table}_no_${event}${on}`).execute(db);
    }
}

const TABLES: readonly (keyof Tables)[] = [...SEALED_TABLES, 'audit_event', 'statistical_return'];
/** Nobody's word: drafts, times of the last touch, and what the trail itself restates. */
const FREE: Record<string, readonly string[]> = {
  statistical_return: ['draft', 'draft_file_id', 'version', 'updated_at', 'updated_by', 'form', 'id'],
  account: ['initial_password_until'],
  stored_file: [],
};

// A savepoint needs one connection for all, which a PostgreSQL pool is not; the sums are the same code on both.
test.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  `${ROUNDS} random tamperings (SEED=${SEED}) are all found`,
  async () => {
    expect((await verifyDatabase(db)).faults).toEqual([]);
    const random = seededRandom(SEED);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const filled: (keyof Tables)[] = [];
    for (const table of TABLES)
      if ((await db.selectFrom(table).selectAll().limit(1).execute()).length > 0) filled.push(table);
    expect(filled.length).toBeGreaterThan(11);
    const missed: string[] = [];
    await sql`PRAGMA foreign_keys = OFF`.execute(db).catch(() => {});
    for (let round = 0; round < ROUNDS; round++) {
      const table = pick(filled);
      const rows: Record<string, unknown>[] = await db.selectFrom(table).selectAll().execute();
      const row = pick(rows);
      const columns = Object.keys(row).filter((column) => !FREE[table]?.includes(column));
      const column = pick(columns);
      const removes = random() < 0.2 && table !== 'statistical_return';
      await sql`SAVEPOINT tampering`.execute(db);
      const same = sql.join(
        Object.entries(row).map(([name, value]) =>
          value === null ? sql`${sql.ref(name)} IS NULL` : sql`${sql.ref(name)} = ${value}`,
        ),
        sql` AND `,
      );
      if (removes) await sql`DELETE FROM ${sql.table(table)} WHERE ${same}`.execute(db);
      else
        await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${other(row[column])} WHERE ${same}`
          .execute(db)
          .catch(() => {});
      const changed =
        JSON.stringify(await db.selectFrom(table).selectAll().execute()) !== JSON.stringify(rows);
      const found = await verifyDatabase(db)
        .then(({ faults }) => faults.length > 0)
        .catch(() => true);
      if (changed && !found) missed.push(`${table}.${removes ? 'row' : column}`);
      await sql`ROLLBACK TO tampering`.execute(db);
      await sql`RELEASE tampering`.execute(db);
    }
    expect(missed).toEqual([]);
  },
);

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (Buffer.isBuffer(value)) return Buffer.concat([value, Buffer.from('x')]);
  return value === null ? 'x' : `${String(value)}x`;
}

test.each(SUITES)('a sum of %s hashes knows rows by content and number, not by order', (suite) => {
  const none = { count: 0, sum: '0'.repeat(512) };
  const rows = [
    { key: 'a', value: '1' },
    { key: 'b', value: null },
    { key: 'c', value: '3' },
  ];
  const digest = (given: typeof rows) => sealDigest(suite, addRows(suite, 'setting', none, given));
  expect(digest([...rows].reverse())).toBe(digest(rows));
  expect(digest(rows.slice(0, 2))).not.toBe(digest(rows));
  expect(digest([...rows, rows[0]!])).not.toBe(digest(rows));
  expect(digest([{ key: 'a', value: '2' }, ...rows.slice(1)])).not.toBe(digest(rows));
  const inTwo = addRows(suite, 'setting', addRows(suite, 'setting', none, rows.slice(0, 1)), rows.slice(1));
  expect(sealDigest(suite, inTwo)).toBe(digest(rows));
});

test('every table of the migrations is answered for, or is nobody’s word', () => {
  const folder = join(import.meta.dirname, '../../migrations');
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const tables = text.flatMap((sqlText) =>
    [...sqlText.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1]),
  );
  const free = [
    'audit_event',
    'commit_mark',
    'document_job',
    'favourite_page',
    'idempotent_reply',
    'password_try',
    'policy_draft',
    'recovery_code',
    'request_count',
    'second_factor',
    'session',
    'statistical_return',
    'table_seal',
  ];
  const known = [...SEALED_TABLES, ...free];
  expect(
    [...new Set(tables)].filter((table) => !known.includes(String(table)) && !/_next$/.test(String(table))),
  ).toEqual([]);
});
