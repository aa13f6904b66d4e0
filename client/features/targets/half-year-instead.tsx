import { Redirect } from 'wouter';
import { Period, periodicityOf } from '#shared/period.ts';

/** The period of the address when it is a half-year: it never stands against a yearly target (domain.md §3). */
export function halfYear(text: string | undefined): Period | null {
  const period = Period.safeParse(text);
  return period.success && periodicityOf(period.data) === 'half' ? period.data : null;
}

/** In place of a target page asked for with a half-year: the half-year's own page, which says why not. */
export function HalfYearInstead({ period }: { period: Period }) {
  return <Redirect to={`/half-year?period=${period}`} replace />;
}
