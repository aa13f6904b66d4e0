/** Connections to PostgreSQL, with an end to every wait; a connection that breaks is replaced, whoever held it. */
import pg from 'pg';

/** Waits that end, in milliseconds. */
export const PATIENCE = {
  /** For a connection. */
  connect: 5_000,
  /** For a server that restarts, before a person is told to try again. */
  restart: 12_000,
  /** A writer that stopped inside its transaction (a paused machine) is put out … */
  idleInTransaction: 15_000,
  /** … before the next one gives up waiting for it. */
  turn: 20_000,
  statement: 60_000,
} as const;

/** Statements read as numbers what JavaScript can hold exactly; every amount of ours is text or an integer within it. */
export function readNumbers(): void {
  const numeric = 1700;
  const bigint = 20;
  pg.types.setTypeParser(bigint, Number);
  pg.types.setTypeParser(numeric, Number);
}

/** At most `max` connections. A failing one is told to `failed` and never ends the process. */
export function openPool(url: string, max: number, failed: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE.connect,
    lock_timeout: PATIENCE.turn,
    statement_timeout: PATIENCE.statement,
    idle_in_transaction_session_timeout: PATIENCE.idleInTransaction,
  });
  // One that waits in the pool, and one that a transaction holds while it asks nothing.
  pool.on('error', failed);
  pool.on('connect', (client) => client.on('error', failed));
  return pool;
}
