/** The period a page is about when its address does not say. Pure. */
import type { PeriodState } from '#shared/contract/programme.ts';

/** The collection opened last that is not yet wholly approved; else the one opened last. */
export function periodToReview(periods: readonly PeriodState[]): string | undefined {
  const latestFirst = [...periods].sort((a, b) => b.opens.localeCompare(a.opens));
  return (latestFirst.find((p) => p.approved < p.expected) ?? latestFirst[0])?.period;
}
