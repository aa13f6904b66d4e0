/** A database of before the allocations keeps its data versions, and goes on refusing to change them. */

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { appendAudit, systemEntry } from '../../../server/audit/audit.repository.ts';
import { MIGRATIONS_DIR, migrate } from '../../../server/db/migrate.ts';
import { openSqlite } from '../../../server/db/open.ts';

const AT = new Date('2026-07-01T00:00:00.000Z');

it('data versions come through, a new one has one cause, none can be changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  const database = openSqlite(':memory:');
  const { db } = database;
  try {
    for (const name of ['0001_first_light.sql', '0002_assessment.sql'])
      cpSync(join(MIGRATIONS_DIR, name), join(folder, name));
    // The guards name the tables of today, so the old database is made from its files alone.
    await expect(migrate(database, AT, folder)).rejects.toThrow('no such table');
    // What a decision points to is not under test.
    await sql`PRAGMA foreign_keys = OFF`.execute(db);
    for (const number of [1, 2, 3])
      await sql`INSERT INTO data_version (number, decision_id, created_at) VALUES (${number}, ${`d${number}`}, '2026-06-0${sql.raw(String(number))}')`.execute(
        db,
      );
    expect((await migrate(database, AT))[0]).toBe('0003_official_split.sql');
    const rows = await db.selectFrom('data_version').selectAll().orderBy('number').execute();
    expect(rows).toEqual(
      [1, 2, 3].map((number) => ({
        number,
        decision_id: `d${number}`,
        catalogue_version: null,
        split_number: null,
        history_number: null,
        created_at: `2026-06-0${number}`,
      })),
    );
    const add = (decision_id: string | null, split_number: number | null) =>
      db.transaction().execute(async (trx) => {
        await trx
          .insertInto('data_version')
          .values({ number: 4, decision_id, split_number, created_at: 'x' })
          .execute();
        await appendAudit(trx, systemEntry(AT, 'allocation-load', 'allocation/1'));
      });
    await expect(add(null, null)).rejects.toThrow('CHECK');
    await expect(add('d4', 1)).rejects.toThrow('CHECK');
    await add(null, 1);
    await expect(db.updateTable('data_version').set({ created_at: 'y' }).execute()).rejects.toThrow(
      'append only',
    );
    await expect(db.deleteFrom('data_version').execute()).rejects.toThrow('append only');
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
});
