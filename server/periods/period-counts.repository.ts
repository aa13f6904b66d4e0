/** How far the returns of each period are. */
import type { Db } from '../db/open.ts';

export interface ReturnCounts {
  /** Submitted at least once and not taken back. */
  submitted: number;
  approved: number;
}

export async function countReturns(db: Db): Promise<Map<string, ReturnCounts>> {
  const rows = await db
    .selectFrom('statistical_return')
    .select((e) => [
      'period',
      e.fn.count<number>('submission_id').as('submitted'),
      e.fn.count<number>('approved_submission_id').as('approved'),
    ])
    .groupBy('period')
    .execute();
  return new Map(
    rows.map(({ period, submitted, approved }) => [
      period,
      { submitted: Number(submitted), approved: Number(approved) },
    ]),
  );
}
