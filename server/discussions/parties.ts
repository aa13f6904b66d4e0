/** Whom a figure concerns: they and the office, and nobody else, read and speak of it. Pure. */
import type { Catalogue } from '#shared/catalogue.ts';
import { DRAFT_READERS, isOneOf } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { cellKey, formCells, formFor } from '#shared/forms.ts';
import { periodicityOf } from '#shared/period.ts';
import type { Subject } from './discussions.repository.ts';

/** Organisations that report a cell, the responsible one first. @param catalogue as of the period */
function reportersOf(catalogue: Catalogue, { period, unit, indicator }: Subject): string[] {
  const key = cellKey(unit, indicator);
  return catalogue.organisations
    .flatMap(({ code }) => {
      const form = formFor(catalogue, code, periodicityOf(period));
      const cell = form && formCells(catalogue, form, code).find((one) => one.key === key);
      return cell ? [{ code, priority: cell.priority }] : [];
    })
    .sort((a, b) => a.priority - b.priority)
    .map(({ code }) => code);
}

/** The responsible reporter of a cell; undefined for what is computed. */
export const responsibleFor = (catalogue: Catalogue, subject: Subject): string | undefined =>
  reportersOf(catalogue, subject)[0];

/**
 * The unit's own organisation and the responsible reporter of the figure; of a difference its other source too. The office is none of
 * them: it takes part in all. @param catalogue as of the period
 */
export function partiesOf(catalogue: Catalogue, subject: Subject): string[] {
  const own = catalogue.organisations.filter((o) => o.kind === 'unit' && o.unit === subject.unit);
  const responsible = responsibleFor(catalogue, subject);
  return [
    ...new Set([
      ...own.map(({ code }) => code),
      ...(responsible === undefined ? [] : [responsible]),
      ...(subject.second === null ? [] : [subject.second]),
    ]),
  ];
}

/**
 * The one rule about who takes part, all of the root of the tree: its analysts in all, reporters and approvers where their own
 * organisation is concerned. An office below it reads nobody else's words.
 */
export function takesPart(person: Person, parties: readonly string[]): boolean {
  if (person.node !== undefined) return false;
  if (person.role === 'analyst') return true;
  return isOneOf(DRAFT_READERS, person.role) && parties.includes(person.organisation);
}
