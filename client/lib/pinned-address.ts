/** Ways from one page of figures to another that stay in the same state of knowledge. */
import type { Cut } from '#shared/contract/cut.ts';
import { address, type SearchValue } from './http.ts';

/** What an address says of the state that is shown: nothing of the newest data, else the day chosen or the version. */
export function pinOf(cut: Cut): { asof?: string; v?: number } {
  if (cut.latest) return {};
  return cut.day ? { asof: cut.day } : { v: cut.dataVersion };
}

/** The address with its search parameters; where older data are shown, the day chosen or else the version is kept. */
export function pinnedAddress(path: string, cut: Cut, search: Record<string, SearchValue> = {}): string {
  return address(path, { ...search, ...pinOf(cut) });
}
