/** What a panel rests on, in few rows: what is in force at its version, by the digests under which it was handed in. */
import { createHash } from 'node:crypto';
import type { Catalogue } from '#shared/catalogue.ts';
import type { Db } from '../db/open.ts';
import { type DataVersion, findLatestApproval, listSubmissionsInForce } from './effective.repository.ts';

/** Databases limit the parameters of one statement. */
const BATCH = 500;

/** Another as soon as anything is in force that was not, or by another programme. */
export async function groundOf(
  db: Db,
  version: DataVersion,
  programme: { number: number; catalogue: Catalogue },
): Promise<string> {
  const inForce = await listSubmissionsInForce(db, version.number);
  const digests: [string, string][] = [];
  for (let start = 0; start < inForce.length; start += BATCH) {
    const ids = inForce.slice(start, start + BATCH).map(({ id }) => id);
    const rows = await db
      .selectFrom('submission')
      .select(['id', 'digest'])
      .where('id', 'in', ids)
      .orderBy('id')
      .execute();
    for (const { id, digest } of rows) digests.push([id, digest]);
  }
  const history = await db
    .selectFrom('data_version as n')
    .innerJoin('history_act as h', 'h.number', 'n.history_number')
    .select(['n.number as version', 'h.number', 'h.kind', 'h.reverses', 'h.digest'])
    .where('n.number', '<=', version.number)
    .orderBy('n.number')
    .execute();
  const approvedAt = await findLatestApproval(db, version);
  const all = { version, approvedAt, programme, inForce, digests, history };
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
