/** The rows of the page 报送期: periods and what is brought later (补报), those of now apart from those that are over. Pure. */
import type { CalendarDay, PeriodRow, Periods } from '#shared/contract/periods.ts';

/** A period, or a 补报 of one. */
export type Plan = { key: string; due: string } & ({ row: PeriodRow } | { day: CalendarDay });

export interface Plans {
  /** 当前和今后: what is still open of the last year, and what comes, in the order of the deadlines. */
  now: readonly Plan[];
  /** 以往: newest first. */
  past: readonly Plan[];
}

const YEAR_MS = 366 * 86_400_000;

const planOf = (row: PeriodRow): Plan => ({ key: row.period, due: row.due, row });

/** Every period stands in one of the two lists, a 补报 in the first. */
export function plansOf({ periods, calendar, now }: Periods): Plans {
  const near = new Set(calendar.map(({ period, kind }) => (kind === 'period' ? period : '')));
  const isOver = ({ period, state, approved, expected, due }: PeriodRow) =>
    state !== 'planned' &&
    state !== 'announced' &&
    !near.has(period) &&
    (state === 'closed' || approved >= expected || Date.parse(due) < Date.parse(now) - YEAR_MS);
  const supplements = calendar
    .filter(({ kind }) => kind === 'supplement')
    .map((day): Plan => ({ key: `${day.period}/${day.title}/${day.due}`, due: day.due, day }));
  const current = [...periods.filter((row) => !isOver(row)).map(planOf), ...supplements];
  const byDue = (a: Plan, b: Plan) => Date.parse(a.due) - Date.parse(b.due);
  return {
    now: current.sort(byDue),
    past: periods
      .filter(isOver)
      .map(planOf)
      .sort((a, b) => byDue(b, a)),
  };
}
