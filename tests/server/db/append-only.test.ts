/** History is written once, whatever a person types at the SQL prompt (trust.md T5, T12, A12). */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APPEND_ONLY } from '../../../server/db/guards.ts';
import { type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ demo: true });
});
afterAll(() => t.close());

const onSqlite = !process.env.TEST_DATABASE_URL;

test.each(APPEND_ONLY)('%s cannot be updated, deleted or replaced', async (table) => {
  const rows = await t.world.db.selectFrom(table).selectAll().limit(1).execute();
  const row = rows[0];
  // A demonstration leaves only a few tables empty; their triggers are made by the same loop.
  if (!row) return;
  const [column] = Object.keys(row);
  const change = sql`UPDATE ${sql.table(table)} SET ${sql.ref(column!)} = ${sql.ref(column!)}`;
  await expect(change.execute(t.world.db)).rejects.toThrow('append only');
  await expect(sql`DELETE FROM ${sql.table(table)}`.execute(t.world.db)).rejects.toThrow('append only');
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  const values = sql.join(Object.values(row));
  const again = onSqlite
    ? sql`INSERT OR REPLACE INTO ${sql.table(table)} (${columns}) VALUES (${values})`
    : sql`TRUNCATE ${sql.table(table)} CASCADE`;
  await expect(again.execute(t.world.db)).rejects.toThrow('append only');
});

test('most of the tables are tried with a row of the demonstration', async () => {
  const counts = await Promise.all(
    APPEND_ONLY.map(
      async (table) => (await t.world.db.selectFrom(table).selectAll().limit(1).execute()).length,
    ),
  );
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(12);
});
