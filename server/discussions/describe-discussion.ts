/** A stored thread as its readers see it. */
import { z } from 'zod';
import { asOf } from '#shared/as-of.ts';
import { type Catalogue, findIndicator, findOrganisation, findUnit } from '#shared/catalogue.ts';
import type { Discussion } from '#shared/contract/discussions.ts';
import type { Person } from '#shared/contract/session.ts';
import { awaited, isClosed } from '#shared/discussion.ts';
import { Figure } from '#shared/figure.ts';
import { periodLabel } from '#shared/period.ts';
import type { DiscussionTable } from '../db/discussion-tables.ts';
import { readStored } from '../db/stored-json.ts';
import type { StoredEntry } from './discussions.repository.ts';
import { partiesOf, responsibleFor, takesPart } from './parties.ts';

const Figures = z.object({ first: Figure, second: Figure });

/** @returns null for who takes no part in it */
export function describeDiscussion(
  programme: Catalogue,
  person: Person,
  row: DiscussionTable,
  stored: readonly StoredEntry[],
): Discussion | null {
  const catalogue = asOf(programme, row.period);
  const parties = partiesOf(catalogue, row);
  if (!takesPart(person, parties)) return null;
  const nameOf = (code: string) => findOrganisation(catalogue, code)?.name ?? code;
  const said = stored.map((entry) => ({ ...entry, office: entry.office === 1 }));
  const waits = awaited(said, parties);
  const office = person.role === 'analyst';
  const indicator = findIndicator(catalogue, row.indicator);
  const first = responsibleFor(catalogue, row);
  const sourceOf = (organisation: string) => ({ organisation, organisationName: nameOf(organisation) });
  return {
    number: row.number,
    period: row.period,
    label: periodLabel(row.period),
    unit: row.unit,
    unitName: findUnit(catalogue, row.unit)?.name ?? row.unit,
    indicator: row.indicator,
    name: indicator?.name ?? row.indicator,
    measureUnit: indicator?.unit ?? '',
    decimals: indicator?.decimals ?? 0,
    sources:
      row.second !== null && first !== undefined
        ? { first: sourceOf(first), second: sourceOf(row.second) }
        : null,
    parties: [catalogue.city.office, ...parties.map(nameOf)],
    closed: isClosed(said),
    waitsFor: [...(waits.office ? [catalogue.city.office] : []), ...waits.organisations.map(nameOf)],
    waitsForMe: office ? waits.office : waits.organisations.includes(person.organisation),
    mayClose: office || (row.second === null && said[0]?.organisation === person.organisation),
    entries: said.map((entry) => ({
      number: entry.number,
      kind: entry.kind,
      text: entry.text,
      by: entry.by,
      organisationName: entry.office ? catalogue.city.office : nameOf(entry.organisation),
      at: entry.said_at,
      outcome: entry.outcome,
      figures: entry.figures === null ? null : readStored(Figures, entry.figures, `discussion ${row.number}`),
    })),
  };
}
