/** Where to go after login: `next` when it is an address of this site, else null. Keeps `//evil` and `/\evil` out. */
export function nextAddress(query: string): string | null {
  const next = new URLSearchParams(query).get('next');
  if (!next || !/^\/(?![/\\])/.test(next) || next.startsWith('/login')) return null;
  return next;
}
