/** Transactions on PostgreSQL: one at a time over all servers, and never a doubt whether one came through. */
import { randomUUID } from 'node:crypto';
import { CompiledQuery, type DatabaseConnection, type Driver, PostgresDialect } from 'kysely';
import pg from 'pg';
import { assertAnswered, beginWriting, endWriting, movedTables, watchWrites } from '../written-rows.ts';
import type { Announce } from './announce.ts';
import { CommitUnknown, isLost, StoreAway, untilAnswered } from './lost.ts';
import { PATIENCE } from './pools.ts';
import { noCursor, runQuery } from './run-query.ts';
import { WritersTurn } from './writers-turn.ts';

/** Any number will do, as long as every process of the product takes the same. The schema goes with it: tests have their own. */
const WRITERS = 2025_14;
const LOCK = `SELECT pg_advisory_xact_lock(${WRITERS}, hashtext(current_schema()))`;

interface WriteConfig {
  pool: pg.Pool;
  announce: Announce;
}

export class WriteDialect extends PostgresDialect {
  readonly #config: WriteConfig;

  constructor(config: WriteConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new WriteDriver(this.#config);
  }
}

class WriteDriver implements Driver {
  readonly #config: WriteConfig;
  readonly #turn = new WritersTurn();
  /** The one that has the turn. */
  #client: pg.PoolClient | null = null;
  #broken = false;

  constructor(config: WriteConfig) {
    this.#config = config;
  }

  async init(): Promise<void> {}

  /** Begins at once, where a connection that turns out to be lost can still be replaced by another. */
  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turn.take();
    try {
      return await untilAnswered(() => this.#begin(), PATIENCE.restart);
    } catch (error) {
      this.#turn.give();
      throw error;
    }
  }

  async beginTransaction(): Promise<void> {
    beginWriting();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    assertAnswered();
    const moved = movedTables();
    const mark = randomUUID();
    if (moved.length > 0) await this.#config.announce.within(connection, moved, mark);
    try {
      const ended = await this.#client?.query('COMMIT');
      // After a statement that failed it is answered so, without an error.
      if (ended?.command !== 'COMMIT') throw new Error('the transaction had failed before its commit');
    } catch (error) {
      if (!isLost(error)) throw error;
      if (!(await this.#cameThrough(mark)))
        throw new StoreAway('lost before the commit came through', { cause: error });
    }
    endWriting();
    this.#config.announce.committed(moved);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    endWriting();
    // The server undoes what a lost connection had begun, and one that cannot be asked is not kept.
    await connection.executeQuery(CompiledQuery.raw('ROLLBACK')).catch(() => {
      this.#broken = true;
    });
  }

  async releaseConnection(): Promise<void> {
    endWriting();
    this.#client?.release(this.#broken);
    this.#client = null;
    this.#turn.give();
  }

  async destroy(): Promise<void> {
    await this.#config.pool.end();
  }

  async #begin(): Promise<DatabaseConnection> {
    const client = await this.#config.pool.connect();
    const connection: DatabaseConnection = {
      executeQuery: (query) => runQuery(client, query),
      streamQuery: noCursor,
    };
    try {
      await client.query('BEGIN');
      await client.query(LOCK);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.#client = client;
    this.#broken = false;
    watchWrites(
      connection,
      () => {},
      () => true,
    );
    return connection;
  }

  /**
   * Once another connection has the lock the transaction is over, one way or the other, and its mark tells which. Its number
   * would not: after a crash the database gives numbers that it had not written down to others.
   * @throws CommitUnknown when nobody can be asked
   */
  async #cameThrough(mark: string): Promise<boolean> {
    this.#broken = true;
    const ask = async () => {
      const client = await this.#asking();
      try {
        await client.query('BEGIN');
        await client.query(LOCK);
        const { rows } = await client.query('SELECT id FROM commit_mark WHERE id = $1', [mark]);
        return rows.length > 0;
      } finally {
        await client.end().catch(() => {});
      }
    };
    return untilAnswered(ask, PATIENCE.restart).catch((cause: unknown) => {
      throw new CommitUnknown('nobody knows whether the transaction was committed', { cause });
    });
  }

  /** A connection beside the pool, whose only one is the broken one. */
  async #asking(): Promise<pg.Client> {
    const client = new pg.Client(this.#config.pool.options);
    client.on('error', () => {});
    await client.connect();
    return client;
  }
}
