/** Makes the documents that were asked for, one after the other; what a stopped server left undone is begun anew. */
import { randomUUID } from 'node:crypto';
import { Trouble } from '../../trouble.ts';
import type { World } from '../../world.ts';
import { makeFile } from '../make-file.ts';
import { isForOperator, notMadeWords } from '../not-made.words.ts';
import { claimJob, findNextJob, type StoredJob, updateJob } from './job.repository.ts';

/** A document that stopped the server as often is not begun again. */
const ATTEMPTS = 3;
/** A server that is not heard of for as long does not make the document any more. */
const CLAIM_MS = 60_000;
const HEARD_MS = 15_000;

/** Thrown between two steps of a job that somebody cancelled, or while the server stops. */
class Stopped extends Error {
  override name = 'Stopped';
}

export class DocumentJobs {
  readonly #world: World;
  readonly #server = randomUUID();
  /** Other servers may stop in the middle of a document, and the database may be away for a while. */
  #looking: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #current: { id: string; abort: AbortController } | null = null;
  #stopping = false;
  readonly #trouble = new Trouble('生成材料的任务没有进行下去，稍后再试');

  constructor(world: World) {
    this.#world = world;
  }

  /** Begins on what waits, unless it is at it already. */
  wake(): void {
    if (this.#running !== null || this.#stopping) return;
    if (this.#world.counts !== null) this.#lookAgain();
    this.#running = this.#work()
      .then(() => this.#trouble.over())
      .catch((error: unknown) => {
        // A database that is away comes back; what waits is found then.
        this.#trouble.tell(error);
        if (!this.#stopping) this.#lookAgain();
      })
      .finally(() => {
        this.#running = null;
      });
  }

  #lookAgain(): void {
    this.#looking ??= setInterval(() => this.wake(), HEARD_MS).unref();
  }

  /** Everything that waits is done, or nothing more can be. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  /** A cancelled job need not go on to its next step. */
  cancelled(id: string): void {
    if (this.#current?.id === id) this.#current.abort.abort();
  }

  /** Leaves the job at hand as it is: the next start begins it anew. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#looking) clearInterval(this.#looking);
    this.#current?.abort.abort();
    await this.idle();
  }

  async #work(): Promise<void> {
    const { db, now } = this.#world;
    while (!this.#stopping) {
      const alone = this.#world.counts === null;
      const job = await findNextJob(db, { server: this.#server, at: now().toISOString(), alone });
      if (!job) return;
      if (await claimJob(db, job, this.#server, this.#until())) await this.#make(job);
    }
  }

  #until(): string {
    return new Date(this.#world.now().getTime() + CLAIM_MS).toISOString();
  }

  #update(id: string, change: Parameters<typeof updateJob>[3]): Promise<boolean> {
    return updateJob(this.#world.db, id, this.#server, { ...change, claimed_until: this.#until() });
  }

  async #make(job: StoredJob): Promise<void> {
    const end = () => ({ ended_at: this.#world.now().toISOString() });
    if (job.attempts >= ATTEMPTS) {
      await this.#update(job.id, { state: 'failed', step: '多次没有完成，请与系统管理员联系。', ...end() });
      return;
    }
    const abort = new AbortController();
    this.#current = { id: job.id, abort };
    const heard = setInterval(() => void this.#update(job.id, {}).catch(() => {}), HEARD_MS);
    try {
      const { bytes, words } = await makeFile(this.#world, job, {
        signal: abort.signal,
        say: async (step, done, total) => {
          if (abort.signal.aborted) throw new Stopped();
          const mine = await this.#update(job.id, { step, steps_done: done, steps_total: total });
          if (!mine) throw new Stopped();
        },
      });
      const content = Buffer.from(bytes);
      // A row that was cancelled meanwhile is not there any more: nothing is written.
      await this.#update(job.id, {
        state: 'done',
        step: words,
        content,
        byte_size: content.length,
        ...end(),
      });
    } catch (error) {
      // Another server need not wait until this one is not heard of any more, and a stop in good order is no fault of the
      // document: this attempt does not count.
      if (this.#stopping)
        await updateJob(this.#world.db, job.id, this.#server, {
          claimed_until: null,
          attempts: job.attempts,
        }).catch(() => {});
      if (abort.signal.aborted || error instanceof Stopped) return;
      if (isForOperator(error)) new Trouble(`没有生成“${job.file_name}”`).tell(error);
      await this.#update(job.id, { state: 'failed', step: notMadeWords(error), ...end() });
    } finally {
      clearInterval(heard);
      this.#current = null;
    }
  }
}
