import { Redirect } from 'wouter';
import { Period, periodicityOf } from '#shared/period.ts';
import type { KnownAt } from '../../figures/known-then.tsx';
import { address } from '../../lib/http.ts';

/** The period of the address when it is a half-year: it never stands against a yearly target (domain.md §3). */
export function halfYear(text: string | undefined): Period | null {
  const period = Period.safeParse(text);
  return period.success && periodicityOf(period.data) === 'half' ? period.data : null;
}

/** In place of a target page asked for with a half-year: the half-year's own page in the same state, which says why not. */
export function HalfYearInstead({ period, known: { v, asof } }: { period: Period; known: KnownAt }) {
  return <Redirect to={address('/half-year', { period, v, asof })} replace />;
}
