/** The programme the server runs on. */
import { createHash } from 'node:crypto';

import { asOf, atNode } from '#shared/as-of.ts';
import { begunPeriods } from '#shared/calendar.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { PeriodState, ProgrammeState } from '#shared/contract/programme.ts';
import { formFor } from '#shared/forms.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { NO_POLICIES } from '#shared/policies/library.ts';
import { areasUnder, pathTo } from '#shared/tree/areas.ts';
import { levelsBelow } from '#shared/tree/levels.ts';
import { catalogueDigest } from '../catalogue/load-catalogue.ts';
import type { Db } from '../db/open.ts';
import { notFound } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import type { World } from '../world.ts';
import { countApproved, findCatalogueVersion, insertCatalogueVersion } from './programme.repository.ts';
import { todayOf } from './today.ts';

/** Stores the catalogue unless this very content is stored already. @returns its version number. */
export async function storeCatalogue(db: Db, catalogue: Catalogue, at: Date): Promise<number> {
  const digest = catalogueDigest(catalogue);
  const known = await findCatalogueVersion(db, digest);
  if (known !== undefined) return known;
  return db.transaction().execute((trx) => insertCatalogueVersion(trx, catalogue, digest, at));
}

/** The programme's version, with the state of each period whose collection has begun, at a node (default: the root). */
export async function describeProgramme(world: World, node?: string): Promise<ProgrammeState> {
  const panel = await world.panels.panel();
  const whole = world.catalogue;
  const root = whole.city.unit;
  const seen = atNode(whole, node ?? root);
  return {
    ...(isTree(whole) ? { tree: describeTree(whole, node ?? root) } : {}),
    catalogueVersion: world.catalogueVersion,
    catalogueDigest: shownCatalogue(whole, node).digest,
    dataVersion: panel?.dataVersion ?? 0,
    asOf: panel?.asOf ?? world.now().toISOString(),
    periods: await describePeriods(world, seen),
    simulated: panel?.simulated.includes(1) ?? false,
    outline: world.outline !== null,
  };
}

/** The way down to a node, and which of its parts have parts of their own. */
function describeTree(whole: Catalogue, node: string): ProgrammeState['tree'] {
  return {
    above: pathTo(whole, node)
      .slice(0, -1)
      .map(({ code, name }) => ({ code, name })),
    below: areasUnder(whole, node).flatMap(({ code }) => (areasUnder(whole, code).length > 0 ? [code] : [])),
    levels: levelsBelow(whole, node).map(({ level, units }) => ({ level, units: units.length })),
  };
}

const isTree = (whole: Catalogue) => atNode(whole, whole.city.unit) !== whole;

interface ShownCatalogue {
  catalogue: Catalogue;
  /** Of exactly what is shown: another release of the program that shows more has another. */
  digest: string;
}

const shown = new WeakMap<Catalogue, ShownCatalogue>();

/** The catalogue as a node's pages see it (default: the root's). The policy library has pages of its own and would be half of it. */
export function shownCatalogue(whole: Catalogue, node: string = whole.city.unit): ShownCatalogue {
  const seen = atNode(whole, node);
  const known = shown.get(seen);
  if (known) return known;
  const catalogue = { ...seen, policies: NO_POLICIES };
  const digest = createHash('sha256').update(JSON.stringify(catalogue)).digest('base64url').slice(0, 22);
  const made = { catalogue, digest };
  shown.set(seen, made);
  return made;
}

/**
 * The catalogue of a digest: the one in force here or, where another server confirmed a change a moment ago, in the database.
 * @throws 404 for any other: whoever asks reads the programme's state anew
 */
export async function describeCatalogue(world: World, digest: string, node?: string): Promise<Catalogue> {
  const here = shownCatalogue(world.catalogue, node);
  if (here.digest === digest) return here.catalogue;
  const there = shownCatalogue((await world.programmes.at(world.db)).catalogue, node);
  if (there.digest === digest) return there.catalogue;
  throw notFound('这一版统计制度');
}

async function describePeriods(world: World, seen: Catalogue): Promise<PeriodState[]> {
  const organisations = seen === world.catalogue ? null : seen.organisations.map(({ code }) => code);
  const approved = await countApproved(world.db, { organisations });
  const today = todayOf(world);
  return begunPeriods(await loadCalendar(world.db), today).map((p) => ({
    period: p.period,
    label: periodLabel(p.period),
    opens: p.opens,
    due: p.due,
    expected: reportingOrganisations(seen, p.period).length,
    approved: approved.get(p.period) ?? 0,
  }));
}

/** Organisations that file a return for a period, in display order. */
export function reportingOrganisations(catalogue: Catalogue, period: Period): string[] {
  const view = asOf(catalogue, period);
  return view.organisations.filter((o) => formFor(view, o.code, periodicityOf(period))).map((o) => o.code);
}
