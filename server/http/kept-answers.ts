/**
 * Answers as bytes, kept while nothing moves that they were made from. Nobody declares what an answer depends on: the tables it
 * read, the clock and the caller are noted while it is made (server/db/reads.ts), and one that asked who was calling is kept
 * for that person alone. What a caller may see at all is decided before anything kept is looked for (policy.ts).
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Reads } from '../db/reads.ts';
import type { World } from '../world.ts';

/** A text as it leaves, whole and compressed, under its own name. */
export interface KeptAnswer {
  /** Where it is found again as long as it holds; null for one that is not kept. */
  key: string | null;
  etag: string;
  whole: Buffer;
  /** Null where compressing is not worth it. */
  zipped: Buffer | null;
}

interface Entry extends KeptAnswer {
  /** The state it was made from: nothing that it read has moved since. */
  state: number;
  tables: readonly string[];
  /** The world's time when it was made, for one that asked the time; null for one that did not. */
  at: number | null;
}

const pack = promisify(gzip);

const KEPT_BYTES = 64 * 1024 * 1024;
const WORTH_ZIPPING = 1024;
/** An answer that depends on the time holds for as long as any answer takes to arrive. */
const CLOCK_MS = 1_000;

export class KeptAnswers {
  readonly #world: World;
  /** The least recently used first. */
  readonly #entries = new Map<string, Entry>();
  readonly #movedAt = new Map<string, number>();
  #bytes = 0;
  #state = 0;
  #allMovedAt = 0;

  constructor(world: World) {
    this.#world = world;
    world.changes.on((moved) => {
      this.#state += 1;
      if (moved === null) this.#allMovedAt = this.#state;
      for (const table of moved ?? []) this.#movedAt.set(table, this.#state);
    });
  }

  /** The present state, to be noted before an answer is made. */
  get state(): number {
    return this.#state;
  }

  /** The answer at an address that is still right for a reader: everything that is known of them. */
  find(address: string, reader: string): KeptAnswer | undefined {
    if (!this.#world.changes.look()) return undefined;
    return this.#holding(address) ?? this.#holding(personal(address, reader));
  }

  /** The answer of a key, while it is right. The caller has looked for changes and knows whom it is for. */
  again(key: string): KeptAnswer | undefined {
    return this.#holding(key);
  }

  /** @param asked whether the caller's identity had a part in it. @param state as it was before it was made */
  async keep(
    address: string,
    { reader, asked }: { reader: string; asked: boolean },
    text: string,
    reads: Reads,
    state: number,
  ): Promise<KeptAnswer> {
    const key = asked ? personal(address, reader) : address;
    const answer = await bytesOf(text, reads.unsure ? null : key);
    if (reads.unsure) return answer;
    const at = reads.clock ? this.#world.now().getTime() : null;
    this.#drop(key);
    this.#entries.set(key, { ...answer, state, tables: [...reads.tables], at });
    this.#bytes += sizeOf(answer);
    for (const [oldest] of this.#entries) {
      if (this.#bytes <= KEPT_BYTES) break;
      this.#drop(oldest);
    }
    return answer;
  }

  #holding(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (this.#holds(entry)) {
      this.#entries.set(key, entry);
      return entry;
    }
    this.#bytes -= sizeOf(entry);
    return undefined;
  }

  #holds({ state, tables, at }: Entry): boolean {
    if (at !== null) {
      const age = this.#world.now().getTime() - at;
      if (age < 0 || age >= CLOCK_MS) return false;
    }
    // What reads no table reads the programme in memory, which a data version puts there.
    if ((this.#movedAt.get('data_version') ?? 0) > state) return false;
    return this.#allMovedAt <= state && tables.every((table) => (this.#movedAt.get(table) ?? 0) <= state);
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= sizeOf(entry);
  }
}

async function bytesOf(text: string, key: string | null): Promise<KeptAnswer> {
  const whole = Buffer.from(text);
  const zipped = whole.length >= WORTH_ZIPPING ? await pack(whole, { level: 6 }) : null;
  // Weak: the same answer, whether compressed or not.
  return {
    key,
    etag: `W/"${createHash('sha256').update(whole).digest('base64url').slice(0, 22)}"`,
    whole,
    zipped,
  };
}

const personal = (address: string, reader: string) => `${reader} ${address}`;

const sizeOf = ({ whole, zipped }: KeptAnswer) => whole.length + (zipped?.length ?? 0);
