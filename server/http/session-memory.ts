/**
 * Sessions read a moment ago. What ends one (signing out, a new password or role, a disabled account) is told by the database
 * handle before anybody is answered, so it counts at once here; on another server it is heard of, or the moment has passed.
 */
import { findLiveSession, hashToken, type LiveSession } from '../accounts/session.repository.ts';
import { collectReads } from '../db/reads.ts';
import type { World } from '../world.ts';

const KEPT_MS = 2_000;
const KEPT = 5_000;

export interface SessionMemory {
  /** The live session of a token, or null. */
  find(token: string): Promise<LiveSession | null>;
  /** Whether one that was found still stands, without asking anybody. The caller has looked for changes. */
  stands(live: LiveSession): boolean;
}

export function rememberSessions(world: World): SessionMemory {
  const kept = new Map<string, { live: LiveSession; at: number }>();
  const foundAt = new Map<LiveSession, number>();
  const forget = () => {
    kept.clear();
    foundAt.clear();
  };
  const isFresh = (at: number, now: number) => now - at >= 0 && now - at < KEPT_MS;
  /** Every table that a session was ever read from: nobody has to say which. */
  const readFrom = new Set<string>();
  let moves = 0;
  world.changes.on((moved) => {
    if (moved !== null && readFrom.size > 0 && !moved.some((table) => readFrom.has(table))) return;
    moves += 1;
    forget();
  });
  const find = async (token: string) => {
    const trusted = world.changes.look();
    const now = world.now();
    const key = hashToken(token);
    const known = trusted ? kept.get(key) : undefined;
    if (known && isFresh(known.at, now.getTime())) return known.live;
    const before = moves;
    const { made: live, reads } = await collectReads(() => findLiveSession(world.db, token, now));
    for (const table of reads.tables) readFrom.add(table);
    // What was read while something moved may be from before.
    if (live && moves === before) {
      if (kept.size >= KEPT) forget();
      if (known) foundAt.delete(known.live);
      kept.set(key, { live, at: now.getTime() });
      foundAt.set(live, now.getTime());
    }
    return live;
  };
  const stands = (live: LiveSession) => {
    const at = foundAt.get(live);
    return at !== undefined && isFresh(at, world.now().getTime());
  };
  return { find, stands };
}
