/**
 * Where the returns of a period stood at a moment, from what is on record: a document of a publication says the same however
 * long afterwards it is made.
 */
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import { listSubmissionsInForce } from '../figures/effective.repository.ts';
import type { Standing } from './standing.ts';
import { listSentBackBy, listSubmittedBy } from './standings-at.repository.ts';

/** An instant, and the data version that was spoken of then: what was approved later is not approved yet. */
export interface Moment {
  at: string;
  dataVersion: number;
}

interface StandingAt extends Standing {
  /** The submission whose figures the data version holds. */
  inForce: string | null;
}

/**
 * Every return that had reached the office. Whatever holds figures counts as approved: a correction on its way changes none of
 * them. An unsent draft leaves no trace.
 */
export async function listStandingsAt(
  db: Db,
  period: Period,
  { at, dataVersion }: Moment,
): Promise<StandingAt[]> {
  const sentBack = await listSentBackBy(db, period, at);
  const having = (kind: string) =>
    new Set(sentBack.filter((step) => step.kind === kind).map(({ submission_id }) => submission_id));
  const [withdrawn, returned] = [having('withdraw'), having('return')];
  const inForce = new Map(
    (await listSubmissionsInForce(db, dataVersion)).map(({ return_id, id }) => [return_id, id]),
  );
  const submissions = (await listSubmittedBy(db, period, at)).filter(({ id }) => !withdrawn.has(id));
  return [...Map.groupBy(submissions, ({ return_id }) => return_id)].flatMap(([id, kept]) => {
    const [first, last] = [kept[0], kept.at(-1)];
    if (!first || !last) return [];
    const held = inForce.get(id) ?? null;
    return {
      organisation: last.organisation,
      state: held ? 'approved' : returned.has(last.id) ? 'returned' : 'submitted',
      submittedAt: last.submitted_at,
      revision: last.revision,
      firstSubmittedAt: first.submitted_at,
      warnings: 0,
      approved: held !== null,
      inForce: held,
    };
  });
}
