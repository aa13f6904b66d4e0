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
