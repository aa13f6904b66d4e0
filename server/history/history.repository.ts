/** Batches of past years as proposed and decided. */

import type { HistoryActTable, HistoryDecisionTable, HistoryValueTable } from '../db/history-tables.ts';
import { insertRows } from '../db/many-rows.ts';
import { nextNumber } from '../db/next-number.ts';
import type { Db, Trx } from '../db/open.ts';

/** Files of past years belong to no single period. */
export const HISTORY_FILES = 'history';

const selectActs = (db: Db) =>
  db
    .selectFrom('history_act as h')
    .leftJoin('history_decision as d', 'd.act_number', 'h.number')
    .leftJoin('data_version as n', 'n.history_number', 'h.number')
    .leftJoin('stored_file as f', 'f.id', 'h.file_id')
    .innerJoin('account as p', 'p.id', 'h.proposed_by')
    .leftJoin('account as a', 'a.id', 'd.decided_by')
    .select([
      'h.number',
      'h.kind',
      'h.reverses',
      'h.title',
      'h.reason',
      'h.proposed_by',
      'h.proposed_at as proposedAt',
      'p.display_name as proposedBy',
      'f.name as fileName',
      'd.kind as decision',
      'd.comment',
      'd.decided_at as decidedAt',
      'a.display_name as decidedBy',
      'n.number as dataVersion',
    ]);
export type StoredAct = Awaited<ReturnType<typeof listActs>>[number];

/** Newest first. */
export function listActs(db: Db) {
  return selectActs(db).orderBy('h.number', 'desc').execute();
}

/** Figures of each load. */
export async function countValues(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('history_value')
    .select(['act_number', db.fn.countAll<number>().as('n')])
    .groupBy('act_number')
    .execute();
  return new Map(rows.map(({ act_number, n }) => [act_number, Number(n)]));
}

export function listHistoryValues(db: Db, act: number): Promise<HistoryValueTable[]> {
  return db.selectFrom('history_value').selectAll().where('act_number', '=', act).execute();
}

export function findHistoryFile(db: Db, id: string) {
  return db
    .selectFrom('stored_file')
    .select(['id', 'name', 'content', 'uploaded_by'])
    .where('id', '=', id)
    .where('period', '=', HISTORY_FILES)
    .executeTakeFirst();
}

/** @returns the act's number. */
export async function insertHistoryAct(
  trx: Trx,
  act: Omit<HistoryActTable, 'number'>,
  values: readonly Omit<HistoryValueTable, 'act_number'>[],
): Promise<number> {
  const number = await nextNumber(trx, 'history_act');
  await trx
    .insertInto('history_act')
    .values({ number, ...act })
    .execute();
  const rows = values.map((value) => ({ act_number: number, ...value }));
  await insertRows(trx, rows, (some) => trx.insertInto('history_value').values(some));
  return number;
}

export async function insertHistoryDecision(trx: Trx, decision: HistoryDecisionTable): Promise<void> {
  await trx.insertInto('history_decision').values(decision).execute();
}
