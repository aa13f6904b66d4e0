/** The page 报送期: every period that was opened, and what may be opened next. */
import { type Collection, calendarOf } from '#shared/calendar.ts';
import { noticeText } from '#shared/calendar.words.ts';
import { type PlannedPeriod, plannedPeriods } from '#shared/calendar-plan.ts';
import { type Catalogue, findOrganisation } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { PeriodRow, Periods } from '#shared/contract/periods.ts';
import { type Period, periodCoverage, periodLabel } from '#shared/period.ts';
import { reportingOrganisations } from '../programme/programme.service.ts';
import { listReturnRecords, type ReturnRecord } from '../review/review.repository.ts';
import type { World } from '../world.ts';
import { listPeriodActs, type StoredPeriodAct } from './period-act.repository.ts';

/** How far ahead periods can be opened: those of the coming year. */
const AHEAD_DAYS = 366;
const DAY_MS = 86_400_000;

export async function describePeriods({ db, catalogue, now }: World): Promise<Periods> {
  const { utcOffsetMinutes } = catalogue.city;
  const at = now();
  const today = civilDay(at, utcOffsetMinutes);
  const until = civilDay(new Date(at.getTime() + AHEAD_DAYS * DAY_MS), utcOffsetMinutes);
  const acts = await listPeriodActs(db);
  const calendar = calendarOf(acts);
  const opened = await Promise.all(
    [...calendar.values()].map(async (c) =>
      openedRow(catalogue, c, acts, await listReturnRecords(db, c.period), today),
    ),
  );
  const planned = plannedPeriods(catalogue, calendar, today, until).map((p) => plannedRow(catalogue, p));
  const expected = [...opened, ...planned].filter((row) => row.expected > 0);
  return {
    periods: expected.sort((a, b) => b.opens.localeCompare(a.opens) || b.period.localeCompare(a.period)),
    seen: acts.at(-1)?.number ?? 0,
    now: at.toISOString(),
  };
}

function openedRow(
  catalogue: Catalogue,
  { period, opens, due, closed, own }: Collection,
  acts: readonly StoredPeriodAct[],
  records: readonly ReturnRecord[],
  today: string,
): PeriodRow {
  const of = acts.filter((act) => act.period === period);
  const name = (organisation: string) => findOrganisation(catalogue, organisation)?.name ?? organisation;
  return {
    ...frame(catalogue, period),
    state: closed ? 'closed' : opens > today ? 'announced' : 'open',
    opens,
    due,
    submitted: records.filter(({ firstSubmittedAt }) => firstSubmittedAt !== null).length,
    approved: records.filter(({ approved }) => approved).length,
    own: [...own].map(([organisation, one]) => ({ organisation, name: name(organisation), ...one })),
    acts: of.toReversed().map(({ kind, organisation, opens: first, due: last, reason, notice, by, at }) => ({
      kind,
      organisationName: organisation === null ? '' : name(organisation),
      opens: first,
      due: last,
      reason,
      notice,
      by,
      at,
    })),
    notice: of.findLast(({ notice }) => notice !== '')?.notice ?? '',
  };
}

function plannedRow(catalogue: Catalogue, planned: PlannedPeriod): PeriodRow {
  return {
    ...frame(catalogue, planned.period),
    state: 'planned',
    opens: planned.opens,
    due: planned.due,
    submitted: 0,
    approved: 0,
    own: [],
    acts: [],
    notice: noticeText(catalogue, planned),
  };
}

function frame(catalogue: Catalogue, period: Period) {
  const organisations = reportingOrganisations(catalogue, period);
  return {
    period,
    label: periodLabel(period),
    coverage: periodCoverage(period),
    expected: organisations.length,
    organisations: organisations.map((organisation) => ({
      organisation,
      name: findOrganisation(catalogue, organisation)?.name ?? organisation,
    })),
  };
}
