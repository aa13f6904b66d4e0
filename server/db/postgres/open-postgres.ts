/** PostgreSQL as the product's database: reads and transactions on pools of their own, so that neither waits for the other. */
import { Kysely, type TransactionBuilder } from 'kysely';
import type { Changes } from '../changes.ts';
import type { Tables } from '../tables.ts';
import { rememberWrites } from '../written-rows.ts';
import { Announce } from './announce.ts';
import { openPool, PATIENCE, readNumbers } from './pools.ts';
import { sayTrouble } from './postgres.words.ts';
import { ReadDialect } from './read-driver.ts';
import { WriteDialect } from './write-driver.ts';

const READERS = 10;
/** One transaction at a time. */
const WRITERS = 1;

/** Opens lazily: nothing is connected before the first query. */
export function openPostgres(url: string): { db: Kysely<Tables>; changes: Changes } {
  readNumbers();
  const readers = openPool(url, READERS, sayTrouble);
  const announce = new Announce(url, readers);
  const db = new TwoPools(
    new ReadDialect(readers, (table) => announce.wroteAlone(table), PATIENCE.restart),
    new WriteDialect({ pool: openPool(url, WRITERS, sayTrouble), announce }),
    () => announce.end(),
  );
  return { db, changes: announce.changes };
}

/**
 * A streaming replica, for reading alone. Whoever reads there has another place to go and is told at once when it is away.
 */
export function openReplica(url: string): Kysely<Tables> {
  readNumbers();
  return new Kysely({ dialect: new ReadDialect(openPool(url, READERS, sayTrouble), () => {}, 0) });
}

/** One handle for both, so that the features know of one database. */
class TwoPools extends Kysely<Tables> {
  readonly #writers: Kysely<Tables>;
  readonly #end: () => Promise<void>;

  constructor(readers: ReadDialect, writers: WriteDialect, end: () => Promise<void>) {
    super({ dialect: readers });
    this.#writers = new Kysely({ dialect: writers });
    this.#end = end;
  }

  override transaction(): TransactionBuilder<Tables> {
    return rememberWrites(this.#writers.transaction());
  }

  override async destroy(): Promise<void> {
    await this.#end();
    await this.#writers.destroy();
    await super.destroy();
  }
}
