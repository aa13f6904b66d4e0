/** Whom an office reminds: those whose returns it decides (多级上报); no level reaches past another's office. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { Person } from '#shared/contract/session.ts';
import { nodeOf, reviewingNode } from '#shared/tree/belonging.ts';

export function reportsTo(
  catalogue: Catalogue,
  { organisation: office }: Pick<Person, 'organisation'>,
): (organisation: string) => boolean {
  const own = nodeOf(catalogue, office);
  return (organisation) => reviewingNode(catalogue, organisation) === own;
}
