/** The decisions about periods, in their order. */
import type { DatedAct } from '#shared/calendar.ts';
import { nextNumber } from '../db/next-number.ts';
import type { PeriodActTable } from '../db/office-tables.ts';
import type { Db, Trx } from '../db/open.ts';

export interface StoredPeriodAct extends DatedAct {
  number: number;
  reason: string;
  notice: string;
  /** Display name; empty for what was taken over. */
  by: string;
}

export async function listPeriodActs(db: Db): Promise<StoredPeriodAct[]> {
  const rows = await db
    .selectFrom('period_act as p')
    .leftJoin('account as a', 'a.id', 'p.decided_by')
    .select([
      'p.number',
      'p.period',
      'p.organisation',
      'p.kind',
      'p.opens',
      'p.due',
      'p.reason',
      'p.notice',
      'a.display_name as by',
      'p.decided_at as at',
    ])
    .orderBy('p.number')
    .execute();
  return rows.map((row) => ({ ...row, by: row.by ?? '' }));
}

/** @returns the act's number. */
export async function insertPeriodAct(trx: Trx, act: Omit<PeriodActTable, 'number'>): Promise<number> {
  const number = await nextNumber(trx, 'period_act');
  await trx
    .insertInto('period_act')
    .values({ number, ...act })
    .execute();
  return number;
}
