/**
 * Whether a request has changed data by now: a failure after that must not tell the caller that nothing was changed.
 * Kept beside the call, not handed through it, because the last thing to fail may be the answer itself.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<{ committed: boolean }>();

/** Runs one request (all that follows from `work`, also later) with a memory of its own. */
export function rememberCommits(work: () => void): void {
  current.run({ committed: false }, work);
}

/** A transaction has come through. */
export function noteCommit(): void {
  const request = current.getStore();
  if (request) request.committed = true;
}

/** Whether a transaction of the present request has come through. */
export function hasCommitted(): boolean {
  return current.getStore()?.committed ?? false;
}
