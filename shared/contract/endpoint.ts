/**
 * One object an endpoint: address, who may call it, what goes in and what comes out. The server registers it, the
 * client calls it and takes its query key and types from it, and the description at /api/docs falls out of it.
 */
import type { z } from 'zod';
import type { Role } from './roles.ts';

/** What a key of another system opens, the smallest first; each opens what those before it do. */
export const KEY_SCOPES = ['published', 'approved'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * - `own-return`: reporters reach their own `:organisation` only, an office those of its area; a foreign one answers 404, as
 *   if it did not exist
 * - `reviewed-return`: an office reaches the returns that it decides: those of its own node (domain.md §10)
 * - `node`: the area that `node` of the query names, by default the caller's own; one the caller may not read answers 404
 * - `subtree`: as `node`, and everything below it: 404 for who reads of the node only what stands directly under it
 * - `own`: nothing but what is the caller's own, or what they send along
 */
type Scope = 'own-return' | 'reviewed-return' | 'node' | 'subtree' | 'own';

export interface Access {
  /** 'public' needs no session; 'signed-in' any account; otherwise the roles that may call. */
  who: 'public' | 'signed-in' | readonly Role[];
  /** How far a caller reaches, in words of `Scope`; without one, only who belongs to the root of the tree may call. */
  scope?: Scope;
  /** Minutes since the password was last given. */
  freshMinutes?: number;
  /** Other systems read it too, with a key of this scope or a wider one. Only for GET. */
  keys?: KeyScope;
}

export interface EndpointSpec extends Access {
  /** Chinese: what it does, for /api/docs. */
  about: string;
  method: Method;
  path: `/api/${string}`;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** A multipart form: one file and, where `body` is absent, text fields. */
  upload?: true;
  /** Takes an Idempotency-Key: a repeated request with the same key counts once. */
  once?: true;
  /** JSON of a shape; 'file' is a download, 'none' an empty 204, 'elsewhere' an address that the browser goes on to. */
  reply: z.ZodType | 'file' | 'none' | 'elsewhere';
  /** The reply is stored JSON that goes out byte for byte. */
  stored?: true;
  /**
   * Its address names its content, the same for whoever may call: a browser keeps it and never asks again. Only for replies that
   * do not look at the caller.
   */
  immutable?: true;
}

/** Checks that the path names exactly the parameters, and that keys only read. @throws RangeError otherwise, at start. */
export function endpoint<const E extends EndpointSpec>(spec: E): E {
  if (spec.keys && spec.method !== 'GET') throw new RangeError(`${spec.path}: keys only read`);
  const named = [...spec.path.matchAll(/:([a-z]+)/g)].map((match) => match[1]);
  const given = Object.keys(spec.params?.shape ?? {});
  if (named.length !== given.length || named.some((name) => !given.includes(String(name))))
    throw new RangeError(`${spec.path} names ${named.join(', ')}, its params are ${given.join(', ')}`);
  return spec;
}

type Part<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? S : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Keys whose value may be undefined need not be given. */
type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: T[K];
};

type ParamsOf<E extends EndpointSpec> = In<Part<E, 'params'>>;
export type QueryOf<E extends EndpointSpec> = In<Part<E, 'query'>>;
export type BodyOf<E extends EndpointSpec> = In<Part<E, 'body'>>;

/** What a caller sends. */
export type Sent<E extends EndpointSpec> = Given<{
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
}>;

/** What arrives, checked and converted. */
export interface Received<E extends EndpointSpec> {
  params: Out<Part<E, 'params'>>;
  query: Out<Part<E, 'query'>>;
  body: Out<Part<E, 'body'>>;
}

/** What comes back to the caller; undefined for downloads and empty replies. */
export type Reply<E extends EndpointSpec> = Out<Part<E, 'reply'>>;

type Value = string | number | boolean | null | undefined;

/** The address of a call: parameters filled in, query appended; undefined, null and '' are left out. */
export function addressOf<E extends EndpointSpec>(
  { path }: E,
  { params, query }: { params?: ParamsOf<E>; query?: QueryOf<E> } = {},
): string {
  const values = new Map(Object.entries<unknown>(params ?? {}));
  const filled = path.replace(/:([a-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  const search = new URLSearchParams(asked(query ?? {}).map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/**
 * The key an answer is kept under, by the page that shows it and by the server that sends it along. It begins with the
 * endpoint's area (the word after /api/), so that one change can refresh a whole area.
 */
export function queryKey<E extends EndpointSpec>(
  { path }: E,
  { params, query }: { params?: ParamsOf<E>; query?: QueryOf<E> } = {},
): readonly unknown[] {
  return [areaOf(path), path, params ?? {}, Object.fromEntries(asked(query ?? {}))];
}

function areaOf(path: string): string {
  return path.split('/')[2] ?? '';
}

function asked(query: object): [string, Value][] {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
