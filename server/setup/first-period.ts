/** The first period of an installation: chosen at the server from the programme's plan, opened like any other. */
import { calendarOf } from '#shared/calendar.ts';
import { noticeText, periodActFault } from '#shared/calendar.words.ts';
import { type PlannedPeriod, plannedPeriods } from '#shared/calendar-plan.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import { appendAudit, systemEntry } from '../audit/audit.repository.ts';
import type { Db } from '../db/open.ts';
import { insertPeriodAct, listPeriodActs } from '../periods/period-act.repository.ts';
import { reportingOrganisations } from '../programme/programme.service.ts';
import { AT_THE_SERVER } from './first-accounts.ts';

const AHEAD_DAYS = 366;
const DAY_MS = 86_400_000;

/** What may be collected first: those of the coming year that somebody files in. */
export function firstChoices(catalogue: Catalogue, at: Date): PlannedPeriod[] {
  const day = (instant: Date) => civilDay(instant, catalogue.city.utcOffsetMinutes);
  const until = day(new Date(at.getTime() + AHEAD_DAYS * DAY_MS));
  return plannedPeriods(catalogue, new Map(), day(at), until).filter(
    ({ period }) => reportingOrganisations(catalogue, period).length > 0,
  );
}

/** @returns why it cannot be, or null once it is done. */
export async function openFirstPeriod(
  db: Db,
  catalogue: Catalogue,
  at: Date,
  planned: PlannedPeriod,
): Promise<string | null> {
  const { period, opens, due } = planned;
  const act = { period, organisation: null, kind: 'open' as const, opens, due };
  return db.transaction().execute(async (trx) => {
    const fault = periodActFault(calendarOf(await listPeriodActs(trx)), act, at.toISOString());
    if (fault !== null) return fault;
    await insertPeriodAct(trx, {
      ...act,
      reason: '',
      notice: noticeText(catalogue, planned),
      decided_by: null,
      decided_at: at.toISOString(),
    });
    const entry = systemEntry(at, 'open-period', `period/${period}`, { opens, due }, AT_THE_SERVER);
    await appendAudit(trx, entry);
    return null;
  });
}
