/** The calendar of what is collected. */
import { type Calendar, calendarOf, scheduleFor } from '#shared/calendar.ts';
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import { notFound } from '../http/problem.ts';
import { listPeriodActs } from './period-act.repository.ts';

export async function loadCalendar(db: Db): Promise<Calendar> {
  return calendarOf(await listPeriodActs(db));
}

/** The calendar in which a period is collected. @throws 404 when it was never opened. */
export async function calendarWith(db: Db, period: Period): Promise<Calendar> {
  const calendar = await loadCalendar(db);
  if (!calendar.has(period)) throw notFound('期别');
  return calendar;
}

/** The deadline of an organisation's return. @throws RangeError for a period that was never opened: the caller has looked. */
export function dueIn(calendar: Calendar, period: Period, organisation: string): string {
  const schedule = scheduleFor(calendar, { period, organisation });
  if (!schedule) throw new RangeError(`period not collected: ${period}`);
  return schedule.due;
}
