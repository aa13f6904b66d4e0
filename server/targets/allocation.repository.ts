/** The allocations: every load and withdrawal, and what of them is in force at a data version. */
import type { AllocationInForce } from '#shared/targets/allocation/in-force.ts';
import { nextNumber } from '../db/next-number.ts';
import type { Db, Trx } from '../db/open.ts';
import type { TargetSplitTable, TargetSplitValueTable } from '../db/tables.ts';

/** What stored files of this feature say in place of a period; no return has it. */
export const ALLOCATION_FILES = 'target-allocation';

/** Loads and withdrawals up to a data version with who made them, newest first. */
export function listAllocationSteps(db: Db, dataVersion: number) {
  return db
    .selectFrom('data_version as n')
    .innerJoin('target_split as s', 's.number', 'n.split_number')
    .innerJoin('account as a', 'a.id', 's.created_by')
    .leftJoin('stored_file as f', 'f.id', 's.file_id')
    .select([
      'n.number as dataVersion',
      's.number',
      's.kind',
      's.title',
      's.document_number',
      's.clause',
      's.issued_on',
      's.reason',
      's.shortfall_reason',
      's.organisation',
      's.created_at',
      'a.display_name as by',
      'f.id as fileId',
      'f.name as fileName',
    ])
    .where('n.number', '<=', dataVersion)
    .orderBy('s.number', 'desc')
    .execute();
}

/** Targets named by each load or withdrawal up to a data version. */
export function listAllocatedTargets(db: Db, dataVersion: number) {
  return db
    .selectFrom('data_version as n')
    .innerJoin('target_split_target as t', 't.split_number', 'n.split_number')
    .select(['t.split_number as number', 't.target'])
    .where('n.number', '<=', dataVersion)
    .orderBy('t.split_number')
    .execute();
}

/** Per target the last load or withdrawal up to a data version decides; a withdrawn target has none. */
export async function listAllocationsInForce(db: Db, dataVersion: number): Promise<AllocationInForce[]> {
  const named = await listAllocatedTargets(db, dataVersion);
  if (named.length === 0) return [];
  const last = new Map(named.map(({ target, number }) => [target, number]));
  const numbers = [...new Set(last.values())];
  const loads = await db
    .selectFrom('target_split')
    .selectAll()
    .where('number', 'in', numbers)
    .where('kind', '=', 'load')
    .execute();
  const values = await db
    .selectFrom('target_split_value')
    .selectAll()
    .where('split_number', 'in', numbers)
    .execute();
  return [...last].flatMap(([target, number]) => {
    const load = loads.find((l) => l.number === number);
    if (!load) return [];
    const own = values.filter((v) => v.split_number === number && v.target === target);
    const { title, document_number, clause, issued_on, created_at } = load;
    return [
      {
        target,
        document: { title, number: document_number, clause, issuedOn: issued_on },
        loadedAt: created_at,
        amounts: new Map(own.map((v) => [v.unit, v.amount])),
      },
    ];
  });
}

/** Appends a load or withdrawal with its targets and parts. @returns its number. */
export async function insertAllocation(
  trx: Trx,
  allocation: Omit<TargetSplitTable, 'number'>,
  targets: readonly string[],
  values: readonly Omit<TargetSplitValueTable, 'split_number'>[],
): Promise<number> {
  const number = await nextNumber(trx, 'target_split');
  await trx
    .insertInto('target_split')
    .values({ number, ...allocation })
    .execute();
  await trx
    .insertInto('target_split_target')
    .values(targets.map((target) => ({ split_number: number, target })))
    .execute();
  const batch = 100;
  for (let i = 0; i < values.length; i += batch)
    await trx
      .insertInto('target_split_value')
      .values(values.slice(i, i + batch).map((value) => ({ split_number: number, ...value })))
      .execute();
  return number;
}

/** A file uploaded for an allocation; undefined for any other. */
export function findAllocationFile(db: Db, id: string) {
  return db
    .selectFrom('stored_file')
    .selectAll()
    .where('id', '=', id)
    .where('period', '=', ALLOCATION_FILES)
    .executeTakeFirst();
}

/** Whether a file belongs to a load that was confirmed. */
export async function isLoadedFile(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('target_split')
    .select('number')
    .where('file_id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
