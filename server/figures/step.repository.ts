/** What made the data versions one by one, for whoever goes on from an earlier one. */
import type { Db } from '../db/open.ts';
import { heldOf, type InForce, selectForceSteps } from './effective.repository.ts';

/** What made each version after one, up to another; `decision` is null for one that no return made. */
export async function listVersionCauses(db: Db, after: number, upTo: number) {
  const rows = await db
    .selectFrom('data_version')
    .select(['number', 'decision_id', 'split_number'])
    .where('number', '>', after)
    .where('number', '<=', upTo)
    .orderBy('number')
    .execute();
  const decisions = await selectForceSteps(db)
    .where('data_version.number', '>', after)
    .where('data_version.number', '<=', upTo)
    .execute();
  const byNumber = new Map(decisions.map((step) => [step.since, step]));
  return rows.map(({ number, decision_id, split_number }) => ({
    number,
    decision: decision_id === null ? null : (byNumber.get(number) ?? null),
    // An allocation is a version without a figure of its own.
    isAllocation: split_number !== null,
  }));
}

/** The submission of one return in force at a data version, or null. */
export async function findInForce(db: Db, returnId: string, dataVersion: number): Promise<InForce | null> {
  const own = await selectForceSteps(db)
    .where('submission.return_id', '=', returnId)
    .where('data_version.number', '<=', dataVersion)
    .execute();
  return heldOf(own)[0] ?? null;
}

/** Units that some submissions speak of. */
export async function listUnitsSpokenOf(db: Db, submissions: readonly string[]): Promise<string[]> {
  if (submissions.length === 0) return [];
  const rows = await db
    .selectFrom('submission_value')
    .select('unit')
    .distinct()
    .where('submission_id', 'in', submissions)
    .execute();
  return rows.map(({ unit }) => unit);
}
