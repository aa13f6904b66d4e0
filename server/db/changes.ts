/** Which tables have moved: told after every commit, by this process at once and by other servers on the same database. */

/** Names of tables; null where anything may have moved (a connection was lost, or another program wrote). */
type Moved = readonly string[] | null;

/** Written outside transactions only to note that somebody was there: nothing that is kept depends on it. */
export const QUIET: ReadonlySet<string> = new Set(['session', 'request_count', 'commit_mark']);

export class Changes {
  readonly #listeners = new Set<(moved: Moved) => void>();
  readonly #look: () => boolean;
  readonly #listen: () => void;

  /**
   * @param look asks the database whether another program wrote to it, and tells; false where nobody would tell. @param listen begins to hear of other
   * servers, once somebody here wants to know.
   */
  constructor(look: () => boolean = () => true, listen: () => void = () => {}) {
    this.#look = look;
    this.#listen = listen;
  }

  on(listener: (moved: Moved) => void): void {
    if (this.#listeners.size === 0) this.#listen();
    this.#listeners.add(listener);
  }

  tell(moved: Moved): void {
    if (moved?.length === 0) return;
    for (const listener of this.#listeners) listener(moved);
  }

  /** Before something kept is used: what moved without a word is told now. @returns false when nothing kept may be trusted */
  look(): boolean {
    return this.#look();
  }
}
