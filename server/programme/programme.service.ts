/** The programme the server runs on. */
import { createHash } from 'node:crypto';

import { asOf } from '#shared/as-of.ts';
import { begunPeriods } from '#shared/calendar.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { PeriodState, ProgrammeState } from '#shared/contract/programme.ts';
import { formFor } from '#shared/forms.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { NO_POLICIES } from '#shared/policies/library.ts';
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

/** The programme's version, with the state of each period whose collection has begun. */
export async function describeProgramme(world: World): Promise<ProgrammeState> {
  const panel = await world.panels.panel();
  return {
    catalogueVersion: world.catalogueVersion,
    catalogueDigest: shownCatalogue(world.catalogue).digest,
    dataVersion: panel?.dataVersion ?? 0,
    asOf: panel?.asOf ?? world.now().toISOString(),
    periods: await describePeriods(world),
    simulated: panel?.simulated.includes(1) ?? false,
    outline: world.outline !== null,
  };
}

interface ShownCatalogue {
  catalogue: Catalogue;
  /** Of exactly what is shown: another release of the program that shows more has another. */
  digest: string;
}

const shown = new WeakMap<Catalogue, ShownCatalogue>();

/** The catalogue as pages see it. The policy library has pages of its own and would be half of it. */
export function shownCatalogue(whole: Catalogue): ShownCatalogue {
  const known = shown.get(whole);
  if (known) return known;
  const catalogue = { ...whole, policies: NO_POLICIES };
  const digest = createHash('sha256').update(JSON.stringify(catalogue)).digest('base64url').slice(0, 22);
  const made = { catalogue, digest };
  shown.set(whole, made);
  return made;
}

/**
 * The catalogue of a digest: the one in force here or, where another server confirmed a change a moment ago, in the database.
 * @throws 404 for any other: whoever asks reads the programme's state anew
 */
export async function describeCatalogue(world: World, digest: string): Promise<Catalogue> {
  const here = shownCatalogue(world.catalogue);
  if (here.digest === digest) return here.catalogue;
  const there = shownCatalogue((await world.programmes.at(world.db)).catalogue);
  if (there.digest === digest) return there.catalogue;
  throw notFound('这一版统计制度');
}

async function describePeriods(world: World): Promise<PeriodState[]> {
  const approved = await countApproved(world.db);
  const today = todayOf(world);
  return begunPeriods(await loadCalendar(world.db), today).map((p) => ({
    period: p.period,
    label: periodLabel(p.period),
    opens: p.opens,
    due: p.due,
    expected: reportingOrganisations(world.catalogue, p.period).length,
    approved: approved.get(p.period) ?? 0,
  }));
}

/** Organisations that file a return for a period, in display order. */
export function reportingOrganisations(catalogue: Catalogue, period: Period): string[] {
  const view = asOf(catalogue, period);
  return view.organisations.filter((o) => formFor(view, o.code, periodicityOf(period))).map((o) => o.code);
}
