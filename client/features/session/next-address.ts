import { isInnerAddress } from '#shared/inner-address.ts';

/** Where to go after login: `next` when it is an address of this site, else null. */
export function nextAddress(query: string): string | null {
  const next = new URLSearchParams(query).get('next');
  if (!next || !isInnerAddress(next) || next.startsWith('/login')) return null;
  return next;
}
