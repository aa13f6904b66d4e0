/** How often each caller asked, on a server that shares its callers with no other: a window begins with its first request. */

/** Counts one more request. @param window milliseconds @returns how many there were in the window, and how much of it is left */
export interface Counting {
  count(caller: string, window: number, now?: number): { current: number; ttl: number };
}

const KEPT = 20_000;

export class LocalCounts implements Counting {
  readonly #counts = new Map<string, { startsAt: number; window: number; requests: number }>();

  count(caller: string, window: number, now = Date.now()): { current: number; ttl: number } {
    let count = this.#counts.get(caller);
    if (!count || count.startsAt + count.window <= now) {
      if (this.#counts.size >= KEPT) this.#forgetEnded(now);
      count = { startsAt: now, window, requests: 0 };
      this.#counts.set(caller, count);
    }
    count.requests += 1;
    return { current: count.requests, ttl: count.startsAt + window - now };
  }

  /** So many callers at once are strangers' addresses: what is over goes, and were it not enough, the oldest. */
  #forgetEnded(now: number): void {
    for (const [caller, { startsAt, window }] of this.#counts)
      if (startsAt + window <= now) this.#counts.delete(caller);
    for (const caller of this.#counts.keys()) {
      if (this.#counts.size < KEPT) break;
      this.#counts.delete(caller);
    }
  }
}
