/** One statement on one connection, in Kysely's terms. */
import type { CompiledQuery, QueryResult } from 'kysely';
import type pg from 'pg';
import { isLost, StoreAway } from './lost.ts';

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE']);

export async function runQuery<R>(
  client: pg.PoolClient,
  { sql, parameters }: CompiledQuery,
): Promise<QueryResult<R>> {
  const { command, rowCount, rows } = await client.query(sql, [...parameters]).catch((cause: unknown) => {
    throw isLost(cause) ? new StoreAway('lost in the middle of a statement', { cause }) : cause;
  });
  return CHANGES.has(command)
    ? { numAffectedRows: BigInt(rowCount ?? 0), rows: rows ?? [] }
    : { rows: rows ?? [] };
}

/** Rows come as a whole here; nothing of ours reads by cursor. */
export function noCursor(): never {
  throw new Error('reading by cursor is not supported');
}
