/** What the office chose to show of a period: rows that are only added. */
import { z } from 'zod';
import type { Period } from '#shared/period.ts';
import { nextNumber } from '../db/next-number.ts';
import type { MeetingChoiceTable } from '../db/office-tables.ts';
import type { Db, Trx } from '../db/open.ts';
import { readStored } from '../db/stored-json.ts';

export interface StoredChoice {
  number: number;
  publication: number | null;
  findings: string[];
  by: string;
  at: string;
}

/** Every choice of a period, newest first. */
export async function listChoices(db: Db, period: Period): Promise<StoredChoice[]> {
  const rows = await db
    .selectFrom('meeting_choice as c')
    .innerJoin('account as a', 'a.id', 'c.chosen_by')
    .select(['c.number', 'c.publication', 'c.findings', 'a.display_name as by', 'c.chosen_at as at'])
    .where('c.period', '=', period)
    .orderBy('c.number', 'desc')
    .execute();
  return rows.map(({ findings, ...row }) => ({
    ...row,
    findings: readStored(z.array(z.string()), findings, `meeting choice ${row.number}`),
  }));
}

export async function insertChoice(trx: Trx, row: Omit<MeetingChoiceTable, 'number'>): Promise<void> {
  const number = await nextNumber(trx, 'meeting_choice');
  await trx
    .insertInto('meeting_choice')
    .values({ number, ...row })
    .execute();
}
