/** What PostgreSQL and its driver say when a connection is gone or somebody else is in the way. */

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** The database cannot be reached, or was lost in the middle; nothing of what was not committed is kept. */
export class StoreAway extends Error {
  override name = 'StoreAway';
}

/** The connection broke while the database was asked to commit, and nobody could say since whether it did. */
export class CommitUnknown extends Error {
  override name = 'CommitUnknown';
}

/** SQLSTATE class 08 and shutdowns, a session ended for idling inside a transaction, and what the operating system says. */
const LOST =
  /^(08...|57P0[1-35]|25P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** The driver has no codes for these. */
const LOST_WORDS =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Connection ended/;
/** Locks and statements that took too long, a deadlock, and no connection left. */
const BUSY = /^(55P03|57014|40001|40P01|53300)$/;

/** The connection is gone; whatever was not committed is undone by the server. */
export function isLost(error: unknown): boolean {
  if (error instanceof StoreAway) return true;
  return LOST.test(codeOf(error)) || (error instanceof Error && LOST_WORDS.test(error.message));
}

/** Somebody else was in the way for longer than anybody should wait; nothing was changed. */
export function isBusy(error: unknown): boolean {
  return BUSY.test(codeOf(error));
}

/** Between two tries of reaching a server that restarts. */
const PAUSE_MS = 150;

/**
 * Tries again while the connection is lost, for at most `patience` milliseconds: a restart of PostgreSQL takes seconds.
 * Only for what has changed nothing yet. @throws StoreAway, or another failure as it comes
 */
export async function untilAnswered<T>(work: () => Promise<T>, patience: number): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error)) throw error;
      if (performance.now() > until) throw new StoreAway('the database cannot be reached', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
