/** The programme the server runs on. */

import { asOf } from '#shared/as-of.ts';
import { begunPeriods } from '#shared/calendar.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { PeriodState, Programme } from '#shared/contract/programme.ts';
import { formFor } from '#shared/forms.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { NO_POLICIES } from '#shared/policies/library.ts';
import { catalogueDigest } from '../catalogue/load-catalogue.ts';
import type { Db } from '../db/open.ts';
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

/** The programme with the state of each period whose collection has begun. */
export async function describeProgramme(world: World): Promise<Programme> {
  const panel = await world.panels.panel();
  return {
    // The policy library has pages of its own and would be half of every page's bytes.
    catalogue: { ...world.catalogue, policies: NO_POLICIES },
    catalogueVersion: world.catalogueVersion,
    dataVersion: panel?.dataVersion ?? 0,
    asOf: panel?.asOf ?? world.now().toISOString(),
    periods: await describePeriods(world),
    simulated: panel?.simulated.includes(1) ?? false,
    outline: world.outline !== null,
  };
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
