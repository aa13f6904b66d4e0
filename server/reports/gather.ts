/** What a document of a period speaks of: the state of the data, the returns behind it, and what is not settled. */
import { type Catalogue, findOrganisation, peerUnits } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import { RETURN_STATE_NAME } from '#shared/contract/return-state.ts';
import type { MatrixCell } from '#shared/contract/review.ts';
import type { Panel } from '#shared/panel.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { differenceWords } from '#shared/report/difference.words.ts';
import { type ReportFacts, type ReturnFacts, reportFacts } from '#shared/report/facts.ts';
import { openPeriod } from '../figures/cut.ts';
import { describeWaiting } from '../figures/waiting.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { findPublication } from '../publications/publications.repository.ts';
import { describePunctuality } from '../reminders/punctuality.service.ts';
import { describeReconciliation } from '../review/reconciliation.service.ts';
import { describeMatrix } from '../review/review.service.ts';
import { listAllocationsInForce } from '../targets/allocation.repository.ts';
import type { World } from '../world.ts';

export interface Gathered {
  facts: ReportFacts;
  panel: Panel;
}

/** Which state of the data: a publication (0 = the newest), else the newest data as a draft. */
interface Asked {
  period: Period;
  publication?: number | undefined;
}

/**
 * The facts of a document: of the publication asked for, of the newest one where none is named, and of the newest data
 * where the period is not published. @throws 404 for an unknown period or publication.
 */
export async function gather(world: World, asked: Asked): Promise<Gathered> {
  const { db } = world;
  const published = await findPublication(db, asked.period, asked.publication);
  if (asked.publication !== undefined && !published) throw notFound('发布版本');
  const opened = await openPeriod(world, { period: asked.period, v: published?.dataVersion }, '期别');
  const { panel, catalogue, period, cutOf } = opened;
  const { totals, utcOffsetMinutes } = catalogue.city;
  const waiting = await describeWaiting(
    { ...world, catalogue },
    {
      panel,
      cut: cutOf([period]),
      period,
      units: [...peerUnits(catalogue), ...catalogue.units.filter((u) => u.addend)].map(({ code }) => code),
      indicators: [totals[periodicityOf(period)]],
    },
  );
  const facts = reportFacts(
    catalogue,
    panel,
    period,
    {
      source: {
        publication: published
          ? {
              version: published.version,
              digest: published.digest,
              publishedAt: published.publishedAt,
              proposedBy: published.proposedBy,
              confirmedBy: published.confirmedBy,
            }
          : null,
        dataVersion: panel.dataVersion,
        asOf: panel.asOf,
        catalogueVersion: published?.catalogueVersion ?? panel.catalogueVersion,
      },
      returns: (await ifCollected(describeMatrix(world, period)))?.returns.map(returnFacts(catalogue)) ?? [],
      waiting,
      differences: differencesOf(await ifCollected(describeReconciliation(world, period))),
      breaks: published?.comparison?.reasons ?? [],
      runs: published?.runs ?? [],
      punctuality: await punctualityByUnit(world, catalogue),
      today: civilDay(world.now(), utcOffsetMinutes),
    },
    await listAllocationsInForce(db, panel.dataVersion),
  );
  return { facts, panel };
}

async function punctualityByUnit(world: World, catalogue: Catalogue): Promise<Map<string, string>> {
  const { rows } = await describePunctuality(world);
  return new Map(
    rows.flatMap(({ organisation, words }): [string, string][] => {
      const unit = findOrganisation(catalogue, organisation)?.unit;
      return unit ? [[unit, words]] : [];
    }),
  );
}

/** Nothing of a period that nobody opened. */
async function ifCollected<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.status === 404) return null;
    throw error;
  });
}

const returnFacts =
  (catalogue: Catalogue) =>
  ({ organisation, organisationName, state, late, daysLate }: MatrixCell): ReturnFacts => {
    const owing = state === 'unreported' || state === 'draft' || state === 'returned';
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
  };

function differencesOf(found: Reconciliation | null): { text: string }[] {
  return found ? differenceWords(found).map((text) => ({ text })) : [];
}
