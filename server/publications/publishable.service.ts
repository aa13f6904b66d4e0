/** What waits for a second analyst and what could be published: the office's side of the list. */
import { hasSubject } from '#shared/assess/default-scheme.ts';
import type {
  ProposalPreview,
  ProposalView,
  Publications,
  PublishableRun,
} from '#shared/contract/publications.ts';
import { Subject } from '#shared/contract/scheme.ts';
import { isOwn, type Person } from '#shared/contract/session.ts';
import { isValue } from '#shared/figure.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { comparePeriods, type Period, periodicityOf, periodLabel, yearOf } from '#shared/period.ts';
import { alongWords } from '#shared/publication/along.words.ts';
import { changedSentences, lackingWords } from '#shared/publication/finding.words.ts';
import { approvedIn } from '../figures/cut.ts';
import { findDataVersion } from '../figures/effective.repository.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { contentOf, titleOf } from './proposed-content.ts';
import {
  findOpenProposal,
  findPublication,
  listOpenProposals,
  listPublishableRuns,
  type ProposalRow,
  type PublicationRow,
} from './publications.repository.ts';

/** Proposals not yet decided, oldest first. */
export async function waitingProposals({ db }: World, person: Person): Promise<ProposalView[]> {
  return (await listOpenProposals(db)).map((row) => describeProposal(person, row));
}

/**
 * What a waiting proposal would publish: figures and ranks as readers would find them, the sentences that change, what has no
 * figure, whether the year's assessments go along. @throws 404 when nothing waits under that number.
 */
export async function previewProposal(world: World, person: Person, id: string): Promise<ProposalPreview> {
  const row = await findOpenProposal(world.db, id);
  if (!row) throw notFound('待确认的发布');
  const { figures, runs, ...content } = await contentOf(world, row);
  const { period, version, data_version: dataVersion } = row;
  const earlier = (await findPublication(world.db, period, version - 1)) ?? null;
  const open = await publishableRuns(world, period);
  const chosen = { units: row.unit_run, institutions: row.institution_run };
  return {
    proposal: describeProposal(person, row),
    ...content,
    ...{ label: periodLabel(period), title: titleOf(world, period), version, dataVersion },
    figureCount: figures.length,
    sentences: changedSentences(earlier, { ...content, runs }),
    lacking: lackingWords(content),
    along: subjectsOf(world).map((subject) =>
      alongWords(subject, { period, dataVersion, runs: open, chosen: chosen[subject] }),
    ),
  };
}

function describeProposal(person: Person, row: ProposalRow): ProposalView {
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
    mayConfirm: !own,
    whyNot: own ? '您是提出人，须由另一名分析员确认。' : '',
  };
}

/** Periods with figures, newest first, and what can be published with them. @param rows every publication. */
export async function candidates(
  world: World,
  panel: Panel,
  rows: readonly PublicationRow[],
): Promise<Publications['candidates']> {
  const { unit, totals } = world.catalogue.city;
  const periods = panel.periods.filter((p) => isValue(figureAt(panel, unit, totals[periodicityOf(p)], p)));
  const found: Publications['candidates'] = [];
  for (const period of periods.sort((a, b) => comparePeriods(b, a))) {
    const last = rows.filter((row) => row.period === period).sort((a, b) => b.version - a.version)[0];
    found.push({
      period,
      label: periodLabel(period),
      nextVersion: (last?.version ?? 0) + 1,
      published: last?.data_version ?? null,
      changedSince: last !== undefined && (await changedSince(world, panel, period, last.data_version)),
      subjects: subjectsOf(world),
      runs: await publishableRuns(world, period),
    });
  }
  return found;
}

const subjectsOf = ({ catalogue }: World) =>
  Subject.options.filter((subject) => hasSubject(catalogue, subject));

/** Runs that may go along with a period; the office's before a department's, newest first. */
async function publishableRuns({ db, catalogue }: World, period: Period): Promise<PublishableRun[]> {
  if (periodicityOf(period) !== 'year') return [];
  const departments = new Set(
    catalogue.organisations.filter(({ kind }) => kind === 'department').map(({ code }) => code),
  );
  const rows = await listPublishableRuns(db, yearOf(period));
  return rows
    .map(({ number, subject, note, organisation, data_version, created_at }) => ({
      ...{ number, subject, note, dataVersion: data_version, createdAt: created_at },
      partial: departments.has(organisation),
    }))
    .sort((a, b) => Number(a.partial) - Number(b.partial));
}

/** Whether figures of the period were approved after the data version that its last publication froze. */
async function changedSince(world: World, panel: Panel, period: Period, version: number): Promise<boolean> {
  const frozen = await findDataVersion(world.db, version);
  return (approvedIn(panel, [period]) ?? '') > (frozen?.asOf ?? '');
}
