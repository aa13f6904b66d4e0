/** The returns behind a document: where each stood when its figures were published, and where approved ones contradict each other. */
import { type Catalogue, findOrganisation } from '#shared/catalogue.ts';
import { RETURN_STATE_NAME } from '#shared/contract/return-state.ts';
import type { MatrixCell } from '#shared/contract/review.ts';
import type { Period } from '#shared/period.ts';
import { differenceWords } from '#shared/report/difference.words.ts';
import type { ReturnFacts } from '#shared/report/facts.ts';
import type { Db } from '../db/open.ts';
import { listPeriodActs } from '../periods/period-act.repository.ts';
import { buildMatrix } from '../review/matrix.ts';
import { cityAgainstSum, twoSourceDifferences } from '../review/reconcile.ts';
import { listManySubmittedValues } from '../review/review.repository.ts';
import { listStandingsAt, type Moment } from '../review/standings-at.ts';

interface ReturnsAt {
  returns: ReturnFacts[];
  /** Approved figures on which two sources differ, in words. What awaits review stays with the office. */
  differences: { text: string }[];
  /** State by organisation. */
  states: ReadonlyMap<string, string>;
}

/** @param catalogue the programme as of the period. Nothing of a period that nobody had opened by then. */
export async function returnsAt(
  db: Db,
  catalogue: Catalogue,
  period: Period,
  moment: Moment,
): Promise<ReturnsAt> {
  const standings = await listStandingsAt(db, period, moment);
  const acts = (await listPeriodActs(db)).filter((act) => act.period === period && act.at <= moment.at);
  const cells = acts.length > 0 ? buildMatrix(catalogue, acts, period, standings, moment.at).returns : [];
  const values = await listManySubmittedValues(
    db,
    standings.flatMap((one) => one.inForce ?? []),
  );
  const inForce = standings.map(({ organisation, state, inForce }) => ({
    ...{ organisation, state },
    values: values.get(inForce ?? '') ?? new Map(),
  }));
  const differing = {
    twoSources: twoSourceDifferences(catalogue, period, inForce),
    cityAgainstSum: cityAgainstSum(catalogue, period, inForce),
  };
  return {
    returns: cells.map((cell) => returnFacts(catalogue, cell)),
    differences: differenceWords(differing).map((text) => ({ text })),
    states: new Map(standings.map(({ organisation, state }) => [organisation, state])),
  };
}

function returnFacts(
  catalogue: Catalogue,
  { organisation, organisationName, state, late, daysLate }: MatrixCell,
): ReturnFacts {
  const owing = state === 'unreported' || state === 'returned';
  const kind = owing ? 'owing' : state === 'submitted' ? 'waiting' : late ? 'late' : 'on_time';
  const days = daysLate > 0 ? `，${owing ? '已逾期' : '逾期'}${daysLate}天` : '';
  const words = kind === 'late' ? days.slice(1) : `${RETURN_STATE_NAME[state]}${days}`;
  return {
    organisation,
    name: organisationName,
    unit: findOrganisation(catalogue, organisation)?.unit ?? null,
    kind,
    words: kind === 'on_time' ? '' : words,
  };
}
