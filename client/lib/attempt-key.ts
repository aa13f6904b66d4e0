/** An idempotency key that lives as long as its request: a retry repeats it, another request gets a new one. */

export interface Attempt {
  request: string;
  key: string;
}

export function attemptFor(before: Attempt | null, body: unknown, newKey: () => string): Attempt {
  const request = JSON.stringify(body);
  return before?.request === request ? before : { request, key: newKey() };
}
