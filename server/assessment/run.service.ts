/** Runs: made once from a scheme version and a data version, never changed, compared with each other. */
import { columnsOf } from '#shared/assess/columns.ts';
import { compareGroups, incomparable } from '#shared/assess/compare-runs.ts';
import { schemeBasis } from '#shared/assess/default-scheme.ts';
import { valuesOf } from '#shared/assess/year-input.ts';
import { findUnit } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { AssessmentYear, NewRunBody, RunComparison } from '#shared/contract/assessment.ts';
import type { AssessmentRun, RunSummary } from '#shared/contract/run.ts';
import type { PeerGroup, Scheme, Subject } from '#shared/contract/scheme.ts';
import type { Person } from '#shared/contract/session.ts';
import { isValue } from '#shared/figure.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { period, periodicityOf, yearOf } from '#shared/period.ts';
import { digestOf } from '../assess/digest.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import {
  findNextRunNumber,
  findRun,
  findRunContent,
  findSameRun,
  insertRun,
  listPublishedRuns,
  listRuns,
  type RunRow,
} from './assessment.repository.ts';
import { blockMoney } from './block-money.ts';
import { buildRun } from './build-run.ts';
import { groupsFor } from './own-groups.ts';
import { schemeVersion, storeProgrammeScheme } from './scheme.service.ts';
import { visibleSchemes } from './visible-schemes.ts';

/** What /assessment/:year and /institutions/:year show before a run is opened. @throws 404 for an unknown year. */
export async function describeYear(
  world: World,
  person: Person,
  subject: Subject,
  year: number,
): Promise<AssessmentYear> {
  const years = assessableYears(world);
  if (!years.includes(year)) throw notFound('评价年度');
  const panel = await latestPanel(world);
  const versions = await visibleSchemes(world, person, subject);
  const runs = await listVisibleRuns(world, person, subject, year);
  const mayRun = groupsFor(world.catalogue, person, subject, versions[0]!.scheme).length > 0;
  // Whoever cannot run sees the scheme of the result that the page shows.
  const own = mayRun ? undefined : versions.find(({ number }) => number === runs[0]?.schemeNumber);
  const scheme = own ?? versions[0]!;
  return {
    subject,
    year,
    years,
    scheme,
    schemes: versions.map(({ scheme: _, ...version }) => version),
    runs,
    dataVersion: panel.dataVersion,
    basis: schemeBasis(world.catalogue),
    money: subject === 'units' ? blockMoney(world.catalogue, panel, year) : [],
    mayEdit: person.role === 'analyst',
    mayRun,
    readiness: scheme.scheme.peerGroups.map((group) => readinessOf(world, panel, scheme.scheme, group, year)),
  };
}

/** Years of the programme that have begun to be collected, newest first. */
export function assessableYears({ catalogue, now }: World): number[] {
  const today = civilDay(now(), catalogue.city.utcOffsetMinutes);
  return catalogue.periods
    .filter((p) => periodicityOf(p.period) === 'year' && p.opens <= today)
    .map((p) => yearOf(p.period))
    .sort((a, b) => b - a);
}

function readinessOf({ catalogue }: World, panel: Panel, scheme: Scheme, group: PeerGroup, year: number) {
  const columns = columnsOf(catalogue, scheme, group.code, year);
  const values = valuesOf(
    group.units,
    columns,
    (unit) => (code, at) => figureAt(panel, unit, code, period(at)),
  ).flat();
  return {
    group: group.code,
    name: group.name,
    units: group.units.map((unit) => ({ unit, name: findUnit(catalogue, unit)?.shortName ?? unit })),
    cells: values.length,
    present: values.filter(isValue).length,
  };
}

async function latestPanel(world: World, version?: number): Promise<Panel> {
  const panel = await world.panels.panel(version === undefined ? {} : { version });
  if (!panel) throw notFound('数据版本');
  return panel;
}

async function listVisibleRuns(
  world: World,
  person: Person,
  subject: Subject,
  year: number,
): Promise<RunSummary[]> {
  const published = await listPublishedRuns(world.db);
  const rows = await listRuns(world.db, subject, year);
  return rows
    .filter((row) => isVisible(row, person, published))
    .map((row) => summaryOf(world, row, published));
}

/**
 * The office sees every run, a department those it made for its own institutions; leaders and everybody else see what is
 * published: a trial (试算) under discussion never stands in for the result.
 */
function isVisible(row: RunRow, person: Person, published: ReadonlyMap<number, number>): boolean {
  if (published.has(row.number) || person.role === 'analyst') return true;
  return person.role === 'department_reporter' && row.organisation === person.organisation;
}

function summaryOf({ catalogue }: World, row: RunRow, published: ReadonlyMap<number, number>): RunSummary {
  return {
    number: row.number,
    subject: row.subject as Subject,
    year: row.year,
    note: row.note,
    schemeNumber: row.scheme_number,
    dataVersion: row.data_version,
    createdBy: row.created_by_name,
    organisationName:
      catalogue.organisations.find(({ code }) => code === row.organisation)?.name ?? row.organisation,
    createdAt: row.created_at,
    digest: row.digest,
    published: published.get(row.number) ?? null,
  };
}

