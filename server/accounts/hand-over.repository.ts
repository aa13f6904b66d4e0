/** Which account took over the work of which. */
import type { AccountHandoverTable } from '../db/account-tables.ts';
import type { Db, Trx } from '../db/open.ts';

interface HandOver extends AccountHandoverTable {
  /** Display name of the one who hands over. */
  from_name: string;
  /** The request to enable the successor that was made with it. */
  request: string;
}

/** Every hand-over by the account that takes over; one whose own request was refused or taken back never came to be. */
export async function listHandOvers(db: Db): Promise<ReadonlyMap<string, HandOver>> {
  const rows = await db
    .selectFrom('account_handover as h')
    .innerJoin('account as a', 'a.id', 'h.from_account')
    // Both were written in one transaction, at one time: a later request to enable the same account is another matter.
    .innerJoin('account_request as r', (join) =>
      join
        .onRef('r.account_id', '=', 'h.to_account')
        .onRef('r.asked_at', '=', 'h.asked_at')
        .on('r.act', '=', 'enable'),
    )
    .leftJoin('account_decision as d', 'd.request_id', 'r.id')
    .where((e) => e.or([e('d.outcome', 'is', null), e('d.outcome', '=', 'granted')]))
    .selectAll('h')
    .select(['a.display_name as from_name', 'r.id as request'])
    .orderBy('h.asked_at')
    .execute();
  return new Map(rows.map((row) => [row.to_account, row]));
}

export async function insertHandOver(trx: Trx, row: AccountHandoverTable): Promise<void> {
  await trx.insertInto('account_handover').values(row).execute();
}

/** Those whose work an account took over, the latest first. */
export async function findPredecessors(
  db: Db,
  account: string,
): Promise<{ account: string; name: string }[]> {
  const all = await listHandOvers(db);
  const found: { account: string; name: string }[] = [];
  for (let at = all.get(account); at && found.length <= all.size; at = all.get(at.from_account))
    found.push({ account: at.from_account, name: at.from_name });
  return found;
}
