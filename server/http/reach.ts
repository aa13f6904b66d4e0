/** How far a caller reaches: their own returns, and their own part of the tree (domain.md §10). */
import type { FastifyRequest } from 'fastify';
import type { Catalogue } from '#shared/catalogue.ts';
import type { Access } from '#shared/contract/endpoint.ts';
import { DRAFT_READERS, isOneOf } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { levelOf, pathTo } from '#shared/tree/areas.ts';
import { mayReadBelow, mayReadNode, nodeOf, reviewingNode } from '#shared/tree/belonging.ts';
import { forbidden, notFound, type ProblemError } from './problem.ts';

interface Asked {
  params: unknown;
  query: unknown;
}

/** The refusal of what lies beyond; null where the caller reaches it. A node that was not named becomes the caller's own. */
export function reach(
  { who, scope }: Access,
  person: Person,
  request: Pick<FastifyRequest, keyof Asked>,
  catalogue: Catalogue,
): ProblemError | null {
  switch (scope) {
    case 'own-return':
      return mayOpenReturn(person, organisationOf(request), catalogue) ? null : notFound('报表');
    case 'reviewed-return':
      return decides(person, organisationOf(request), catalogue);
    case 'node':
      return nodeRefusal(person, request, catalogue);
    case 'subtree':
      return nodeRefusal(person, request, catalogue) ?? belowRefusal(person, request, catalogue);
    case 'own':
      return null;
    default:
      return belongsToRoot(person) || !Array.isArray(who) || isOneOf(['unit_admin'], person.role)
        ? null
        : forbidden('这里是最上一级的内容，您所在的一级不能使用。');
  }
}

/** The one rule about whose return a person may open: reporters and approvers their own, an office those of its area. */
export function mayOpenReturn(person: Person, organisation: string, catalogue: Catalogue): boolean {
  if (person.role === 'analyst')
    return (
      belongsToRoot(person) || mayReadNode(catalogue, person.organisation, nodeOf(catalogue, organisation))
    );
  return isOneOf(DRAFT_READERS, person.role) && person.organisation === organisation;
}

/** Counties are reviewed by their city, cities by their province (多级上报): each return by one office. */
function decides(person: Person, organisation: string, catalogue: Catalogue): ProblemError | null {
  if (!mayOpenReturn(person, organisation, catalogue)) return notFound('报表');
  const own = nodeOf(catalogue, person.organisation);
  if (reviewingNode(catalogue, organisation) === own) return null;
  return forbidden('这份报表由下一级的科技办审核、核定，您可以查看。');
}

/** Writes the node that counts into the query, so that whatever answers, and whatever keeps the answer, has it. */
function nodeRefusal(
  person: Person,
  request: Pick<Asked, 'query'>,
  catalogue: Catalogue,
): ProblemError | null {
  const named = fieldOf(request.query, 'node');
  if (named === '') {
    if (person.node !== undefined) Object.assign(Object(request.query), { node: person.node });
    return null;
  }
  const area = pathTo(catalogue, named).at(-1);
  const readable = area && levelOf(area) >= 0 && mayReadNode(catalogue, person.organisation, named);
  return readable ? null : notFound('地区');
}

/** Of the node that counts, once `nodeRefusal` has written it. */
function belowRefusal(
  { organisation }: Person,
  { query }: Pick<Asked, 'query'>,
  catalogue: Catalogue,
): ProblemError | null {
  const node = fieldOf(query, 'node') || catalogue.city.unit;
  return mayReadBelow(catalogue, organisation, node) ? null : notFound('地区');
}

const belongsToRoot = ({ node }: Person) => node === undefined;

const organisationOf = ({ params }: Pick<Asked, 'params'>) => fieldOf(params, 'organisation');

/** A field of what arrived, before its shape was checked; empty where there is none. */
function fieldOf(given: unknown, field: string): string {
  const value = new Map(Object.entries(Object(given))).get(field);
  return value === undefined ? '' : String(value);
}
