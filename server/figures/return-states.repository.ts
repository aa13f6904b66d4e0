/** Where the returns of a period stand. */
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';

/** State of every opened return of a period by organisation. */
export async function listReturnStates(db: Db, period: Period): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('statistical_return')
    .select(['organisation', 'state'])
    .where('period', '=', period)
    .execute();
  return new Map(rows.map((r) => [r.organisation, r.state]));
}
