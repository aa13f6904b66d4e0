/** The fresh database of one test: SQLite in memory, or a schema of its own on the PostgreSQL of TEST_DATABASE_URL. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, openDatabase, openSqlite } from '../../server/db/open.ts';

export interface TestDatabase extends Database {
  /** Where another server would find it; undefined for the memory of this process. */
  url: string | undefined;
  close(): Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) {
    const database = openSqlite(':memory:');
    return { ...database, url: undefined, close: () => database.db.destroy() };
  }
  const { schema, url } = await newSchema(server);
  const database = openDatabase({ dataDir: '', databaseUrl: url });
  return {
    ...database,
    url,
    close: async () => {
      await database.db.destroy();
      await onServer(server, `DROP SCHEMA ${schema} CASCADE`);
    },
  };
}

/** A new, empty schema of a PostgreSQL, and the address of a database that has nothing else. */
export async function newSchema(server: string): Promise<{ schema: string; url: string }> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE SCHEMA ${schema}`);
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { schema, url: url.href };
}

async function onServer(databaseUrl: string, statement: string): Promise<void> {
  const { db } = openDatabase({ dataDir: '', databaseUrl });
  await sql.raw(statement).execute(db);
  await db.destroy();
}
