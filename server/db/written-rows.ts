/**
 * What the one writing transaction of this process has put into sealed tables and no audit event has answered for yet. Read
 * off the queries as they go to the database, so that no repository can forget it; a commit with anything left is refused.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  InsertQueryNode,
  type OperationNode,
  PrimitiveValueListNode,
  type RootOperationNode,
  TableNode,
  UpdateQueryNode,
  ValueNode,
  ValuesNode,
} from 'kysely';
import { CHANGING, isSealed, type SealedTable } from './sealed-tables.ts';

type Row = Record<string, unknown>;

/** Rows by table; null where the whole table has to be read again. */
let written: Map<SealedTable, Row[] | null> = new Map();
let writing = false;
const watched = new WeakSet<DatabaseConnection>();

/** Notes every query of a connection from now on. */
export function watchWrites(connection: DatabaseConnection): void {
  if (watched.has(connection)) return;
  watched.add(connection);
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async <R>(query: CompiledQuery) => {
    note(query.query);
    return execute<R>(query);
  };
}

/** The one writing transaction has begun. */
export function beginWriting(): void {
  writing = true;
  written = new Map();
}

/** It is over, one way or the other. */
export function endWriting(): void {
  writing = false;
  written = new Map();
}

/** The next event of this transaction answers for the whole table as it stands. */
export function readWhole(table: SealedTable): void {
  written.set(table, null);
}

/** Hands over what was written since the last event. */
export function takeWritten(): [SealedTable, Row[] | null][] {
  const taken = [...written];
  written = new Map();
  return taken;
}

/** @throws Error when a transaction is about to commit rows that no audit event answers for. */
export function assertAnswered(): void {
  if (written.size === 0) return;
  throw new Error(`written without an audit event: ${[...written.keys()].join(', ')}`);
}

function note(node: RootOperationNode): void {
  const table = tableOf(node);
  if (table === undefined || !isSealed(table)) return;
  if (!writing) {
    // A change outside is for the guards to refuse; a new row would slip past them.
    if (InsertQueryNode.is(node))
      throw new Error(`${table} is written only in a transaction, with its audit event`);
    return;
  }
  const rows = InsertQueryNode.is(node) && !CHANGING.has(table) ? rowsOf(node) : null;
  const before = written.get(table);
  written.set(table, rows === null || before === null ? null : [...(before ?? []), ...rows]);
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
