/** Reading publications: the list, one version, its file. */
import type {
  ProposalView,
  PublicationSummary,
  Publications,
  PublicationView,
} from '#shared/contract/publications.ts';
import { isOwn, type Person } from '#shared/contract/session.ts';
import { isValue } from '#shared/figure.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { comparePeriods, type Period, periodicityOf, periodLabel, yearOf } from '#shared/period.ts';
import { approvedIn } from '../figures/cut.ts';
import { findDataVersion } from '../figures/effective.repository.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { contentOf } from './proposed-content.ts';
import {
  findPublication,
  findPublicationContent,
  listOpenProposals,
  listPublications,
  listPublishableRuns,
  type ProposalRow,
  type PublicationRow,
} from './publications.repository.ts';

/** Every publication, newest first; for analysts also what waits and what could be published. */
export async function describePublications(world: World, person: Person): Promise<Publications> {
  const rows = await listPublications(world.db);
  const panel = await world.panels.panel();
  const isAnalyst = person.role === 'analyst';
  return {
    publications: summariesOf(rows),
    proposals: isAnalyst ? await describeProposals(world, person) : [],
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

async function describeProposals(world: World, person: Person): Promise<ProposalView[]> {
  const views: ProposalView[] = [];
  for (const row of await listOpenProposals(world.db)) views.push(await describeProposal(world, person, row));
  return views;
}

async function describeProposal(world: World, person: Person, row: ProposalRow): Promise<ProposalView> {
  const own = isOwn(person, row.proposed_by);
  return {
    id: row.id,
    period: row.period,
    label: periodLabel(row.period),
    version: row.version,
    dataVersion: row.data_version,
    unitRun: row.unit_run,
    institutionRun: row.institution_run,
    reason: row.reason,
    proposedBy: row.proposed_by_name,
    proposedAt: row.proposed_at,
    moved: (await contentOf(world, row)).moved,
    mayConfirm: !own,
    whyNot: own ? '您是提出人，须由另一名分析员确认。' : '',
  };
}

async function candidates(
  world: World,
  panel: Panel,
  rows: readonly PublicationRow[],
): Promise<Publications['candidates']> {
  const { unit, totals } = world.catalogue.city;
  const periods = panel.periods.filter((p) => isValue(figureAt(panel, unit, totals[periodicityOf(p)], p)));
  const found: Publications['candidates'] = [];
  for (const period of periods.sort((a, b) => comparePeriods(b, a))) {
    const last = rows.filter((row) => row.period === period).sort((a, b) => b.version - a.version)[0];
    const runs = periodicityOf(period) === 'year' ? await listPublishableRuns(world.db, yearOf(period)) : [];
    found.push({
      period,
      label: periodLabel(period),
      nextVersion: (last?.version ?? 0) + 1,
      published: last?.data_version ?? null,
      changedSince: last !== undefined && (await changedSince(world, panel, period, last.data_version)),
      runs: runs.map(({ number, subject, note, data_version, created_at }) => ({
        number,
        subject,
        note,
        dataVersion: data_version,
        createdAt: created_at,
      })),
    });
  }
  return found;
}

/** Whether figures of the period were approved after the data version that its last publication froze. */
async function changedSince(world: World, panel: Panel, period: Period, version: number): Promise<boolean> {
  const frozen = await findDataVersion(world.db, version);
  return (approvedIn(panel, [period]) ?? '') > (frozen?.asOf ?? '');
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
