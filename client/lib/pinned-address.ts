/** Ways from one page of figures to another that stay in the same state of knowledge. */
import type { Cut } from '#shared/contract/cut.ts';
import { address, type SearchValue } from './http.ts';

/** The address with its search parameters; where older data are shown, the day chosen or else the version is kept. */
export function pinnedAddress(path: string, cut: Cut, search: Record<string, SearchValue> = {}): string {
  if (cut.latest) return address(path, search);
  return address(path, { ...search, ...(cut.day ? { asof: cut.day } : { v: cut.dataVersion }) });
}
