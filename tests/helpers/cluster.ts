/** A PostgreSQL of a test's own, which it may stop and start; and databases on it. */
import { type Database, openDatabase } from '../../server/db/open.ts';
import { type Cluster, ensurePostgres, startCluster } from '../../server/launch/postgres.mjs';

export async function ownCluster(): Promise<Cluster> {
  return startCluster(await ensurePostgres());
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
