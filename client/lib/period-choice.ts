/** The collections that a page offers, and the one it is about when its address does not say. Pure. */
import type { PeriodState } from '#shared/contract/programme.ts';
import { periodName } from './period-options.ts';

const latestFirst = (periods: readonly PeriodState[]) =>
  [...periods].sort((a, b) => b.opens.localeCompare(a.opens));

/** The collections as choices, the one opened last first. */
export function collectionOptions(periods: readonly PeriodState[]): { value: string; label: string }[] {
  return latestFirst(periods).map((period) => ({ value: period.period, label: periodName(period) }));
}

/** The collection opened last that is not yet wholly approved; else the one opened last. */
export function periodToReview(periods: readonly PeriodState[]): string | undefined {
  const ordered = latestFirst(periods);
  return (ordered.find((p) => p.approved < p.expected) ?? ordered[0])?.period;
}
