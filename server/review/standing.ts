/** Where each return of a period stands, in the terms of the deadline. Pure: the repository reads, this judges. */
import { type Catalogue, findOrganisation } from '#shared/catalogue.ts';
import { civilDaysBetween } from '#shared/civil-time.ts';
import type { ReturnState } from '#shared/contract/return-state.ts';
import type { MatrixCell } from '#shared/contract/review.ts';

/** A return as the database holds it. */
export interface Standing {
  organisation: string;
  state: Exclude<ReturnState, 'unreported'>;
  /** Latest submission; null before the first. */
  submittedAt: string | null;
  revision: number;
  /** First submission that was not withdrawn; null before it. */
  firstSubmittedAt: string | null;
  warnings: number;
  /** An approved submission is in force. */
  approved: boolean;
}

/**
 * Calendar days of the city between the deadline and an instant; at least 1 as soon as the deadline has passed, 0 before.
 * `due` and `at` are ISO instants.
 */
export function daysPast(due: string, at: string, utcOffsetMinutes: number): number {
  if (Date.parse(at) <= Date.parse(due)) return 0;
  return Math.max(1, civilDaysBetween(new Date(due), new Date(at), utcOffsetMinutes));
}

/** One organisation's cell; `standing` is undefined when nobody has opened the return yet. */
export function toCell(
  catalogue: Catalogue,
  organisation: string,
  standing: Standing | undefined,
  due: string,
  now: string,
): MatrixCell {
  const state = standing?.state ?? 'unreported';
  const first = standing?.firstSubmittedAt ?? null;
  const silent = isSilent(state, first);
  const past = daysPast(due, first ?? now, catalogue.city.utcOffsetMinutes);
  return {
    organisation,
    organisationName: findOrganisation(catalogue, organisation)?.name ?? organisation,
    state,
    late: first !== null && past > 0,
    overdue: silent && past > 0,
    daysLate: silent || first !== null ? past : 0,
    submittedAt: standing?.submittedAt ?? null,
    revision: standing?.revision ?? 0,
    warnings: standing?.warnings ?? 0,
    correction: standing?.approved === true && state !== 'approved',
  };
}

/** Nothing of the return has reached the office: never opened, a draft that was not submitted (or taken back), not signed. */
function isSilent(state: ReturnState, firstSubmittedAt: string | null): boolean {
  return ['unreported', 'draft', 'signing'].includes(state) && firstSubmittedAt === null;
}
