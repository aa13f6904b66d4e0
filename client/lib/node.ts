/**
 * The area whose pages are open: everything under `/at/<code>` is that area's, everything else the reader's own. The router
 * notes it before it draws (client/app/node-base.tsx); what a page asks for is asked of that area (call.ts).
 */
import type { EndpointSpec } from '#shared/contract/endpoint.ts';

const AT = /^\/at\/([a-z0-9_]+)(\/.*)?$/;

/** The area that an address names, where its pages begin, and the page's own address in it. */
export function splitNode(path: string): { node: string | undefined; base: string; page: string } {
  const [, node, page] = AT.exec(path) ?? [];
  return node ? { node, base: `/at/${node}`, page: page ?? '/' } : { node: undefined, base: '', page: path };
}

/** The address of an area's page, from anywhere: `~` leaves the area that is open (wouter). */
export function addressAt(node: string | undefined, page: string): string {
  return node === undefined ? `~${page}` : `~/at/${node}${page}`;
}

let open: string | undefined;

export function openNode(node: string | undefined): void {
  open = node;
}

/** A call with the area that is open, where the endpoint answers for one. */
export function askedHere<S extends object>({ scope }: EndpointSpec, sent: S): S {
  if ((scope !== 'node' && scope !== 'subtree') || open === undefined) return sent;
  const query = 'query' in sent && typeof sent.query === 'object' ? sent.query : {};
  return { ...sent, query: { node: open, ...query } };
}
