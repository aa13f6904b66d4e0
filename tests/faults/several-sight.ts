/** When readers at every server see the version that an approval made. */
import { monitoringApi } from '#shared/contract/monitoring.ts';
import type { Db } from '../../server/db/open.ts';
import type { LiveServer } from '../helpers/live-server.ts';
import { Visitor } from './visitor.ts';

/** A person may ask 600 times a minute: seldom after the first few. */
const ASK_AGAIN_MS = [20, 50, 100, 200, 400];
const READERS = ['leader', 'analyst2'];

export class Sight {
  /** Milliseconds from the answer to an approval until a reader saw it; apart where the reader's server or the database was away. */
  readonly seen: number[] = [];
  readonly disturbed: number[] = [];
  late = 0;
  /** By server: grows when it or the database goes and when it is back, and is odd while it is away. */
  readonly #disturbances: number[];
  readonly #readers: readonly Visitor[];
  readonly #db: Db;
  readonly #within: number;

  private constructor(readers: readonly Visitor[], db: Db, within: number) {
    this.#readers = readers;
    this.#disturbances = readers.map(() => 0);
    this.#db = db;
    this.#within = within;
  }

  static async open(servers: readonly LiveServer[], db: Db, within: number): Promise<Sight> {
    const readers = servers.map(({ url }, n) => Visitor.signIn(url, READERS[n] ?? ''));
    return new Sight(await Promise.all(readers), db, within);
  }

  /** @param away the servers that cannot answer for as long as this takes */
  async while(away: readonly number[], act: () => Promise<void>): Promise<void> {
    const change = () => {
      for (const n of away) this.#disturbances[n] = (this.#disturbances[n] ?? 0) + 1;
    };
    change();
    await act().finally(change);
  }

  /** @param from when the approval was acknowledged */
  async of(submission: string, from: number): Promise<void> {
    const before = [...this.#disturbances];
    const { number } = await this.#db
      .selectFrom('data_version')
      .innerJoin('decision', 'decision.id', 'data_version.decision_id')
      .where('decision.submission_id', '=', submission)
      .select((e) => e.fn.min('data_version.number').as('number'))
      .executeTakeFirstOrThrow();
    const watch = async (reader: Visitor, n: number) => {
      await this.#seenBy(reader, Number(number));
      const ms = performance.now() - from;
      const away = before[n] ?? 0;
      if (away !== this.#disturbances[n] || away % 2 === 1) return this.disturbed.push(ms);
      if (ms > this.#within) this.late++;
      return this.seen.push(ms);
    };
    await Promise.all(this.#readers.map(watch));
  }

  async #seenBy(reader: Visitor, version: number): Promise<void> {
    for (let asked = 0; ; asked++) {
      const shown = await reader
        .read<{ cut: { dataVersion: number } }>(monitoringApi.ranking.path)
        .then(({ cut }) => cut.dataVersion)
        .catch(() => -1);
      if (shown >= version) return;
      const ms = ASK_AGAIN_MS[Math.min(asked, ASK_AGAIN_MS.length - 1)];
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
}
