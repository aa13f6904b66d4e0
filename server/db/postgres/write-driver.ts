/** Transactions on PostgreSQL: one at a time over all servers, and never a doubt whether one came through. */
import { CompiledQuery, type DatabaseConnection, type Driver, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { assertAnswered, beginWriting, endWriting, movedTables, watchWrites } from '../written-rows.ts';
import type { Announce } from './announce.ts';
import { CommitUnknown, isLost, StoreAway, untilAnswered } from './lost.ts';
import { PATIENCE } from './pools.ts';
import { noCursor, runQuery } from './run-query.ts';
import { WritersTurn } from './writers-turn.ts';

/** Any number will do, as long as every process of the product takes the same. The schema goes with it: tests have their own. */
const WRITERS = 2025_14;
/** The number that the database gives the transaction is asked for with the lock: by it its fate is known later. */
const BEGIN = `SELECT pg_advisory_xact_lock(${WRITERS}, hashtext(current_schema())), pg_current_xact_id()::text AS number`;

interface WriteConfig {
  pool: pg.Pool;
  /** Where the fate of a lost commit is asked for. */
  readers: pg.Pool;
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
  #number = '';

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
    await this.#config.announce.within(connection, moved);
    try {
      const ended = await this.#client?.query('COMMIT');
      // After a statement that failed it is answered so, without an error.
      if (ended?.command !== 'COMMIT') throw new Error('the transaction had failed before its commit');
    } catch (error) {
      if (!isLost(error)) throw error;
      if (!(await this.#cameThrough()))
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
      const { rows } = await client.query(BEGIN);
      this.#number = rows[0].number;
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

  /** @throws CommitUnknown when nobody can be asked */
  async #cameThrough(): Promise<boolean> {
    this.#broken = true;
    const ask = async () => {
      const { rows } = await this.#config.readers.query('SELECT pg_xact_status($1::xid8) AS status', [
        this.#number,
      ]);
      if (rows[0].status === 'in progress') throw new Error('Connection terminated, its end not known yet');
      return rows[0].status === 'committed';
    };
    return untilAnswered(ask, PATIENCE.restart).catch((cause: unknown) => {
      throw new CommitUnknown('nobody knows whether the transaction was committed', { cause });
    });
  }
}
