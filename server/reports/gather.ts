/** What a document of a period speaks of: the state of the data, the returns behind it, and what is not settled. */
import { type Catalogue, findOrganisation, peerUnits } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { Panel } from '#shared/panel.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { type ReportFacts, reportFacts } from '#shared/report/facts.ts';
import { partUnits } from '#shared/tree/parts.ts';
import { openPeriod } from '../figures/cut.ts';
import { describeWaiting } from '../figures/waiting.ts';
import { notFound } from '../http/problem.ts';
import { findPublication } from '../publications/publications.repository.ts';
import { listPunctuality } from '../reminders/punctuality.service.ts';
import { listAllocationsInForce } from '../targets/allocation.repository.ts';
import type { World } from '../world.ts';
import { returnsAt } from './returns-at.ts';

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
 * where the period is not published. What is said of a publication's returns is what was known when it was published.
 * @throws 404 for an unknown period or publication.
 */
export async function gather(world: World, asked: Asked): Promise<Gathered> {
  const { db } = world;
  const published = await findPublication(db, asked.period, asked.publication);
  if (asked.publication !== undefined && !published) throw notFound('发布版本');
  const opened = await openPeriod(world, { period: asked.period, v: published?.dataVersion }, '期别');
  const { panel, catalogue, period, cutOf } = opened;
  const { totals, utcOffsetMinutes } = catalogue.city;
  const at = published?.publishedAt ?? world.now().toISOString();
  const stood = await returnsAt(db, catalogue, period, { at, dataVersion: panel.dataVersion });
  const waiting = await describeWaiting(
    { ...world, catalogue },
    {
      panel,
      cut: cutOf([period]),
      period,
      units: [...peerUnits(catalogue), ...partUnits(catalogue)].map(({ code }) => code),
      indicators: [totals[periodicityOf(period)]],
      states: stood.states,
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
      returns: stood.returns,
      waiting,
      differences: stood.differences,
      breaks: published?.comparison?.reasons ?? [],
      runs: published?.runs ?? [],
      punctuality: await punctualityByUnit({ ...world, now: () => new Date(at) }, catalogue),
      today: civilDay(world.now(), utcOffsetMinutes),
    },
    await listAllocationsInForce(db, panel.dataVersion),
  );
  return { facts, panel };
}

async function punctualityByUnit(world: World, catalogue: Catalogue): Promise<Map<string, string>> {
  return new Map(
    [...(await listPunctuality(world))].flatMap(([organisation, words]): [string, string][] => {
      const unit = findOrganisation(catalogue, organisation)?.unit;
      return unit ? [[unit, words]] : [];
    }),
  );
}
