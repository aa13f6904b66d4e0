/** Reading publications: the list, one version, its file. */
import type { PublicationSummary, Publications, PublicationView } from '#shared/contract/publications.ts';
import type { Person } from '#shared/contract/session.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import {
  findPublication,
  findPublicationContent,
  listPublications,
  type PublicationRow,
} from './publications.repository.ts';
import { candidates, waitingProposals } from './publishable.service.ts';

/** Every publication, newest first; for analysts also what waits and what could be published. */
export async function describePublications(world: World, person: Person): Promise<Publications> {
  const rows = await listPublications(world.db);
  const panel = await world.panels.panel();
  const isAnalyst = person.role === 'analyst';
  return {
    publications: summariesOf(rows),
    proposals: isAnalyst ? await waitingProposals(world, person) : [],
    candidates: isAnalyst && panel ? await candidates(world, panel, rows) : [],
    dataVersion: panel?.dataVersion ?? 0,
  };
}

/** Every publication, newest first. */
export async function listPublicationSummaries({ db }: World): Promise<PublicationSummary[]> {
  return summariesOf(await listPublications(db));
}

function summariesOf(rows: readonly PublicationRow[]): PublicationSummary[] {
  return rows.map((row) => ({
    period: row.period,
    label: periodLabel(row.period),
    version: row.version,
    latest: rows.every((other) => other.period !== row.period || other.version <= row.version),
    dataVersion: row.data_version,
    publishedAt: row.published_at,
    proposedBy: row.proposed_by_name,
    confirmedBy: row.confirmed_by_name,
    reason: row.reason,
    digest: row.digest,
  }));
}

/** One version for its page. @throws 404 when it does not exist. */
export async function describePublication(
  world: World,
  period: Period,
  version: number,
): Promise<PublicationView> {
  const document = await findPublication(world.db, period, version);
  if (!document) throw notFound('发布版本');
  const versions = (await listPublications(world.db)).filter((row) => row.period === period);
  const { figures, runs, ...rest } = document;
  return {
    ...rest,
    figureCount: figures.length,
    runs: runs.map(({ number, subject, title, year, schemeNumber }) => ({
      number,
      subject,
      title,
      year,
      schemeNumber,
    })),
    versions: versions
      .map((row) => ({ version: row.version, publishedAt: row.published_at, reason: row.reason }))
      .sort((a, b) => b.version - a.version),
  };
}

/** The stored JSON, byte for byte. @throws 404 when it does not exist. */
export async function publicationFile(world: World, period: Period, version: number): Promise<string> {
  const content = await findPublicationContent(world.db, period, version);
  if (content === undefined) throw notFound('发布版本');
  return content;
}
