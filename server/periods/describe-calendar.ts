/** 全年日历: the deadlines of the year around today, periods and 补报 together. */
import type { Calendar } from '#shared/calendar.ts';
import { civilDay } from '#shared/civil-time.ts';
import type { CalendarDay, PeriodRow } from '#shared/contract/periods.ts';
import { periodCoverage, periodLabel } from '#shared/period.ts';
import type { World } from '../world.ts';
import { listSupplements } from './supplements.ts';

const BEHIND_MS = 92 * 86_400_000;
const AHEAD_MS = 366 * 86_400_000;

/** @param rows of periods that are or may be opened. */
export async function describeCalendar(
  world: World,
  calendar: Calendar,
  rows: readonly PeriodRow[],
): Promise<CalendarDay[]> {
  const now = world.now().getTime();
  const until = civilDay(new Date(now + AHEAD_MS), world.catalogue.city.utcOffsetMinutes);
  const supplements = await listSupplements(world, world.db, calendar, until);
  const parts = Map.groupBy(supplements, ({ period, title, due }) => `${period}/${title}/${due}`);
  const days = [
    ...rows.map(({ period, label, opens, due, state, expected, approved }): CalendarDay => {
      const coverage = periodCoverage(period);
      const done = state === 'planned' ? null : approved;
      const words = coverage ? `${label}（${coverage}）` : label;
      return { period, label: words, opens, due, kind: 'period', title: '', expected, done };
    }),
    ...[...parts.values()].flatMap((own): CalendarDay[] => {
      const [first] = own;
      if (!first) return [];
      const { period, title, opens, due } = first;
      const done = own.filter(({ state }) => state === 'done').length;
      const label = `${periodLabel(period)} ${title}`;
      return [{ period, label, opens, due, kind: 'supplement', title, expected: own.length, done }];
    }),
  ];
  return days
    .filter(({ due }) => Date.parse(due) > now - BEHIND_MS && Date.parse(due) < now + AHEAD_MS)
    .sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
}
