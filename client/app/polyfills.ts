/** What Chromium 86 and 109, Firefox 78 and Safari 14 lack and our libraries or shared code use. Imported first. */

type Indexed<T> = { readonly length: number; readonly [index: number]: T };

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

function at<T>(this: Indexed<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function findLastIndex<T>(this: T[], test: (item: T, index: number, all: T[]) => unknown): number {
  for (let index = this.length - 1; index >= 0; index--)
    if (test(this[index] as T, index, this)) return index;
  return -1;
}

function findLast<T>(this: T[], test: (item: T, index: number, all: T[]) => unknown): T | undefined {
  return this[findLastIndex.call(this, test as (item: unknown, index: number, all: unknown[]) => unknown)];
}

for (const type of [Array, String, Int8Array.prototype.constructor, Object.getPrototypeOf(Int8Array)]) {
  define((type as { prototype: object }).prototype, 'at', at);
}
define(Array.prototype, 'findLast', findLast);
define(Array.prototype, 'findLastIndex', findLastIndex);
define(Array.prototype, 'toSorted', function <T>(this: T[], compare?: (a: T, b: T) => number) {
  return [...this].sort(compare);
});
define(Array.prototype, 'toReversed', function <T>(this: T[]) {
  return [...this].reverse();
});
// Not by `Object.hasOwn`, which is what is missing.
const ownProperty = Object.prototype.hasOwnProperty;
define(Object, 'hasOwn', (target: object, key: PropertyKey) => ownProperty.call(target, key));
define(Map, 'groupBy', <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K) => {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
});
define(globalThis, 'structuredClone', <T>(value: T): T => clone(value));

/** Plain data only: objects, arrays, dates, maps and sets of them. */
function clone<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(clone) as T;
  if (value instanceof Date) return new Date(value) as T;
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [clone(key), clone(item)])) as T;
  if (value instanceof Set) return new Set([...value].map(clone)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clone(item)])) as T;
}
