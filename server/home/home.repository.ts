/** What the 工作台 reads: who was here when, what happened since, and who signed last. Writes nothing. */
import type { AuditAction } from '#shared/contract/audit.ts';
import type { Db } from '../db/open.ts';
import type { AuditEventTable } from '../db/tables.ts';

/** The sign-in before the present one; null at the first. */
export async function findPreviousSignIn(db: Db, account: string): Promise<string | null> {
  const rows = await db
    .selectFrom('audit_event')
    .select('at')
    .where('account_id', '=', account)
    .where('action', '=', 'login')
    .where('outcome', '=', 'ok')
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
  return rows[1]?.at ?? null;
}

/** What others did, of some actions and after an instant, newest first. */
export function listNews(
  db: Db,
  { account, actions, since }: { account: string; actions: readonly AuditAction[]; since: string | null },
  limit: number,
): Promise<AuditEventTable[]> {
  let query = db
    .selectFrom('audit_event')
    .selectAll()
    .where('action', 'in', actions)
    .where('outcome', '=', 'ok')
    .where((e) => e.or([e('account_id', 'is', null), e('account_id', '!=', account)]))
    .orderBy('seq', 'desc')
    .limit(limit);
  if (since !== null) query = query.where('at', '>', since);
  return query.execute();
}

/** Who signed each organisation's latest submission, as stored: the telephone sealed. */
export async function listLatestSigners(
  db: Db,
): Promise<Map<string, { prepared_by: string | null; checked_by: string | null; telephone: string | null }>> {
  const rows = await db
    .selectFrom('submission')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .select([
      'statistical_return.organisation',
      'submission.prepared_by',
      'submission.checked_by',
      'submission.telephone',
    ])
    .where('submission.telephone', 'is not', null)
    .where('submission.telephone', '!=', '')
    .orderBy('submission.submitted_at')
    .execute();
  return new Map(rows.map(({ organisation, ...signer }) => [organisation, signer]));
}
