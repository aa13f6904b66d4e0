/** What the checks say of a draft, and how long there is to mend it. */
import { civilDaysBetween } from '#shared/civil-time.ts';
import type { Period } from '#shared/period.ts';
import { checkReturn } from '#shared/rules/check-return.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { CellPast } from '#shared/rules/rule-cell.ts';
import { type Draft, ruleCells } from '../workflow/draft.ts';
import type { Programme } from '../workflow/programme.ts';
import type { World } from '../world.ts';

/** All findings of a draft as it stands. */
export function findingsOf(
  period: Period,
  { catalogue, form, cells }: Programme,
  draft: Draft,
  past: ReadonlyMap<string, CellPast>,
): Finding[] {
  return checkReturn({
    catalogue,
    period,
    form,
    cells: ruleCells(catalogue, cells, draft),
    past,
  });
}

/** Whole days from today to the deadline's day in the city's civil time; negative when past. */
export function daysLeft(world: World, due: string): number {
  return civilDaysBetween(world.now(), new Date(due), world.catalogue.city.utcOffsetMinutes);
}
