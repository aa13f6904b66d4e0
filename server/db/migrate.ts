/** Forward-only migrations: each file whole or not at all, its checksum recorded. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { installGuards } from './guards.ts';
import { type Database, DatabaseProblem, type Db, type DialectName } from './open.ts';

interface Migration {
  name: string;
  checksum: string;
  statements: string[];
}

/** The migrations that ship with the code. */
export const MIGRATIONS_DIR = join(import.meta.dirname, '../../migrations');

/**
 * Brings the database to the code's schema and installs the append-only guards. Where both are as they should be, nothing is
 * written, so that a server may connect as a role that owns no table.
 * @returns the names that were applied now.
 * @throws DatabaseProblem when the database is newer than the code or an applied file was altered since.
 */
export async function migrate(
  { db, dialect }: Database,
  at: Date,
  folder = MIGRATIONS_DIR,
): Promise<string[]> {
  if (!(await hasMigrations(db, dialect)))
    await sql
      .raw(
        'CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)',
      )
      .execute(db);
  const migrations = readMigrations(folder);
  const applied = await listApplied(db);
  assertKnown(applied, migrations);
  const pending = migrations.filter((m) => !applied.has(m.name));
  for (const migration of pending) await apply(db, dialect, migration, at);
  await installGuards(db, dialect);
  return pending.map((m) => m.name);
}

/** Names of migrations that a database still needs; all of them where it holds none. */
export async function listPending({ db, dialect }: Database, folder = MIGRATIONS_DIR): Promise<string[]> {
  const applied = (await hasMigrations(db, dialect)) ? await listApplied(db) : new Map();
  return readMigrations(folder)
    .map(({ name }) => name)
    .filter((name) => !applied.has(name));
}

/** Asked of the schema that the connection works in: another schema of the database may have its own. */
async function hasMigrations(db: Db, dialect: DialectName): Promise<boolean> {
  const { rows } =
    dialect === 'sqlite'
      ? await sql`SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'`.execute(db)
      : await sql`SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migration'`.execute(
          db,
        );
  return rows.length > 0;
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((n) => n.endsWith('.sql'))
    .sort();
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return {
      name,
      checksum: createHash('sha256').update(text).digest('hex'),
      statements: splitStatements(text),
    };
  });
}

/** Statements end with `;`; comment lines are dropped first, since prose may hold a semicolon. */
function splitStatements(text: string): string[] {
  const code = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n');
  return code
    .split(';')
    .map((s) => s.trim())
    .filter((s) => s !== '');
}

async function listApplied(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{
    name: string;
    checksum: string;
  }>`SELECT name, checksum FROM schema_migration`.execute(db);
  return new Map(rows.map((r) => [r.name, r.checksum]));
}

function assertKnown(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((m) => [m.name, m.checksum]));
  for (const [name, checksum] of applied) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new DatabaseProblem(`数据库比程序新(含 ${name})，请改用更新版本的程序；数据未作任何改动。`);
    }
    if (expected !== checksum) {
      throw new DatabaseProblem(`迁移文件 ${name} 与建库时不一致，请恢复原文件；数据未作任何改动。`);
    }
  }
}

async function apply(db: Db, dialect: DialectName, migration: Migration, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Ten years of figures take as long as they take.
    if (dialect === 'postgres') await sql`SET LOCAL statement_timeout = 0`.execute(trx);
    for (const statement of migration.statements) await sql.raw(statement).execute(trx);
    await sql`INSERT INTO schema_migration (name, checksum, applied_at) VALUES (${migration.name}, ${migration.checksum}, ${at.toISOString()})`.execute(
      trx,
    );
  });
}
