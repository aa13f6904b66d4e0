/** Rights of the role that the server connects as, where another owns the tables (PostgreSQL). */
import { sql } from 'kysely';
import { APPEND_ONLY } from './guards.ts';
import { type Database, DatabaseProblem } from './open.ts';

/** History may be read and added to; everything else also changed and deleted; nothing truncated, altered or dropped. */
export async function grantTo({ db, dialect }: Database, role: string): Promise<void> {
  if (dialect !== 'postgres') throw new DatabaseProblem('只有 PostgreSQL 才需要授权。');
  const tables = await db.introspection.getTables();
  const { rows } = await sql<{ schema: string }>`SELECT current_schema() AS schema`.execute(db);
  const schema = rows[0]?.schema ?? 'public';
  const history: ReadonlySet<string> = new Set(APPEND_ONLY);
  await db.transaction().execute(async (trx) => {
    await sql`GRANT USAGE ON SCHEMA ${sql.ref(schema)} TO ${sql.ref(role)}`.execute(trx);
    for (const { name } of tables.filter((table) => table.schema === schema)) {
      const rights = rightsOn(name, history);
      await sql`GRANT ${sql.raw(rights)} ON ${sql.table(name)} TO ${sql.ref(role)}`.execute(trx);
    }
  });
}

function rightsOn(table: string, history: ReadonlySet<string>): string {
  if (table === 'schema_migration') return 'SELECT';
  return history.has(table) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
}
