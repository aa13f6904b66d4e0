/** Servers that start together do it one after the other: the first makes tables and demonstration, the rest find them made. */
import pg from 'pg';
import { untilAnswered } from './lost.ts';
import { PATIENCE } from './pools.ts';

/** Another number than the writers', whose turn is taken many times meanwhile. */
const STARTERS = 2025_15;
const LOCK = `($1, hashtext(current_schema()))`;

/**
 * Runs `work` alone among all servers on the database. @param say told once when there is somebody to wait for.
 * The turn ends with the connection, so a server that dies in the middle keeps nobody waiting.
 */
export async function aloneAtStart<T>(
  url: string,
  say: (words: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const client = await untilAnswered(() => connect(url), PATIENCE.restart);
  try {
    const { rows } = await client.query(`SELECT pg_try_advisory_lock${LOCK} AS mine`, [STARTERS]);
    if (!rows[0]?.mine) {
      say('另一台服务器正在启动，等它准备好数据库……');
      await client.query(`SELECT pg_advisory_lock${LOCK}`, [STARTERS]);
    }
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE.connect,
  });
  // A break ends the turn; whoever works meanwhile notices on its own connections.
  client.on('error', () => {});
  await client.connect();
  return client;
}
