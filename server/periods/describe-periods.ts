/** The page 报送期: every period that was opened, and what may be opened next. */
import { type Calendar, type Collection, calendarOf } from '#shared/calendar.ts';
import { nextNotice, noticeText } from '#shared/calendar.words.ts';
import { type PlannedPeriod, plannedPeriods } from '#shared/calendar-plan.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { PeriodRow, Periods } from '#shared/contract/periods.ts';
import { type Period, periodCoverage, periodLabel, yearOf } from '#shared/period.ts';
import { nameApart } from '#shared/tree/told-apart.ts';
import { reportingOrganisations } from '../programme/programme.service.ts';
import { listStandings, type ReturnStanding } from '../review/standings.repository.ts';
import type { World } from '../world.ts';
import { describeCalendar } from './describe-calendar.ts';
import { listPeriodActs, type StoredPeriodAct } from './period-act.repository.ts';

/** How far ahead periods can be opened: those of the coming year. */
const AHEAD_DAYS = 366;
/** How long after the plan's deadline one may still be opened. */
const LATE_DAYS = 200;
const DAY_MS = 86_400_000;

export async function describePeriods(world: World): Promise<Periods> {
  const { db, catalogue, now } = world;
  const { utcOffsetMinutes } = catalogue.city;
  const at = now();
  const today = civilDay(at, utcOffsetMinutes);
  const until = civilDay(new Date(at.getTime() + AHEAD_DAYS * DAY_MS), utcOffsetMinutes);
  const acts = await listPeriodActs(db);
  const calendar = calendarOf(acts);
  const records = await listStandings(db);
  const opened = [...calendar.values()].map((c) =>
    openedRow(catalogue, c, acts, records.get(c.period) ?? [], today),
  );
  // One whose day in the plan has passed may still be opened, with another deadline.
  const since = civilDay(new Date(at.getTime() - LATE_DAYS * DAY_MS), utcOffsetMinutes);
  const planned = plannedPeriods(catalogue, calendar, since, until).map((p) =>
    plannedRow(catalogue, p, lastOf(calendar, acts, p.period)),
  );
  const expected = [...opened, ...planned].filter((row) => row.expected > 0);
  return {
    periods: expected.sort((a, b) => b.opens.localeCompare(a.opens) || b.period.localeCompare(a.period)),
    calendar: await describeCalendar(world, calendar, expected),
    seen: acts.at(-1)?.number ?? 0,
    now: at.toISOString(),
  };
}

function openedRow(
  catalogue: Catalogue,
  { period, opens, due, closed, own }: Collection,
  acts: readonly StoredPeriodAct[],
  records: readonly ReturnStanding[],
  today: string,
): PeriodRow {
  const of = acts.filter((act) => act.period === period);
  const name = (organisation: string) => nameApart(catalogue, organisation);
  return {
    ...frame(catalogue, period),
    state: closed ? 'closed' : opens > today ? 'announced' : 'open',
    opens,
    due,
    submitted: records.filter(({ submitted }) => submitted).length,
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
    notice: noticeOf(of),
    last: null,
  };
}

const noticeOf = (acts: readonly StoredPeriodAct[]) =>
  acts.findLast(({ notice }) => notice !== '')?.notice ?? '';

/** The newest earlier one of the same kind that went out with a notice. */
function lastOf(calendar: Calendar, acts: readonly StoredPeriodAct[], period: Period): PeriodRow['last'] {
  const earlier = [...calendar.values()].filter(
    (one) => one.period.slice(4) === period.slice(4) && yearOf(one.period) < yearOf(period),
  );
  const told = earlier.flatMap(({ period: of, opens, due }) => {
    const notice = noticeOf(acts.filter((act) => act.period === of));
    return notice === '' ? [] : [{ period: of, opens, due, notice }];
  });
  return told.at(-1) ?? null;
}

function plannedRow(catalogue: Catalogue, planned: PlannedPeriod, last: PeriodRow['last']): PeriodRow {
  return {
    ...frame(catalogue, planned.period),
    state: 'planned',
    opens: planned.opens,
    due: planned.due,
    submitted: 0,
    approved: 0,
    own: [],
    acts: [],
    notice: last
      ? nextNotice(last, planned, catalogue.city.utcOffsetMinutes)
      : noticeText(catalogue, planned),
    last,
  };
}

function frame(catalogue: Catalogue, period: Period) {
  const organisations = reportingOrganisations(catalogue, period);
  return {
    period,
    label: periodLabel(period),
    coverage: periodCoverage(period),
    expected: organisations.length,
  };
}
