/** The periods that come next: those of the programme's plan that nobody opened, and its years carried on. Pure. */
import type { Calendar } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';
import { period as asPeriod, comparePeriods, type Period, yearOf } from './period.ts';

export interface PlannedPeriod {
  period: Period;
  /** Civil day. */
  opens: string;
  /** ISO instant with the city's offset. */
  due: string;
}

/**
 * What the office may open next, in the order of its first days: entries of the plan from `from` on that were not opened, and for
 * each kind of period (1月25日, 3月31日, 7月25日 …) the years after the plan's last, their days moved by whole years, as long as
 * they begin by `until`. @param from, until civil days.
 */
export function plannedPeriods(
  { periods: plan }: Pick<Catalogue, 'periods'>,
  calendar: Calendar,
  from: string,
  until: string,
): PlannedPeriod[] {
  const byKind = Map.groupBy(plan, ({ period }) => period.slice(4));
  const carriedOn = [...byKind.values()].flatMap((ofKind) => {
    const last = ofKind.reduce((latest, one) => (yearOf(one.period) > yearOf(latest.period) ? one : latest));
    return yearsAfter(last, until);
  });
  return [...plan, ...carriedOn]
    .filter(({ period, due }) => !calendar.has(period) && due.slice(0, 10) >= from)
    .sort((a, b) => a.opens.localeCompare(b.opens) || comparePeriods(a.period, b.period));
}

function yearsAfter(last: PlannedPeriod, until: string): PlannedPeriod[] {
  const after: PlannedPeriod[] = [];
  for (let next = yearOn(last); next.opens <= until; next = yearOn(next)) after.push(next);
  return after;
}

function yearOn({ period, opens, due }: PlannedPeriod): PlannedPeriod {
  return {
    period: asPeriod(`${yearOf(period) + 1}${period.slice(4)}`),
    opens: dayYearOn(opens),
    due: dayYearOn(due),
  };
}

/** The same day a year later; 29 February becomes the 28th. */
function dayYearOn(text: string): string {
  const moved = `${Number(text.slice(0, 4)) + 1}${text.slice(4)}`;
  return moved.replace(/-02-29/, '-02-28');
}
