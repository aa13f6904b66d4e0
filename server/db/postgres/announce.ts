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
/** A connection whose other end is gone without a word (a cable, a sleeping machine) is found out by asking it something. */
const BEAT_MS = 3_000;
const ANSWER_MS = 3_000;
/** What it has not answered for as long may have said something that was not heard. */
const TRUSTED_MS = BEAT_MS + ANSWER_MS;

export class Announce {
  readonly changes: Changes;
  readonly #own = randomUUID();
  readonly #url: string;
  readonly #readers: pg.Pool;
  #listener: pg.Client | null = null;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #saying: NodeJS.Timeout | undefined;
  /** Tables written outside transactions that the others have not been told of yet. */
  readonly #unsaid = new Set<string>();
  #ended = false;

  constructor(url: string, readers: pg.Pool) {
    this.#url = url;
    this.#readers = readers;
    this.changes = new Changes(
      () => this.#listener !== null && performance.now() - this.#answeredAt < TRUSTED_MS,
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
    this.#unsaid.add(table);
    void this.#say();
  }

  /** A word that does not get through is said again until it does: the others may hear this database while we cannot. */
  async #say(): Promise<void> {
    const tables = [...this.#unsaid];
    if (tables.length === 0 || this.#ended) return;
    this.#unsaid.clear();
    await this.#readers.query(NOTIFY, [this.#message(tables)]).catch(() => {
      for (const table of tables) this.#unsaid.add(table);
      clearTimeout(this.#saying);
      if (!this.#ended) this.#saying = setTimeout(() => void this.#say(), AGAIN_MS).unref();
    });
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#saying);
    const listener = this.#listener;
    this.#listener = null;
    await listener?.end().catch(() => {});
  }

  #message(moved: readonly string[]): string {
    return `${this.#own} ${moved.join(' ')}`;
  }

  /** Hears until the connection breaks or falls silent; then again, and whatever was said meanwhile counts as everything. */
  async #listen(): Promise<void> {
    if (this.#ended) return;
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE.connect,
      query_timeout: ANSWER_MS,
    });
    let over = false;
    let beat: NodeJS.Timeout | undefined;
    const again = () => {
      if (over) return;
      over = true;
      clearInterval(beat);
      if (this.#listener === client) this.#listener = null;
      client.end().catch(() => {});
      // Closed on purpose: nobody is to look again into a database that is gone.
      if (this.#ended) return;
      this.changes.tell(null);
      this.#timer = setTimeout(() => void this.#listen(), AGAIN_MS).unref();
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    try {
      await client.connect();
      const { rows } = await client.query(`SELECT ${CHANNEL} AS channel`);
      await client.query(`LISTEN ${client.escapeIdentifier(String(rows[0]?.channel))}`);
      if (this.#ended || over) return void client.end().catch(() => {});
      const answered = () => {
        this.#answeredAt = performance.now();
      };
      answered();
      this.#listener = client;
      this.changes.tell(null);
      beat = setInterval(() => void client.query('SELECT 1').then(answered, again), BEAT_MS).unref();
    } catch {
      again();
    }
  }

  #hear(message: string): void {
    const [server, ...moved] = message.split(' ');
    if (server !== this.#own) this.changes.tell(moved);
  }
}
