/**
 * Both databases with one writing transaction at a time: the rules of states, data versions and the audit chain read
 * before they write. Reads outside transactions wait for nobody.
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { noteCommit } from './commits.ts';
import { assertAnswered, beginWriting, endWriting, watchWrites } from './written-rows.ts';

/** Any number will do, as long as every process of the product takes the same. */
const WRITERS = 2025_14;

interface SerialSqliteConfig extends SqliteDialectConfig {
  /** Whether a transaction is open. */
  inTransaction: () => boolean;
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

  constructor(config: SerialSqliteConfig) {
    super(config);
    this.#inTransaction = config.inTransaction;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    watchWrites(connection);
    return connection;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE'));
    beginWriting();
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    assertAnswered();
    await super.commitTransaction(connection);
    endWriting();
    noteCommit();
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    endWriting();
    // A full disk or a failed write makes SQLite roll back by itself; a second time would hide why.
    if (this.#inTransaction()) await super.rollbackTransaction(connection);
  }
}

/** A transaction first takes one advisory lock, given back at its end. */
export class SerialPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new SerialPostgresDriver(this.#config);
  }
}

class SerialPostgresDriver extends PostgresDriver {
  override async acquireConnection() {
    const connection = await super.acquireConnection();
    watchWrites(connection);
    return connection;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    await connection.executeQuery(CompiledQuery.raw('SELECT pg_advisory_xact_lock($1)', [WRITERS]));
    beginWriting();
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    assertAnswered();
    await super.commitTransaction(connection);
    endWriting();
    noteCommit();
  }

  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    endWriting();
    await super.rollbackTransaction(connection);
  }
}
