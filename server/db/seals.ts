/**
 * What every audit event says of all tables: how many rows each holds and a sum over all of them. A row that is changed,
 * removed or added without an event moves the sum away from what the trail, and any receipt or publication with its head,
 * has written down (trust.md T13). The sum is a multiset hash: rows are hashed one by one to 2,048 bits and added modulo
 * 2²⁰⁴⁸ (M. Bellare, D. Micciancio, A New Paradigm for Collision-free Hashing, EUROCRYPT 1997, AdHash), so that one more
 * row costs one more addition, whatever the size of the table.
 */
import { createHash, hash } from 'node:crypto';
import { hasColumns, type Row } from './many-rows.ts';
import type { Db, Trx } from './open.ts';
import { bytesOf, SEALED, SEALED_TABLES, type SealedTable } from './sealed-tables.ts';
import { takeWritten } from './written-rows.ts';

interface Seal {
  count: number;
  /** Hexadecimal, 512 digits. */
  sum: string;
}

/** Hashes that the trail may be kept in: 国密 SM3 (GB/T 32905-2016) and SHA-256 (FIPS 180-4). */
export const SUITES = ['sha256', 'sm3'] as const;
export type Suite = (typeof SUITES)[number];

const MODULUS = 1n << 2048n;
const BLOCKS = 8;
/** What is hashed before a row, with the block's number in its place. */
const BLOCK_HEAD = 'seal-v1\n0\n';
const BLOCK_DIGIT = BLOCK_HEAD.indexOf('0');
const ZERO = '0'.charCodeAt(0);
const EMPTY: Seal = { count: 0, sum: '0'.repeat(512) };

/**
 * Hashes rows of one table, each to 2,048 bits: eight 256-bit hashes, each under its own number. A row is hashed as its table
 * and its columns in order, without those that are null or hold bytes.
 */
function expander(suite: Suite, table: SealedTable): (row: Row) => bigint {
  const bytes = bytesOf(table);
  let given: string[] = [];
  let ordered: string[] = [];
  let room = Buffer.allocUnsafe(4096);
  return (row) => {
    if (!hasColumns(row, given)) {
      given = Object.keys(row);
      ordered = given.filter((column) => !bytes.includes(column)).sort();
    }
    const columns: [string, string][] = [];
    for (const column of ordered) {
      const value = row[column];
      if (value !== null && value !== undefined) columns.push([column, String(value)]);
    }
    const text = JSON.stringify([table, columns]);
    // A sign of UTF-16 is at most three bytes of UTF-8.
    if (room.length < BLOCK_HEAD.length + 3 * text.length)
      room = Buffer.allocUnsafe(BLOCK_HEAD.length + 3 * text.length);
    room.write(BLOCK_HEAD);
    const hashed = room.subarray(0, BLOCK_HEAD.length + room.write(text, BLOCK_HEAD.length));
    let digits = '0x';
    for (let block = 0; block < BLOCKS; block++) {
      hashed[BLOCK_DIGIT] = ZERO + block;
      digits += hash(suite, hashed, 'hex');
    }
    return BigInt(digits);
  };
}

/** A seal with these rows added. */
export function addRows(suite: Suite, table: SealedTable, { count, sum }: Seal, rows: readonly Row[]): Seal {
  const expand = expander(suite, table);
  let total = BigInt(`0x${sum}`);
  for (const row of rows) total += expand(row);
  return { count: count + rows.length, sum: (total % MODULUS).toString(16).padStart(512, '0') };
}

/** The short form that an event carries. */
export function sealDigest(suite: Suite, { count, sum }: Seal): string {
  return `${count}:${createHash(suite).update(sum).digest('hex')}`;
}

/** The seal of a table as it stands, read as a whole. */
export async function sealTable(db: Db, suite: Suite, table: SealedTable): Promise<Seal> {
  const columns = SEALED[table];
  const rows: Row[] = await (columns
    ? db.selectFrom(table).select(columns as never)
    : db.selectFrom(table).selectAll()
  ).execute();
  return addRows(suite, table, EMPTY, rows);
}

/**
 * Brings the seals up to what this transaction has written so far. @returns table → short form of those that moved.
 * A table that was never sealed (an older database) is read as a whole, once.
 */
export async function sealWritten(trx: Trx, suite: Suite): Promise<Record<string, string>> {
  const moved: Record<string, string> = {};
  for (const [table, rows] of takeWritten()) {
    const known = await findSeal(trx, table);
    const seal = known && rows ? addRows(suite, table, known, rows) : await sealTable(trx, suite, table);
    await keepSeal(trx, table, seal);
    moved[table] = sealDigest(suite, seal);
  }
  return moved;
}

/** Tables that hold rows and were never sealed: they came from an older database. */
export async function listUnsealed(db: Db): Promise<SealedTable[]> {
  const sealed = await db.selectFrom('table_seal').select('table_name').execute();
  const known = new Set(sealed.map((row) => row.table_name));
  return SEALED_TABLES.filter((table) => !known.has(table));
}

async function findSeal(db: Db, table: SealedTable): Promise<Seal | undefined> {
  return db
    .selectFrom('table_seal')
    .select(['row_count as count', 'row_sum as sum'])
    .where('table_name', '=', table)
    .executeTakeFirst();
}

async function keepSeal(trx: Trx, table: SealedTable, { count, sum }: Seal): Promise<void> {
  const change = { row_count: count, row_sum: sum };
  await trx
    .insertInto('table_seal')
    .values({ table_name: table, ...change })
    .onConflict((conflict) => conflict.column('table_name').doUpdateSet(change))
    .execute();
}
