/** One writing transaction at a time in this process; between processes an advisory lock does the same. */
import { PATIENCE } from './pools.ts';

/** Others have waited for as long as anybody should. Its code is PostgreSQL's own for a lock that did not come. */
class NoTurn extends Error {
  override name = 'NoTurn';
  readonly code = '55P03';
}

export class WritersTurn {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  /** @throws NoTurn when the turn does not come in time */
  async take(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const mine = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(mine), 1);
        reject(new NoTurn('another transaction did not end'));
      }, PATIENCE.turn);
      this.#waiting.push(mine);
    });
  }

  /** The turn passes straight to the next in line. */
  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}
