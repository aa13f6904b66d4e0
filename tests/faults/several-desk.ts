/** One county's return and the office that decides on it, at whichever of two servers answers. */
import type { Db } from '../../server/db/open.ts';
import type { Crash, Review, View } from './crash.ts';
import type { Sight } from './several-sight.ts';

/** Said only where nothing was saved. */
const NOT_SAVED = /"store-(away|busy)"/;

export class Desk {
  /** Submissions whose approval was acknowledged. */
  readonly approved = new Set<string>();
  refused = 0;
  unknown = 0;
  keptAllTheSame = 0;
  #reached = 0;
  /** The submission whose approval was just now said not to have been saved. */
  #notSaved: string | null = null;
  #step = 0;
  readonly #at: readonly [Crash, Crash];
  readonly #random: () => number;
  readonly #sight: Sight;

  constructor(at: readonly [Crash, Crash], random: () => number, sight: Sight) {
    this.#at = at;
    this.#random = random;
    this.#sight = sight;
  }

  /** Goes on through everything: who is not answered asks again, here or there. */
  async work(ended: () => boolean): Promise<void> {
    while (!ended())
      await this.#once().catch(async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
  }

  async #once(): Promise<void> {
    const crash = this.#random() < 0.5 ? this.#at[0] : this.#at[1];
    const view = await crash.county.read<View>(crash.own);
    if (view.state === 'submitted') return this.#approve(crash);
    if (view.state === 'approved') {
      if (this.#notSaved !== null) this.keptAllTheSame++;
      this.#notSaved = null;
      return this.#note(await crash.correct(view));
    }
    const saved = await crash.saveDraft(view);
    if (!saved.ok) return;
    const { version } = (await saved.json()) as View;
    this.#reached = Math.max(this.#reached, version);
    this.#step++;
    return this.#note(await crash.submit(version, `several-${this.#step}-${version}-${crash.own}`));
  }

  async #approve(crash: Crash): Promise<void> {
    const { view, submission } = await crash.office.read<Review>(crash.review);
    this.#notSaved = null;
    const reply = await crash.office.post(`${crash.review}/approve`, {
      version: view.version,
      submission,
      comment: '',
    });
    if (reply.ok) {
      this.approved.add(submission);
      const seen = this.#sight.of(submission, performance.now());
      await this.#note(reply);
      return seen;
    }
    const words = await reply.text();
    if (words.includes('"store-unknown"')) this.unknown++;
    if (!NOT_SAVED.test(words)) return;
    this.refused++;
    this.#notSaved = submission;
  }

  async #note(reply: Response): Promise<void> {
    if (!reply.ok) return;
    const body = (await reply.json()) as { version?: number; view?: { version: number } };
    this.#reached = Math.max(this.#reached, body.view?.version ?? body.version ?? 0);
  }

  /** How much of what was acknowledged is not in the database. */
  async lost(db: Db): Promise<number> {
    const rows = await db
      .selectFrom('decision')
      .innerJoin('data_version', 'data_version.decision_id', 'decision.id')
      .where('decision.kind', '=', 'approve')
      .select('decision.submission_id')
      .execute();
    const kept = new Set(rows.map(({ submission_id }) => submission_id));
    const { version } = await this.#at[0].county.read<View>(this.#at[0].own);
    return [...this.approved].filter((one) => !kept.has(one)).length + Number(version < this.#reached);
  }
}
