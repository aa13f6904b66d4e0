/** What the returns of a period had handed in, and what had been decided on it, by a moment. */
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';

/** Submissions of a period made by an instant, in the order of their revisions. */
export function listSubmittedBy(db: Db, period: Period, at: string) {
  return db
    .selectFrom('submission')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .where('statistical_return.period', '=', period)
    .where('submission.submitted_at', '<=', at)
    .select([
      'submission.id',
      'submission.revision',
      'submission.submitted_at',
      'submission.return_id',
      'statistical_return.organisation',
    ])
    .orderBy('submission.revision')
    .execute();
}

/** What was withdrawn or sent back by an instant. */
export function listSentBackBy(db: Db, period: Period, at: string) {
  return db
    .selectFrom('decision')
    .innerJoin('submission', 'submission.id', 'decision.submission_id')
    .innerJoin('statistical_return', 'statistical_return.id', 'submission.return_id')
    .where('statistical_return.period', '=', period)
    .where('decision.kind', 'in', ['withdraw', 'return'])
    .where('decision.decided_at', '<=', at)
    .select(['decision.submission_id', 'decision.kind'])
    .execute();
}

/**
 * Submissions of a period that were not withdrawn, oldest first, as known at an instant, each with the cells (`unit/indicator`) of
 * some indicators that it answers: 缺 and 不适用 are answers, 未报 is none.
 */
export async function listSubmissionsAnswering(
  db: Db,
  { period, indicators, at }: { period: Period; indicators: readonly string[]; at: string },
) {
  const rows = await keptSubmissions(db, at)
    .innerJoin('submission_value as v', 'v.submission_id', 's.id')
    .where('r.period', '=', period)
    .where('v.indicator', 'in', indicators)
    .where((e) => e.or([e('v.mark', 'is', null), e('v.mark', '<>', 'unreported')]))
    .select(['s.id', 'r.organisation', 's.submitted_at', 'v.unit', 'v.indicator'])
    .orderBy('s.submitted_at')
    .orderBy('s.id')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((own) => ({
    organisation: own[0]?.organisation,
    submitted_at: own[0]?.submitted_at ?? '',
    answered: new Set(own.map(({ unit, indicator }) => `${unit}/${indicator}`)),
  }));
}

/** When each organisation first handed in what was not withdrawn, by period, as known at an instant. */
export async function listFirstSubmissions(db: Db, at: string): Promise<Map<Period, Map<string, string>>> {
  const rows = await keptSubmissions(db, at)
    .select((e) => ['r.period', 'r.organisation', e.fn.min('s.submitted_at').as('first')])
    .groupBy(['r.period', 'r.organisation'])
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ period }) => period)].map(([period, own]) => [
      period,
      new Map(own.map(({ organisation, first }) => [organisation, first])),
    ]),
  );
}

/** Submissions that had been made and not withdrawn by an instant. */
function keptSubmissions(db: Db, at: string) {
  return db
    .selectFrom('submission as s')
    .innerJoin('statistical_return as r', 'r.id', 's.return_id')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.submission_id', '=', 's.id').on('d.kind', '=', 'withdraw').on('d.decided_at', '<=', at),
    )
    .where('s.submitted_at', '<=', at)
    .where('d.id', 'is', null);
}
