/** How far every return of every period is, in one reading. */
import type { ReturnState } from '#shared/contract/return-state.ts';
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';

export interface ReturnStanding {
  organisation: string;
  state: Exclude<ReturnState, 'unreported'>;
  /** Some submission was not withdrawn. */
  submitted: boolean;
  approved: boolean;
}

/** Returns that somebody began, by period. */
export async function listStandings(db: Db): Promise<Map<Period, ReturnStanding[]>> {
  const rows = await db
    .selectFrom('statistical_return as r')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('submission as s')
          .leftJoin('decision as d', (join) =>
            join.onRef('d.submission_id', '=', 's.id').on('d.kind', '=', 'withdraw'),
          )
          .where('d.submission_id', 'is', null)
          .select('s.return_id')
          .groupBy('s.return_id')
          .as('kept'),
      (join) => join.onRef('kept.return_id', '=', 'r.id'),
    )
    .select(['r.period', 'r.organisation', 'r.state', 'r.approved_submission_id', 'kept.return_id as kept'])
    .execute();
  const standings = rows.map(({ period, organisation, state, approved_submission_id, kept }) => ({
    period,
    standing: { organisation, state, submitted: kept !== null, approved: approved_submission_id !== null },
  }));
  return new Map(
    [...Map.groupBy(standings, ({ period }) => period)].map(([period, own]) => [
      period,
      own.map(({ standing }) => standing),
    ]),
  );
}
