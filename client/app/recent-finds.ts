/** What was found and opened last, by this browser's person; where nothing can be kept nothing is. */
const KEY = 'find.recent';
const MOST = 6;

/** Ids of the latest first. */
export function recentFinds(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberFind(id: string): void {
  try {
    sessionStorage.setItem(
      KEY,
      JSON.stringify([id, ...recentFinds().filter((one) => one !== id)].slice(0, MOST)),
    );
  } catch {
    // A browser without storage finds all the same.
  }
}
