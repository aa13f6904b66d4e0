/**
 * Sessions read a moment ago. What ends one (signing out, a new password or role, a disabled account) is told by the database
 * handle before anybody is answered, so it counts at once here; on another server it is heard of, or the moment has passed.
 */
import { findLiveSession, hashToken, type LiveSession } from '../accounts/session.repository.ts';
import { collectReads } from '../db/reads.ts';
import type { World } from '../world.ts';

const KEPT_MS = 2_000;
const KEPT = 5_000;

/** @returns what finds the live session of a token, or null. */
export function rememberSessions(world: World): (token: string) => Promise<LiveSession | null> {
  const kept = new Map<string, { live: LiveSession; at: number }>();
  /** Every table that a session was ever read from: nobody has to say which. */
  const readFrom = new Set<string>();
  let moves = 0;
  world.changes.on((moved) => {
    if (moved !== null && readFrom.size > 0 && !moved.some((table) => readFrom.has(table))) return;
    moves += 1;
    kept.clear();
  });
  return async (token) => {
    const trusted = world.changes.look();
    const now = world.now();
    const key = hashToken(token);
    const known = trusted ? kept.get(key) : undefined;
    const age = known ? now.getTime() - known.at : Number.NaN;
    if (known && age >= 0 && age < KEPT_MS) return known.live;
    const before = moves;
    const { made: live, reads } = await collectReads(() => findLiveSession(world.db, token, now));
    for (const table of reads.tables) readFrom.add(table);
    // What was read while something moved may be from before.
    if (live && moves === before) {
      if (kept.size >= KEPT) kept.clear();
      kept.set(key, { live, at: now.getTime() });
    }
    return live;
  };
}
