/** Rows that are numbered one after another: 1 is the first. */
import { sql } from 'kysely';
import type { Trx } from './open.ts';
import type { Tables } from './tables.ts';

type Numbered = {
  [T in keyof Tables]: Tables[T] extends { number: number } ? T : never;
}[keyof Tables];

/** The number after the table's highest. The writers' turn is the caller's, so that two never get one number. */
export async function nextNumber(trx: Trx, table: Numbered): Promise<number> {
  const { rows } = await sql<{
    last: number | null;
  }>`SELECT MAX(number) AS last FROM ${sql.table(table)}`.execute(trx);
  return Number(rows[0]?.last ?? 0) + 1;
}
