/**
 * How often each caller asked in the present window, over all servers on one database: each counts by itself, and once a
 * second they tell each other through the database. A caller who turns to another server is known there a second later.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyRateLimitOptions, FastifyRateLimitStore } from '@fastify/rate-limit';
import type { Db } from '../db/open.ts';
import type { Counting } from './local-counts.ts';
import { deleteCountsBefore, keepCounts, listOthersCounts } from './request-count.repository.ts';

const TELL_MS = 1_000;
/** Longer than any window. */
const KEPT_MS = 3_600_000;

interface Count {
  startsAt: number;
  caller: string;
  window: number;
  own: number;
  others: number;
  told: number;
}

type Counted = (error: Error | null, result?: { current: number; ttl: number }) => void;

export class RequestCounts implements Counting {
  readonly #db: Db;
  readonly #server = randomUUID();
  readonly #counts = new Map<string, Count>();
  readonly #timer: NodeJS.Timeout;
  #telling = false;

  constructor(db: Db) {
    this.#db = db;
    this.#timer = setInterval(() => void this.tell().catch(() => {}), TELL_MS).unref();
  }

  count(caller: string, window: number, now = Date.now()): { current: number; ttl: number } {
    const startsAt = now - (now % window);
    let count = this.#counts.get(caller);
    if (count?.startsAt !== startsAt) {
      count = { startsAt, caller, window, own: 0, others: 0, told: 0 };
      this.#counts.set(caller, count);
    }
    count.own += 1;
    return { current: count.own + count.others, ttl: startsAt + window - now };
  }

  /** Tells the other servers what was counted here, and hears what they counted of the same callers. */
  async tell(now = Date.now()): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    try {
      for (const [caller, count] of this.#counts)
        if (count.startsAt + count.window <= now) this.#counts.delete(caller);
      const present = [...this.#counts.values()];
      if (present.length === 0) return;
      const news = present.filter((count) => count.own > count.told);
      const sent = news.map((count) => [count, count.own] as const);
      await keepCounts(
        this.#db,
        this.#server,
        sent.map(([{ startsAt, caller }, requests]) => ({ startsAt, caller, requests })),
      );
      for (const [count, requests] of sent) count.told = requests;
      const starts = [...new Set(present.map(({ startsAt }) => startsAt))];
      const others = await listOthersCounts(this.#db, this.#server, starts);
      for (const { caller, startsAt, requests } of others) {
        const count = this.#counts.get(caller);
        if (count?.startsAt === startsAt) count.others = requests;
      }
    } finally {
      this.#telling = false;
    }
  }

  /** Removes what no window needs any more. */
  tidy(now = Date.now()): Promise<void> {
    return deleteCountsBefore(this.#db, now - KEPT_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** The store that @fastify/rate-limit counts in; each route with limits of its own counts apart. */
export function storeOver(counts: Counting) {
  return class Store implements FastifyRateLimitStore {
    readonly #part: string;

    constructor(_options: FastifyRateLimitOptions, part = '') {
      this.#part = part;
    }

    incr(caller: string, counted: Counted, window: number): void {
      counted(null, counts.count(`${this.#part}${caller}`, window));
    }

    child(options: object): Store {
      return new Store({}, `${routeIn(options)} `);
    }
  };
}

/** The route that limits of its own are made for; the plugin hands it over under this name. */
function routeIn(options: object): string {
  const route = 'routeInfo' in options ? options.routeInfo : options;
  if (typeof route !== 'object' || route === null || !('url' in route) || !('method' in route)) return '';
  return `${route.method} ${route.url}`;
}
