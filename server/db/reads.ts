/**
 * What an answer was made from: the tables that were read while it was made, and whether the time was asked for. Noted off the
 * queries as they go to the database, so that nobody can forget to say it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type OperationNode, RawNode, type RootOperationNode, TableNode } from 'kysely';

export interface Reads {
  tables: Set<string>;
  /** The present time was asked for. */
  clock: boolean;
  /** Something was written, or asked in words that nobody can read the tables from. */
  unsure: boolean;
}

const current = new AsyncLocalStorage<Reads>();

/** Runs `work` and says what it was made from. */
export async function collectReads<T>(work: () => T | Promise<T>): Promise<{ made: T; reads: Reads }> {
  const reads: Reads = { tables: new Set(), clock: false, unsure: false };
  const made = await current.run(reads, async () => work());
  return { made, reads };
}

export function noteClock(): void {
  const reads = current.getStore();
  if (reads) reads.clock = true;
}

/** @param writes whether it changes something */
export function noteQuery(node: RootOperationNode, writes: boolean): void {
  const reads = current.getStore();
  if (!reads) return;
  if (writes || RawNode.is(node)) reads.unsure = true;
  else noteTables(node, reads.tables);
}

function noteTables(node: OperationNode, tables: Set<string>): void {
  if (TableNode.is(node)) {
    tables.add(node.table.identifier.name);
    return;
  }
  for (const part of Object.values(node)) {
    if (Array.isArray(part)) for (const one of part) if (isNode(one)) noteTables(one, tables);
    if (isNode(part)) noteTables(part, tables);
  }
}

function isNode(part: unknown): part is OperationNode {
  return typeof part === 'object' && part !== null && 'kind' in part;
}
