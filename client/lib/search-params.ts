/** The state of a page lives in its address: typed search parameters that Back restores. */
import { useCallback, useMemo, useRef } from 'react';
import { useLocation, useSearch as useRawSearch } from 'wouter';

/** How one parameter is read from and written to the address; `read` never throws. */
export interface Param<T> {
  read: (raw: string | null) => T;
  /** null leaves the parameter out of the address. */
  write: (value: T) => string | null;
}

export const text: Param<string | undefined> = {
  read: (raw) => raw || undefined,
  write: (value) => value || null,
};

export const integer: Param<number | undefined> = {
  read: (raw) => (raw !== null && /^-?\d{1,15}$/.test(raw) ? Number(raw) : undefined),
  write: (value) => (value === undefined ? null : String(value)),
};

export const decimal: Param<number | undefined> = {
  read: (raw) => (raw !== null && /^-?\d{1,15}(\.\d{1,6})?$/.test(raw) ? Number(raw) : undefined),
  write: (value) => (value === undefined ? null : String(value)),
};

export const flag: Param<boolean> = {
  read: (raw) => raw === '1',
  write: (value) => (value ? '1' : null),
};

/** Comma-separated codes. */
export const list: Param<string[]> = {
  read: (raw) => (raw ? raw.split(',').filter(Boolean) : []),
  write: (value) => (value.length > 0 ? value.join(',') : null),
};

/** One of the given words; anything else is the first, which stays out of the address. */
export function choice<const T extends string>(...options: readonly [T, ...T[]]): Param<T> {
  return {
    read: (raw) => options.find((option) => option === raw) ?? options[0],
    write: (value) => (value === options[0] ? null : value),
  };
}

/** A parameter with a value for when the address says nothing; the default stays out of the address. */
export function withDefault<T>(param: Param<T | undefined>, fallback: T): Param<T> {
  return {
    read: (raw) => param.read(raw) ?? fallback,
    write: (value) => (value === fallback ? null : param.write(value)),
  };
}

type Values<P> = { [K in keyof P]: P[K] extends Param<infer T> ? T : never };
// biome-ignore lint/suspicious/noExplicitAny: a record of parameters of differing types has no narrower bound
type AnyParams = Record<string, Param<any>>;

/** Reads every named parameter from a query string. */
export function readParams<P extends AnyParams>(params: P, query: string): Values<P> {
  const raw = new URLSearchParams(query);
  return Object.fromEntries(
    Object.entries(params).map(([key, param]) => [key, param.read(raw.get(key))]),
  ) as Values<P>;
}

/** The query string after a change; parameters the page does not know stay as they are. */
export function writeParams<P extends AnyParams>(
  params: P,
  query: string,
  patch: Partial<Values<P>>,
): string {
  const raw = new URLSearchParams(query);
  for (const [key, value] of Object.entries(patch)) {
    const written = params[key]?.write(value) ?? null;
    if (written === null) raw.delete(key);
    else raw.set(key, written);
  }
  return raw.toString();
}

/** What changes in the address; as a function of what stands there now, where a change builds on the one before it. */
type Patch<P extends AnyParams> = Partial<Values<P>> | ((now: Values<P>) => Partial<Values<P>>);

/**
 * `const [{ period, v }, set] = useSearch({ period: text, v: integer })`. `set({ period: '2026-S1' })` adds a step to
 * the history; with `{ replace: true }` (sliders, typing) it does not. Define `params` outside the component.
 */
export function useSearch<P extends AnyParams>(
  params: P,
): [Values<P>, (patch: Patch<P>, options?: { replace?: boolean }) => void] {
  const query = useRawSearch();
  const [path, navigate] = useLocation();
  const values = useMemo(() => readParams(params, query), [params, query]);
  // Two changes in one event build on each other, not on the address as it was before both.
  const latest = useRef(query);
  latest.current = query;
  const set = useCallback(
    (given: Patch<P>, options: { replace?: boolean } = {}) => {
      const patch = typeof given === 'function' ? given(readParams(params, latest.current)) : given;
      const next = writeParams(params, latest.current, patch);
      latest.current = next;
      navigate(next ? `${path}?${next}` : path, options);
    },
    [params, path, navigate],
  );
  return [values, set];
}
