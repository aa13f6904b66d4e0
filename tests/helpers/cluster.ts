/** A PostgreSQL of a test's own, which it may stop and start; and databases on it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../server/db/open.ts';
import { type Cluster, ensurePostgres, startCluster } from '../../server/launch/postgres.mjs';

export async function ownCluster(): Promise<Cluster> {
  return startCluster(await ensurePostgres());
}

/** The address of a new, empty schema of a PostgreSQL. */
export async function newSchema(server: string): Promise<string> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const { db } = openDatabase({ dataDir: '', databaseUrl: server });
  await sql.raw(`CREATE SCHEMA ${schema}`).execute(db);
  await db.destroy();
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return url.href;
}

/** One server's handle on a database. */
export function openOn(databaseUrl: string): Database {
  return openDatabase({ dataDir: '', databaseUrl });
}

/** The PostgreSQL that `npm test` brings along. */
export function givenServer(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('these tests need TEST_DATABASE_URL');
  return url;
}
