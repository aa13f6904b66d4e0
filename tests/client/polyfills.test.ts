/** What old browsers lack, taken away in a world of its own and given back by the pages' first module. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';

const TAKEN = [
  ...['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed'].map((name) => `Array.prototype.${name}`),
  ...['String.prototype.at', 'Object.getPrototypeOf(Int8Array).prototype.at', 'Object.hasOwn', 'Map.groupBy'],
  'globalThis.structuredClone',
];

/** A browser that has none of them but for the module. */
function oldBrowser() {
  const world = createContext({});
  runInContext(TAKEN.map((name) => `delete ${name};`).join('\n'), world);
  const lacking = runInContext(`[${TAKEN.map((name) => `typeof ${name}`)}].join()`, world);
  expect(new Set(String(lacking).split(','))).toEqual(new Set(['undefined']));
  const source = readFileSync(new URL('../../client/app/polyfills.ts', import.meta.url), 'utf8');
  runInContext(stripTypeScriptTypes(source), world);
  return (expression: string) => JSON.parse(String(runInContext(`JSON.stringify(${expression})`, world)));
}

test.each([
  ["[[1, 2, 3].at(-1), [1].at(5) === undefined, 'abc'.at(0), new Uint8Array([7]).at(-1)]", [3, true, 'a', 7]],
  ['[[1, 2, 3].findLast((n) => n < 3), [1].findLast((n) => n > 1) === undefined]', [2, true]],
  ['[1, 2, 1].findLastIndex((n) => n === 1)', 2],
  [
    '[[3, 1, 2].toSorted(), [1, 2].toReversed()]',
    [
      [1, 2, 3],
      [2, 1],
    ],
  ],
  ['[...Map.groupBy([3, 4, 5].values(), (n, i) => (n + i) % 2 === 1)]', [[true, [3, 4, 5]]]],
  [
    '[...Map.groupBy([1, 2, 3], (n) => n % 2)]',
    [
      [1, [1, 3]],
      [0, [2]],
    ],
  ],
  ["[Object.hasOwn({ a: 1 }, 'a'), Object.hasOwn({}, 'toString')]", [true, false]],
  [
    "((c) => [c.a.getTime(), [...c.m], [...c.s], c.b])(structuredClone({ a: new Date(5), m: new Map([[1, 2]]), s: new Set(['x']), b: null }))",
    [5, [[1, 2]], ['x'], null],
  ],
])('%s', (expression, expected) => expect(oldBrowser()(expression)).toEqual(expected));
