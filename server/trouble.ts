/** Failures of what runs by itself: the operator hears of one once, not at every try, and again after it had been over. */
import { postgresWords } from './db/postgres/postgres.words.ts';

export class Trouble {
  readonly #what: string;
  #said: string | null = null;

  /** @param what is not done, in words for the operator */
  constructor(what: string) {
    this.#what = what;
  }

  tell(error: unknown): void {
    const words = `${this.#what}：${postgresWords(error) ?? machineWords(error)}\n`;
    if (words === this.#said) return;
    this.#said = words;
    process.stderr.write(words);
  }

  over(): void {
    this.#said = null;
  }
}

/** What a program said of a failure and of what was behind it: for the operator's log alone. */
export function machineWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${machineWords(error.cause)})`;
}
