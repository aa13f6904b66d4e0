/** The calendar of what is collected. */
import { type Calendar, calendarOf } from '#shared/calendar.ts';
import type { Period } from '#shared/period.ts';
import type { Db } from '../db/open.ts';
import { notFound } from '../http/problem.ts';
import { listPeriodActs, type StoredPeriodAct } from './period-act.repository.ts';

export async function loadCalendar(db: Db): Promise<Calendar> {
  return calendarOf(await listPeriodActs(db));
}

/** The decisions about one period, in their order. @throws 404 when it was never opened. */
export async function actsOf(db: Db, period: Period): Promise<StoredPeriodAct[]> {
  const acts = (await listPeriodActs(db)).filter((act) => act.period === period);
  if (acts.length === 0) throw notFound('期别');
  return acts;
}
