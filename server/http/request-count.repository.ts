/** What each server has counted of a caller's requests in a window; with it go the marks of transactions nobody asks for any more. */
import type { Db } from '../db/open.ts';

interface Counted {
  startsAt: number;
  caller: string;
  requests: number;
}

/** What a server has counted so far takes the place of what it told before. */
export async function keepCounts(db: Db, server: string, counts: readonly Counted[]): Promise<void> {
  if (counts.length === 0) return;
  await db
    .insertInto('request_count')
    .values(
      counts.map(({ startsAt, caller, requests }) => ({ starts_at: startsAt, caller, server, requests })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['starts_at', 'caller', 'server'])
        .doUpdateSet((e) => ({ requests: e.ref('excluded.requests') })),
    )
    .execute();
}

/** What all other servers together have counted in windows that begin at one of these times. */
export async function listOthersCounts(
  db: Db,
  server: string,
  starts: readonly number[],
): Promise<Counted[]> {
  const rows = await db
    .selectFrom('request_count')
    .select(['starts_at', 'caller', (e) => e.fn.sum<number>('requests').as('requests')])
    .where('starts_at', 'in', starts)
    .where('server', '<>', server)
    .groupBy(['starts_at', 'caller'])
    .execute();
  return rows.map((row) => ({
    startsAt: Number(row.starts_at),
    caller: row.caller,
    requests: Number(row.requests),
  }));
}

export async function deleteCountsBefore(db: Db, startsAt: number): Promise<void> {
  await db.deleteFrom('request_count').where('starts_at', '<', startsAt).execute();
  await db.deleteFrom('commit_mark').where('made_at', '<', startsAt).execute();
}
