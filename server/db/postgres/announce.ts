/** What one server writes, the others on the same database hear of: PostgreSQL's NOTIFY, sent with the commit itself. */
import { randomUUID } from 'node:crypto';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import pg from 'pg';
import { Changes, QUIET } from '../changes.ts';
import { noteCommit } from '../commits.ts';
import { PATIENCE } from './pools.ts';

/** Schemas of one database are told apart. */
const CHANNEL = "'sti_monitor_' || current_schema()";
const NOTIFY = `SELECT pg_notify(${CHANNEL}, $1)`;
const AGAIN_MS = 500;

export class Announce {
  readonly changes: Changes;
  readonly #own = randomUUID();
  readonly #url: string;
  readonly #readers: pg.Pool;
  #listener: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(url: string, readers: pg.Pool) {
    this.#url = url;
    this.#readers = readers;
    this.changes = new Changes(
      () => this.#listener !== null,
      () => void this.#listen(),
    );
  }

  /** Inside a transaction, to be heard when it is committed; its mark is there from then on. */
  async within(connection: DatabaseConnection, moved: readonly string[], mark: string): Promise<void> {
    const marking = 'WITH marked AS (INSERT INTO commit_mark (id, made_at) VALUES ($2, $3))';
    const values = [this.#message(moved), mark, Date.now()];
    await connection.executeQuery(CompiledQuery.raw(`${marking} ${NOTIFY}`, values));
  }

  /** The commit came through. */
  committed(moved: readonly string[]): void {
    noteCommit();
    this.changes.tell(moved);
  }

  /** A statement outside transactions changed a table. */
  wroteAlone(table: string): void {
    if (QUIET.has(table)) return;
    this.changes.tell([table]);
    // A word that is lost is made good by the next look of whoever keeps something for seconds only.
    this.#readers.query(NOTIFY, [this.#message([table])]).catch(() => {});
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    const listener = this.#listener;
    this.#listener = null;
    await listener?.end().catch(() => {});
  }

  #message(moved: readonly string[]): string {
    return `${this.#own} ${moved.join(' ')}`;
  }

  /** Hears until the connection breaks; then again, and whatever was said meanwhile counts as everything. */
  async #listen(): Promise<void> {
    if (this.#ended) return;
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE.connect,
    });
    let over = false;
    const again = () => {
      if (over) return;
      over = true;
      if (this.#listener === client) this.#listener = null;
      client.end().catch(() => {});
      this.changes.tell(null);
      if (!this.#ended) this.#timer = setTimeout(() => void this.#listen(), AGAIN_MS).unref();
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    try {
      await client.connect();
      const { rows } = await client.query(`SELECT ${CHANNEL} AS channel`);
      await client.query(`LISTEN ${client.escapeIdentifier(String(rows[0]?.channel))}`);
      if (this.#ended || over) return void client.end().catch(() => {});
      this.#listener = client;
      this.changes.tell(null);
    } catch {
      again();
    }
  }

  #hear(message: string): void {
    const [server, ...moved] = message.split(' ');
    if (server !== this.#own) this.changes.tell(moved);
  }
}
