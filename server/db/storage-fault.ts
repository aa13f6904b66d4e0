/** What the store itself says went wrong, in one word for whoever explains it; null for every other failure. */
import { CommitUnknown, isBusy, StoreAway } from './postgres/lost.ts';

export type StorageFault = 'full' | 'damaged' | 'unwritable' | 'away' | 'busy' | 'unknown';

const FAULTS: readonly [RegExp, StorageFault][] = [
  // SQLite's result codes, and PostgreSQL's SQLSTATE classes 53 and XX.
  [/^(SQLITE_FULL|53100)$/, 'full'],
  [/^(SQLITE_CORRUPT.*|SQLITE_NOTADB|XX001|XX002)$/, 'damaged'],
  [/^(SQLITE_IOERR.*|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|58030)$/, 'unwritable'],
];

export function storageFaultOf(error: unknown): StorageFault | null {
  if (error instanceof CommitUnknown) return 'unknown';
  if (error instanceof StoreAway) return 'away';
  if (isBusy(error)) return 'busy';
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const code = String(error.code);
  return FAULTS.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
