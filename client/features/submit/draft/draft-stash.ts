/** The person's own unsaved changes, kept by this browser tab alone until they are saved (trust.md W4). */
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { Edits } from './draft-cells.ts';

interface Stash {
  version: number;
  edits: Edits;
}

function stashKey(account: string, { period, organisation }: ReturnAddress): string {
  return `draft/${account}/${period}/${organisation}`;
}

/** Null when nothing was kept or the browser keeps nothing. */
export function readStash(account: string, id: ReturnAddress): Stash | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(stashKey(account, id)) ?? 'null') as Partial<Stash> | null;
    return kept && typeof kept.version === 'number' && kept.edits
      ? { version: kept.version, edits: kept.edits }
      : null;
  } catch {
    return null;
  }
}

/** Keeps the changes; null forgets them. A browser that refuses storage loses only this second safety. */
export function writeStash(account: string, id: ReturnAddress, stash: Stash | null): void {
  try {
    if (stash) sessionStorage.setItem(stashKey(account, id), JSON.stringify(stash));
    else sessionStorage.removeItem(stashKey(account, id));
  } catch {
    // storage switched off or full
  }
}
