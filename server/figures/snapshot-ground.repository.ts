/** What a panel rests on, in few rows: every decision up to its version, with the digest of what was handed in. */
import { createHash } from 'node:crypto';
import type { Catalogue } from '#shared/catalogue.ts';
import type { Db } from '../db/open.ts';
import { type DataVersion, findLatestApproval, selectForceSteps } from './effective.repository.ts';

/** Another as soon as anything was decided that was not, or by another programme. */
export async function groundOf(
  db: Db,
  version: DataVersion,
  programme: { number: number; catalogue: Catalogue },
): Promise<string> {
  // One question for a nation's hundred thousand decisions: a start waits for this.
  const steps = await selectForceSteps(db)
    .select('submission.digest')
    .where('data_version.number', '<=', version.number)
    .execute();
  const history = await db
    .selectFrom('data_version as n')
    .innerJoin('history_act as h', 'h.number', 'n.history_number')
    .select(['n.number as version', 'h.number', 'h.kind', 'h.reverses', 'h.digest'])
    .where('n.number', '<=', version.number)
    .orderBy('n.number')
    .execute();
  const approvedAt = await findLatestApproval(db, version);
  const all = { version, approvedAt, programme, steps, history };
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
