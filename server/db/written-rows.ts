/**
 * What a transaction has put into sealed tables and no audit event has answered for yet. Read
 * off the queries as they go to the database, so that no repository can forget it; a commit with anything left is refused.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  InsertQueryNode,
  type OperationNode,
  PrimitiveValueListNode,
  type RootOperationNode,
  TableNode,
  type TransactionBuilder,
  UpdateQueryNode,
  ValueNode,
  ValuesNode,
} from 'kysely';
import { manyRowsOf, type Row } from './many-rows.ts';
import { noteQuery } from './reads.ts';
import { CHANGING, isSealed, type SealedTable } from './sealed-tables.ts';

/** One transaction, known to everything that is done in its course. */
interface Writing {
  /** Between its beginning and its end. */
  open: boolean;
  /** Rows by table; null where the whole table has to be read again. */
  written: Map<SealedTable, Row[] | null>;
  /** Every table that it has changed, sealed or not. */
  moved: Set<string>;
}

const current = new AsyncLocalStorage<Writing>();
const watched = new WeakSet<DatabaseConnection>();

/** The handle begins its transactions through this, so that what one writes is never taken for another's. */
export function rememberWrites<T>(transaction: TransactionBuilder<T>): TransactionBuilder<T> {
  const execute = transaction.execute.bind(transaction);
  transaction.execute = (work) =>
    current.run({ open: false, written: new Map(), moved: new Set() }, () => execute(work));
  return transaction;
}

const isWriting = (): boolean => current.getStore()?.open === true;

/**
 * Notes every query of a connection from now on; `wroteAlone` is told what a statement outside transactions changed.
 * @param insertMany runs one statement for each of many rows, where the database does that sooner than statements of many rows
 */
export function watchWrites(
  connection: DatabaseConnection,
  wroteAlone: (table: string) => void,
  inside: () => boolean = isWriting,
  insertMany?: (sql: string, rows: Iterable<unknown[]>) => void,
): void {
  if (watched.has(connection)) return;
  watched.add(connection);
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async <R>(query: CompiledQuery) => {
    const table = tableOf(query.query);
    noteQuery(query.query, table !== undefined);
    if (table === undefined) return execute<R>(query);
    const many = manyRowsOf(query.query);
    if (inside()) {
      note(query.query, table, many?.rows);
      if (!many) return execute<R>(query);
      if (insertMany) insertMany(query.sql, parametersOf(query.query, many.rows));
      else for (const batch of many.batches()) await execute<R>(batch);
      return { rows: [] };
    }
    if (many) throw new Error(`${table}: many rows are written only in a transaction`);
    assertUnsealed(query.query, table);
    try {
      return await execute<R>(query);
    } finally {
      // Also where the answer was lost: what the statement did may have stayed.
      wroteAlone(table);
    }
  };
}

/** The transaction has begun. */
export function beginWriting(): void {
  const writing = current.getStore();
  if (writing) writing.open = true;
}

/** It is over, one way or the other. */
export function endWriting(): void {
  const writing = current.getStore();
  if (writing) writing.open = false;
}

/** The tables that the transaction has changed so far. */
export function movedTables(): string[] {
  return [...(current.getStore()?.moved ?? [])];
}

/** The next event of this transaction answers for the whole table as it stands. */
export function readWhole(table: SealedTable): void {
  current.getStore()?.written.set(table, null);
}

/** Hands over what was written since the last event. */
export function takeWritten(): [SealedTable, Row[] | null][] {
  const written = current.getStore()?.written;
  const taken = [...(written ?? [])];
  written?.clear();
  return taken;
}

/** @throws Error when a transaction is about to commit rows that no audit event answers for. */
export function assertAnswered(): void {
  const written = current.getStore()?.written;
  if (!written || written.size === 0) return;
  throw new Error(`written without an audit event: ${[...written.keys()].join(', ')}`);
}

/** A change outside is for the guards to refuse; a new row would slip past them. */
function assertUnsealed(node: RootOperationNode, table: string): void {
  if (isSealed(table) && InsertQueryNode.is(node))
    throw new Error(`${table} is written only in a transaction, with its audit event`);
}

/** @param spelled the rows, where the statement has but the first of them */
function note(node: RootOperationNode, table: string, spelled?: readonly Row[]): void {
  const writing = current.getStore();
  // Nobody would ask for its audit event, and nobody would be told.
  if (!writing) throw new Error(`${table} is written in a transaction that is not remembered`);
  const { written, moved } = writing;
  moved.add(table);
  if (!isSealed(table)) return;
  const rows = InsertQueryNode.is(node) && !CHANGING.has(table) ? (spelled ?? rowsOf(node)) : null;
  const before = written.get(table);
  if (rows === null || before === null) written.set(table, null);
  else if (before === undefined) written.set(table, [...rows]);
  else for (const row of rows) before.push(row);
}

/** What the statement of one row is given for each of them. */
function* parametersOf(node: RootOperationNode, rows: readonly Row[]): Iterable<unknown[]> {
  const names = InsertQueryNode.is(node) ? (node.columns ?? []).map(({ column }) => column.name) : [];
  // One list for all: each is used before the next is asked for.
  const parameters: unknown[] = [];
  for (const row of rows) {
    for (let i = 0; i < names.length; i++) parameters[i] = row[names[i] ?? ''];
    yield parameters;
  }
}

function tableOf(node: RootOperationNode): string | undefined {
  const target = InsertQueryNode.is(node)
    ? node.into
    : UpdateQueryNode.is(node)
      ? node.table
      : DeleteQueryNode.is(node)
        ? node.from.froms[0]
        : undefined;
  return target && TableNode.is(target) ? target.table.identifier.name : undefined;
}

/** The rows of an INSERT … VALUES; null for a form that does not spell them out. */
function rowsOf({ columns, values }: InsertQueryNode): Row[] | null {
  const names = columns?.map((column) => column.column.name);
  if (!names || !values || !ValuesNode.is(values)) return null;
  return values.values.map((list) => {
    const given = PrimitiveValueListNode.is(list) ? list.values : list.values.map(givenIn);
    return Object.fromEntries(names.map((name, i) => [name, given[i]]));
  });
}

/** A column left to its default is null in every table of ours. */
function givenIn(node: OperationNode): unknown {
  return ValueNode.is(node) ? node.value : null;
}
