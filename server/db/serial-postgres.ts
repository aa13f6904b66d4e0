/** PostgreSQL with one writing transaction at a time. */

import type { PostgresDialectConfig, TransactionSettings } from 'kysely';
import { CompiledQuery, type DatabaseConnection, PostgresDialect, PostgresDriver } from 'kysely';

/** Any number will do, as long as every process of the product takes the same. */
const WRITERS = 2025_14;

/**
 * Every transaction first takes one advisory lock, given back at its end. SQLite has one writer by nature, and the rules
 * of states, data versions and the audit chain read before they write; so both databases run them in the same order.
 * Reads outside transactions wait for nobody.
 */
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
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    await connection.executeQuery(CompiledQuery.raw('SELECT pg_advisory_xact_lock($1)', [WRITERS]));
  }
}
