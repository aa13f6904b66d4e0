/** Makes the documents that were asked for, one after the other; what a stopped server left undone is begun anew. */
import type { World } from '../../world.ts';
import { makeFile } from '../make-file.ts';
import { deleteJobsBefore, findJob, findNextJob, type StoredJob, updateJob } from './job.repository.ts';

/** A document that stopped the server as often is not begun again. */
const ATTEMPTS = 3;
const KEPT_MS = 30 * 86_400_000;

/** Thrown between two steps of a job that somebody cancelled, or while the server stops. */
class Stopped extends Error {
  override name = 'Stopped';
}

export class DocumentJobs {
  readonly #world: World;
  #running: Promise<void> | null = null;
  #current: { id: string; abort: AbortController } | null = null;
  #stopping = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Begins on what waits, unless it is at it already. */
  wake(): void {
    if (this.#running !== null || this.#stopping) return;
    this.#running = this.#work().finally(() => {
      this.#running = null;
    });
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
    this.#current?.abort.abort();
    await this.idle();
  }

  async #work(): Promise<void> {
    const { db, now } = this.#world;
    await deleteJobsBefore(db, new Date(now().getTime() - KEPT_MS).toISOString());
    while (!this.#stopping) {
      const job = await findNextJob(db);
      if (!job) return;
      await this.#make(job);
    }
  }

  async #make(job: StoredJob): Promise<void> {
    const { db, now } = this.#world;
    const end = () => ({ ended_at: now().toISOString() });
    if (job.attempts >= ATTEMPTS) {
      await updateJob(db, job.id, { state: 'failed', step: '多次没有完成，请与系统管理员联系。', ...end() });
      return;
    }
    const abort = new AbortController();
    this.#current = { id: job.id, abort };
    try {
      await updateJob(db, job.id, { state: 'running', attempts: job.attempts + 1, steps_done: 0 });
      const { bytes, words } = await makeFile(this.#world, job, {
        signal: abort.signal,
        say: async (step, done, total) => {
          if (abort.signal.aborted || (await findJob(db, job.id)) === undefined) throw new Stopped();
          await updateJob(db, job.id, { step, steps_done: done, steps_total: total });
        },
      });
      const content = Buffer.from(bytes);
      // A row that was cancelled meanwhile is not there any more: nothing is written.
      await updateJob(db, job.id, {
        state: 'done',
        step: words,
        content,
        byte_size: content.length,
        ...end(),
      });
    } catch (error) {
      if (abort.signal.aborted || error instanceof Stopped) return;
      const reason = error instanceof Error ? error.message : String(error);
      await updateJob(db, job.id, { state: 'failed', step: `没有生成：${reason}`, ...end() });
    } finally {
      this.#current = null;
    }
  }
}
