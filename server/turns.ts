/** Turns at something costly: some at once, some waiting, the rest told at once to come back later. */

/** Nobody else can wait: the caller is asked to come back. */
export class TurnsFull extends Error {
  override name = 'TurnsFull';
}

export class Turns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #atOnce: number;
  readonly #queue: number;

  /** @param atOnce turns taken at the same time. @param queue callers that may wait besides. */
  constructor(atOnce: number, queue: number) {
    this.#atOnce = atOnce;
    this.#queue = queue;
  }

  /** Waits for a turn, takes it and gives it back. @throws TurnsFull when too many wait already. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#queue) throw new TurnsFull('no turn left');
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The turn passes straight to the next in line. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
