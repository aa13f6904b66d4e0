import { useRef } from 'react';
import { type Attempt, attemptFor } from './attempt-key.ts';
import { newId } from './ids.ts';

/** The idempotency key for a request: the same while the request is, a new one for another. */
export function useAttempt(): (request: unknown) => string {
  const attempt = useRef<Attempt | null>(null);
  return (request) => {
    attempt.current = attemptFor(attempt.current, request, newId);
    return attempt.current.key;
  };
}
