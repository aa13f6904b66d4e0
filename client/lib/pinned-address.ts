/** Ways from one page of figures to another that stay in the same state of knowledge. */
import type { Cut } from '#shared/contract/monitoring.ts';
import { address, type SearchValue } from './http.ts';

/** The address with its search parameters; `v` is kept where an older data version is shown. */
export function pinnedAddress(path: string, cut: Cut, search: Record<string, SearchValue> = {}): string {
  return address(path, { ...search, v: cut.latest ? undefined : cut.dataVersion });
}
