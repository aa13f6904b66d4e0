/**
 * Many rows of one table in one go. Kysely builds a node for every value of a statement, which costs more than the insertion
 * itself: here it builds the statement once, and SQLite runs that for each row. PostgreSQL, where each statement is a way
 * there and back, still gets them in batches.
 */
import type { CompiledQuery, Kysely, RootOperationNode } from 'kysely';

export type Row = Record<string, unknown>;

interface ManyRows {
  /** All alike in their columns. */
  rows: readonly Row[];
  /** The same rows as statements of some hundred each. */
  batches(): Iterable<CompiledQuery>;
}

/** Databases limit the parameters of one statement. */
const ROWS_A_STATEMENT = 500;
const known = new WeakMap<RootOperationNode, ManyRows>();

/**
 * @param rows all with the same columns. @param insert the statement for some of them
 * @throws RangeError for rows that differ in their columns
 */
export async function insertRows<R extends object>(
  trx: Pick<Kysely<unknown>, 'executeQuery'>,
  rows: readonly R[],
  insert: (some: readonly R[]) => { compile(): CompiledQuery },
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  if (!rows.every((row) => hasColumns(row, columns))) throw new RangeError('rows with different columns');
  const one = insert([first]).compile();
  known.set(one.query, {
    rows: asRows(rows),
    *batches() {
      for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
        yield insert(rows.slice(start, start + ROWS_A_STATEMENT)).compile();
    },
  });
  await trx.executeQuery(one);
}

/** What `insertRows` means by a statement; undefined for any other. */
export function manyRowsOf(node: RootOperationNode): ManyRows | undefined {
  return known.get(node);
}

/** In the same order too: what they are hashed by and inserted by is found out once. */
export function hasColumns(row: object, columns: readonly string[]): boolean {
  let n = 0;
  for (const column in row) if (columns[n++] !== column) return false;
  return n === columns.length;
}

function asRows(rows: readonly object[]): Row[] {
  return rows.filter((row): row is Row => row !== null);
}
