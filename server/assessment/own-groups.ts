/** Who assesses whom (001 annex 2, 评价规则): the office everyone, a department the institutions it reports for. */
import { type Catalogue, formCells, formFor } from '#shared/catalogue.ts';
import type { PeerGroup, Scheme, Subject } from '#shared/contract/assessment.ts';
import type { Person } from '#shared/contract/session.ts';

/** The peer groups a person may run; empty when none. */
export function groupsFor(
  catalogue: Catalogue,
  person: Person,
  subject: Subject,
  scheme: Scheme,
): PeerGroup[] {
  if (person.role === 'analyst') return scheme.peerGroups;
  if (subject !== 'institutions' || person.role !== 'department_reporter') return [];
  const form = formFor(catalogue, person.organisation, 'year');
  const own = new Set(form ? formCells(catalogue, form, person.organisation).map(({ unit }) => unit) : []);
  return scheme.peerGroups.filter(({ units }) => units.every((unit) => own.has(unit)));
}