/**
 * Makes a run, or finds the one already made from exactly these inputs. A department runs its own institutions only.
 * @throws 403 as not found when the subject is none of the caller's, 404 for an unknown scheme, year or data version.
 */
export async function makeRun(
  world: World,
  actor: Actor,
  subject: Subject,
  year: number,
  body: NewRunBody,
): Promise<RunSummary> {
  if (!assessableYears(world).includes(year)) throw notFound('评价年度');
  const panel = await latestPanel(world, body.dataVersion ?? undefined);
  const { scheme } = await schemeVersion(world.db, world, subject, body.scheme);
  const groups = groupsFor(world.catalogue, actor.person, subject, scheme);
  if (groups.length === 0) throw notFound('可评价的单位');
  const draft = score(world.catalogue, panel, scheme, groups, year, titleOf(world, subject, year));
  const number = await world.db.transaction().execute(async (trx) => {
    await storeProgrammeScheme(trx, world, subject);
    const key = {
      subject,
      year,
      scheme_number: body.scheme,
      catalogue_version: world.catalogueVersion,
      data_version: panel.dataVersion,
      organisation: actor.person.organisation,
    };
    const same = await findSameRun(trx, key);
    if (same) return same.number;
    const next = await findNextRunNumber(trx);
    const document = documentOf(world, actor, next, { subject, year, scheme, body, panel, draft });
    const { digest } = document;
    await insertRun(trx, {
      ...key,
      number: next,
      note: body.note,
      created_by: actor.person.account,
      created_at: document.createdAt,
      digest,
      content: JSON.stringify(document),
    });
    await appendAudit(trx, entryOf(actor, 'assess', `run/${next}`, { ...key, digest }));
    return next;
  });
  return (await listVisibleRuns(world, actor.person, subject, year)).find((run) => run.number === number)!;
}

function titleOf({ catalogue }: World, subject: Subject, year: number): string {
  const whom = subject === 'units' ? '' : '高校、科研机构和医疗卫生机构';
  return `${catalogue.city.name}${year}年度${whom}科技创新投入研判`;
}

function score(...given: Parameters<typeof buildRun>): ReturnType<typeof buildRun> {
  try {
    return buildRun(...given);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw brokenRules('按此方案无法计分', [
      { pointer: '/scheme', rule: 'computable', detail: error.message },
    ]);
  }
}

function documentOf(
  world: World,
  actor: Actor,
  number: number,
  {
    subject,
    year,
    scheme,
    body,
    panel,
    draft,
  }: {
    subject: Subject;
    year: number;
    scheme: Scheme;
    body: NewRunBody;
    panel: Panel;
    draft: ReturnType<typeof buildRun>;
  },
): AssessmentRun {
  const document = {
    format: 'assessment-run-1' as const,
    number,
    city: world.catalogue.city.name,
    subject,
    year,
    title: titleOf(world, subject, year),
    basis: schemeBasis(world.catalogue),
    note: body.note,
    schemeNumber: body.scheme,
    scheme,
    catalogueVersion: world.catalogueVersion,
    dataVersion: panel.dataVersion,
    asOf: panel.asOf,
    createdBy: actor.person.displayName,
    organisation: actor.person.organisation,
    organisationName: actor.person.organisationName,
    createdAt: actor.at.toISOString(),
    ...draft,
  };
  // What is stored is what is digested: NaN and undefined are gone once the document is plain JSON.
  const plain = JSON.parse(JSON.stringify(document)) as typeof document;
  return { ...plain, digest: digestOf(plain) };
}

/** The stored JSON of a run the person may see. @throws 404 otherwise. */
export async function openRunContent(world: World, person: Person, number: number): Promise<string> {
  const row = await findRun(world.db, number);
  if (!row || !isVisible(row, person, await listPublishedRuns(world.db))) throw notFound('研判结果');
  const content = await findRunContent(world.db, number);
  if (content === undefined) throw notFound('研判结果');
  return content;
}

/** @throws 404 as `openRunContent`. */
export async function openRun(world: World, person: Person, number: number): Promise<AssessmentRun> {
  return JSON.parse(await openRunContent(world, person, number)) as AssessmentRun;
}

/** Two runs side by side, from `other` to `number`. @throws 404 when either is not to be seen. */
export async function compareRuns(
  world: World,
  person: Person,
  number: number,
  other: number,
): Promise<RunComparison> {
  const [after, before] = [await openRun(world, person, number), await openRun(world, person, other)];
  const published = await listPublishedRuns(world.db);
  const [afterRow, beforeRow] = [await findRun(world.db, number), await findRun(world.db, other)];
  return {
    before: summaryOf(world, beforeRow!, published),
    after: summaryOf(world, afterRow!, published),
    reasons: incomparable(before, after),
    groups: compareGroups(before, after),
  };
}
