/** Calls an endpoint (shared/contract/endpoint.ts): address, types and query key come from its one description. */
import { queryOptions } from '@tanstack/react-query';
import { addressOf, type EndpointSpec, queryKey, type Reply, type Sent } from '#shared/contract/endpoint.ts';
import { request, upload } from './http.ts';
import { askedHere } from './node.ts';

interface CallOptions {
  signal?: AbortSignal;
  /** Repeated with every retry of the same act, so that it counts once. */
  key?: string;
}

/** Sends and reads the reply, in the area that is open. Throws HttpProblem; an aborted call throws its AbortError. */
export function call<E extends EndpointSpec>(
  endpoint: E,
  sent: Sent<E>,
  options: CallOptions = {},
): Promise<Reply<E>> {
  return callAt(endpoint, askedHere(endpoint, sent), options);
}

/** As `call`, of the area that `sent` names and no other: what is fetched again later is still of that one. */
export function callAt<E extends EndpointSpec>(
  endpoint: E,
  sent: Sent<E>,
  { signal, key }: CallOptions = {},
): Promise<Reply<E>> {
  return request<Reply<E>>(endpoint.method, addressOf(endpoint, sent), {
    body: 'body' in sent ? sent.body : undefined,
    signal,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
}

/** A query of an endpoint for @tanstack/react-query, under the key that the server uses too. */
export function ask<E extends EndpointSpec>(endpoint: E, sent: Sent<E>) {
  const here = askedHere(endpoint, sent);
  return queryOptions({
    queryKey: queryKey(endpoint, here),
    queryFn: ({ signal }) => callAt(endpoint, here, { signal }),
  });
}

/** Sends a file, with further text fields, to an endpoint that takes uploads; progress is of the sending alone. */
export function sendFile<E extends EndpointSpec & { upload: true }>(
  endpoint: E,
  sent: Sent<E>,
  file: File,
  {
    fields = {},
    ...options
  }: {
    fields?: Record<string, string>;
    onProgress?: (share: number) => void;
    signal?: AbortSignal;
  },
): Promise<Reply<E>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file, file.name);
  return upload<Reply<E>>(addressOf(endpoint, sent), form, options);
}
