/** The page of one year's assessment: which schemes and runs there are, and what a new run would find. */

import { asOf } from '#shared/as-of.ts';
import { columnsOf } from '#shared/assess/columns.ts';
import { schemeBasis } from '#shared/assess/default-scheme.ts';
import { panelReader } from '#shared/assess/frozen-figures.ts';
import { groupsAsOf } from '#shared/assess/groups-as-of.ts';
import { valuesOf } from '#shared/assess/year-input.ts';
import { begunPeriods } from '#shared/calendar.ts';
import { type Catalogue, findUnit } from '#shared/catalogue.ts';
import type { AssessmentYear } from '#shared/contract/assessment.ts';
import type { RunSummary } from '#shared/contract/run.ts';
import type { PeerGroup, Scheme, Subject } from '#shared/contract/scheme.ts';
import type { Person } from '#shared/contract/session.ts';
import { isValue } from '#shared/figure.ts';
import type { Panel } from '#shared/panel.ts';
import { period, periodicityOf, yearOf } from '#shared/period.ts';
import { notFound } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { todayOf } from '../programme/today.ts';
import type { World } from '../world.ts';
import { listPublishedRuns, listRuns, type RunRow } from './assessment.repository.ts';
import { blockMoney } from './block-money.ts';
import { groupsFor } from './own-groups.ts';
import { visibleSchemes } from './visible-schemes.ts';

/** What /assessment/:year and /institutions/:year show before a run is opened. @throws 404 for an unknown year. */
export async function describeYear(
  world: World,
  person: Person,
  subject: Subject,
  year: number,
): Promise<AssessmentYear> {
  const years = await assessableYears(world);
  if (!years.includes(year)) throw notFound('评价年度');
  const panel = await latestPanel(world);
  const catalogue = asOf(panel.catalogue, period(String(year)));
  const versions = await visibleSchemes(world, person, subject);
  const runs = await listVisibleRuns(world, person, subject, year);
  const mayRun = groupsFor(catalogue, person, subject, versions[0]!.scheme).length > 0;
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
    basis: schemeBasis(catalogue),
    money: subject === 'units' ? blockMoney(catalogue, panel, year) : [],
    mayEdit: person.role === 'analyst',
    mayRun,
    readiness: groupsAsOf(catalogue, scheme.scheme.peerGroups).map((group) =>
      readinessOf(catalogue, panel, scheme.scheme, group, year),
    ),
  };
}

/** Years that have begun to be collected, newest first. */
export async function assessableYears({ catalogue, db, now }: World): Promise<number[]> {
  const today = todayOf({ catalogue, now });
  return begunPeriods(await loadCalendar(db), today)
    .filter((p) => periodicityOf(p.period) === 'year')
    .map((p) => yearOf(p.period))
    .sort((a, b) => b - a);
}

function readinessOf(catalogue: Catalogue, panel: Panel, scheme: Scheme, group: PeerGroup, year: number) {
  const columns = columnsOf(catalogue, scheme, group.code, year);
  const values = valuesOf(group.units, columns, (unit) => panelReader(panel, unit)).flat();
  return {
    group: group.code,
    name: group.name,
    units: group.units.map((unit) => ({ unit, name: findUnit(catalogue, unit)?.shortName ?? unit })),
    cells: values.length,
    present: values.filter(isValue).length,
  };
}

export async function latestPanel(world: World, version?: number): Promise<Panel> {
  const panel = await world.panels.panel(version === undefined ? {} : { version });
  if (!panel) throw notFound('数据版本');
  return panel;
}

export async function listVisibleRuns(
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
export function isVisible(row: RunRow, person: Person, published: ReadonlyMap<number, number>): boolean {
  if (published.has(row.number) || person.role === 'analyst') return true;
  return person.role === 'department_reporter' && row.organisation === person.organisation;
}

export function summaryOf(
  { catalogue }: World,
  row: RunRow,
  published: ReadonlyMap<number, number>,
): RunSummary {
  return {
    number: row.number,
    subject: row.subject,
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
