/** Who assesses whom (001 annex 2, 评价规则): the office everyone, a department the institutions it reports for. */
import { groupsAsOf } from '#shared/assess/groups-as-of.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { PeerGroup, Scheme, Subject } from '#shared/contract/scheme.ts';
import type { Person } from '#shared/contract/session.ts';
import { formCells, formFor } from '#shared/forms.ts';

/** The peer groups that a person may run, as the programme of the year or of today has them; empty when none. */
export function groupsFor(
  catalogue: Catalogue,
  person: Pick<Person, 'role' | 'organisation'>,
  subject: Subject,
  scheme: Scheme,
): PeerGroup[] {
  const groups = groupsAsOf(catalogue, scheme.peerGroups);
  if (person.role === 'analyst') return groups;
  if (subject !== 'institutions' || person.role !== 'department_reporter') return [];
  const form = formFor(catalogue, person.organisation, 'year');
  const own = new Set(form ? formCells(catalogue, form, person.organisation).map(({ unit }) => unit) : []);
  return groups.filter(({ units }) => units.every((unit) => own.has(unit)));
}
