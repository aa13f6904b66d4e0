/** Reads wait for nobody: each query takes a connection of their own pool, and is asked again where the connection was lost. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  RawNode,
  SelectQueryNode,
} from 'kysely';
import type pg from 'pg';
import { watchWrites } from '../written-rows.ts';
import { isLost, untilAnswered } from './lost.ts';
import { noCursor, runQuery } from './run-query.ts';

export class ReadDialect extends PostgresDialect {
  readonly #pool: pg.Pool;
  readonly #wroteAlone: (table: string) => void;
  readonly #patience: number;

  /** @param patience how long a lost connection is tried again, in milliseconds */
  constructor(pool: pg.Pool, wroteAlone: (table: string) => void, patience: number) {
    super({ pool });
    this.#pool = pool;
    this.#wroteAlone = wroteAlone;
    this.#patience = patience;
  }

  override createDriver(): Driver {
    return new ReadDriver(this.#pool, this.#wroteAlone, this.#patience);
  }
}

class ReadDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #connection: DatabaseConnection;

  constructor(pool: pg.Pool, wroteAlone: (table: string) => void, patience: number) {
    this.#pool = pool;
    this.#connection = { executeQuery: (query) => ask(pool, query, patience), streamQuery: noCursor };
    watchWrites(this.#connection, wroteAlone, () => false);
  }

  async init(): Promise<void> {}

  /** The same for everybody: nothing is kept between two queries. */
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#pool.end();
  }

  beginTransaction = noTransaction;
  commitTransaction = noTransaction;
  rollbackTransaction = noTransaction;
}

function noTransaction(): never {
  throw new Error('transactions have a pool of their own');
}

async function ask<R>(pool: pg.Pool, query: CompiledQuery, patience: number): Promise<QueryResult<R>> {
  let failure: unknown;
  return untilAnswered(async () => {
    // What changes something is sent once only: nobody knows whether it arrived.
    if (failure !== undefined && !onlyReads(query)) throw failure;
    const client = await pool.connect();
    try {
      return await runQuery<R>(client, query);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.release(isLost(failure));
    }
  }, patience);
}

function onlyReads({ query, sql }: CompiledQuery): boolean {
  return SelectQueryNode.is(query) || (RawNode.is(query) && /^\s*SELECT\b/i.test(sql));
}
