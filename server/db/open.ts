/**
 * Opens the database. The only file, with guards.ts, migrate.ts, serial-sqlite.ts and postgres/ beside it, that knows SQLite
 * from PostgreSQL.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, type Transaction, type TransactionBuilder } from 'kysely';
import { Changes } from './changes.ts';
import { keepStatements } from './kept-statements.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { SerialSqliteDialect } from './serial-sqlite.ts';
import type { Tables } from './tables.ts';
import { rememberWrites } from './written-rows.ts';

export type Db = Kysely<Tables>;
/** A transaction; it also serves wherever a `Db` is asked for, so a handle is always passed and never optional. */
export type Trx = Transaction<Tables>;
export type DialectName = 'sqlite' | 'postgres';

export interface Database {
  db: Db;
  dialect: DialectName;
  /** Who wants to know what moved is told here. */
  changes: Changes;
}

/** A database that cannot be used, in one sentence for the person who starts the server. */
export class DatabaseProblem extends Error {
  override name = 'DatabaseProblem';
}

/** Name of the database file inside the data folder. */
export const DATABASE_FILE = 'monitor.db';

/**
 * Opens the embedded SQLite file in `dataDir` (or a PostgreSQL server when `databaseUrl` is given).
 * @throws DatabaseProblem when the folder cannot be written or SQLite refuses durable settings.
 */
export function openDatabase(options: {
  dataDir: string;
  databaseUrl?: string | undefined;
  /** Refuses to make a new, empty file. */
  mustExist?: boolean;
}): Database {
  if (options.databaseUrl) return { ...openPostgres(options.databaseUrl), dialect: 'postgres' };
  const file = join(options.dataDir, DATABASE_FILE);
  if (options.mustExist && !existsSync(file))
    throw new DatabaseProblem(`没有数据库文件 ${file}；请用 DATA_DIR 指定数据文件夹。`);
  return openSqlite(file);
}

/** Opens one SQLite file; `:memory:` for tests. */
export function openSqlite(file: string): Database {
  const sqlite = connectSqlite(file);
  const changes = foreignChanges(sqlite);
  const kept = keepStatements(sqlite);
  return {
    db: new SerialSqlite({
      dialect: new SerialSqliteDialect({
        database: kept,
        inTransaction: () => sqlite.inTransaction,
        insertMany: (statement, rows) => {
          const insert = kept.prepare(statement);
          for (const row of rows) insert.run(row);
        },
        changes,
      }),
    }),
    dialect: 'sqlite',
    changes,
  };
}

class SerialSqlite extends Kysely<Tables> {
  override transaction(): TransactionBuilder<Tables> {
    return rememberWrites(super.transaction());
  }
}

/** Another program may write to the file (npm run rescue-admin): SQLite counts what others have committed. */
function foreignChanges(sqlite: Sqlite.Database): Changes {
  const count = sqlite.prepare('PRAGMA data_version').pluck();
  let known = count.get();
  const changes = new Changes(() => {
    const now = count.get();
    if (now !== known) {
      known = now;
      changes.tell(null);
    }
    return true;
  });
  return changes;
}

function connectSqlite(file: string): Sqlite.Database {
  try {
    if (file !== ':memory:') makePrivate(file);
    const sqlite = new Sqlite(file);
    sqlite.pragma('journal_mode = WAL');
    // WAL alone means NORMAL here, which loses acknowledged writes in a power cut (trust.md).
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('busy_timeout = 5000');
    // KiB. With its 2,000 a load of many rows writes and reads pages of a large table again and again.
    sqlite.pragma('cache_size = -16000');
    assertDurable(sqlite, file);
    return sqlite;
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(
      `数据库文件 ${file} 打不开：${error instanceof Error ? error.message : error}。请检查该文件夹是否可写，或用 DATA_DIR 指定另一个文件夹。`,
    );
  }
}

/** Figures before publication are nobody else's: the file, its journals and a folder made for it are the server's alone. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  // SQLite gives its journals the mode of the file.
  for (const part of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(part)) chmodSync(part, 0o600);
}

function assertDurable(sqlite: Sqlite.Database, file: string): void {
  const full = 2;
  const synchronous = sqlite.pragma('synchronous', { simple: true });
  const journal = sqlite.pragma('journal_mode', { simple: true });
  if (synchronous !== full || (file !== ':memory:' && journal !== 'wal')) {
    throw new DatabaseProblem(
      `数据库不能保证断电不丢数据(synchronous=${synchronous}，journal_mode=${journal})，已停止启动。`,
    );
  }
}
