/**
 * SQLite with one writing transaction at a time: the rules of states, data versions and the audit chain read before they
 * write. PostgreSQL keeps the same rule in postgres/write-driver.ts.
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { type Changes, QUIET } from './changes.ts';
import { noteCommit } from './commits.ts';
import { assertAnswered, beginWriting, endWriting, movedTables, watchWrites } from './written-rows.ts';

interface SerialSqliteConfig extends SqliteDialectConfig {
  /** Whether a transaction is open. */
  inTransaction: () => boolean;
  /** Runs one statement for each row. */
  insertMany: (sql: string, rows: Iterable<unknown[]>) => void;
  changes: Changes;
}

/** A transaction takes the write lock at its start; one that read first could no longer write after another process did. */
export class SerialSqliteDialect extends SqliteDialect {
  readonly #config: SerialSqliteConfig;

  constructor(config: SerialSqliteConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new SerialSqliteDriver(this.#config);
  }
}

class SerialSqliteDriver extends SqliteDriver {
  readonly #inTransaction: () => boolean;
  readonly #changes: Changes;
  readonly #insertMany: SerialSqliteConfig['insertMany'];

  constructor(config: SerialSqliteConfig) {
    super(config);
    this.#insertMany = config.insertMany;
    this.#inTransaction = config.inTransaction;
    this.#changes = config.changes;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    const wroteAlone = (table: string) => {
      if (!QUIET.has(table)) this.#changes.tell([table]);
    };
    watchWrites(connection, wroteAlone, undefined, this.#insertMany);
    return connection;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE'));
    beginWriting();
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    assertAnswered();
    const moved = movedTables();
    await super.commitTransaction(connection);
    endWriting();
    noteCommit();
    this.#changes.tell(moved);
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    endWriting();
    // A full disk or a failed write makes SQLite roll back by itself; a second time would hide why.
    if (this.#inTransaction()) await super.rollbackTransaction(connection);
  }
}
