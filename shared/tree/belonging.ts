/** Which node of the tree an organisation belongs to, and what of the tree it may read and review (domain.md §10). Pure. */
import { type Catalogue, findOrganisation } from '../catalogue.ts';
import { isWithin, pathTo } from './areas.ts';

/** The node an organisation serves: the one written, for an area's own government the area above it; else the root. */
export function nodeOf(catalogue: Catalogue, organisation: string): string {
  const root = catalogue.city.unit;
  const { node, unit } = findOrganisation(catalogue, organisation) ?? {};
  if (node) return node;
  return (unit && pathTo(catalogue, unit).at(-2)?.code) || root;
}

/**
 * Whether somebody of an organisation may read a node: an office or department its own and all below; an area's own
 * government the node it is one part of (where it sees its own position), and what is below itself, not below its neighbours.
 */
export function mayReadNode(catalogue: Catalogue, organisation: string, node: string): boolean {
  const known = findOrganisation(catalogue, organisation);
  // Nobody knows where it belongs: nowhere.
  if (!known) return false;
  const home = nodeOf(catalogue, organisation);
  const { unit } = known;
  return unit ? node === home || isWithin(catalogue, node, unit) : isWithin(catalogue, node, home);
}

/**
 * Whether somebody may read a node and everything below it: an area's own government sees its neighbours' figures at the
 * node it is one part of, and nothing that lies below them.
 */
export function mayReadBelow(catalogue: Catalogue, organisation: string, node: string): boolean {
  const unit = findOrganisation(catalogue, organisation)?.unit;
  return mayReadNode(catalogue, organisation, node) && (!unit || isWithin(catalogue, node, unit));
}

/** The node whose office decides an organisation's returns: the nearest one, from its own upwards, that has an office. */
export function reviewingNode(catalogue: Catalogue, organisation: string): string {
  const offices = nodesWithOffice(catalogue);
  const above = pathTo(catalogue, nodeOf(catalogue, organisation)).map(({ code }) => code);
  return above.findLast((node) => offices.has(node)) ?? catalogue.city.unit;
}

/** One set for each programme; its lists are never changed in place. */
const withOffice = new WeakMap<Catalogue, ReadonlySet<string>>();

function nodesWithOffice(catalogue: Catalogue): ReadonlySet<string> {
  const known = withOffice.get(catalogue);
  if (known) return known;
  const nodes = new Set(
    catalogue.organisations.flatMap(({ kind, code }) => (kind === 'office' ? [nodeOf(catalogue, code)] : [])),
  );
  withOffice.set(catalogue, nodes);
  return nodes;
}
