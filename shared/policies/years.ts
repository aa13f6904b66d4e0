/** In which years a paper is in force. Pure. */
import type { PolicyDocument } from './library.ts';

/** `part`: some days of the year only. */
type InForce = 'whole' | 'part' | 'none';

/** A paper that names no first or no last day is taken as open at that end. */
export function inForceIn({ from, to }: PolicyDocument, year: number): InForce {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if ((from !== '' && from > last) || (to !== '' && to < first)) return 'none';
  return (from === '' || from <= first) && (to === '' || to >= last) ? 'whole' : 'part';
}
