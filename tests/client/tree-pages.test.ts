/** Under /at/<code> are the pages that know the tree, and no others. */
import { expect, test } from 'vitest';
import { isBelowRoot, isTreePage } from '../../client/app/tree-pages.ts';
import { addressAt, splitNode } from '../../client/lib/node.ts';

test.each([
  ['/regions', true, true],
  ['/regions/330481', true, true],
  ['/targets/all', true, true],
  ['/targets/allocations', false, false],
  ['/review/2025/330481', true, true],
  ['/home', false, true],
  ['/submit', false, true],
  ['/publications', false, false],
  ['/reports/2025', false, false],
  ['/policies', false, false],
])('%s is of any area: %s; in the header below the root: %s', (path, area, below) => {
  expect([isTreePage(path), isBelowRoot(path)]).toEqual([area, below]);
});

test.each([
  ['/regions', undefined, '', '/regions'],
  ['/at/330400/regions/330481', '330400', '/at/330400', '/regions/330481'],
  ['/at/330400', '330400', '/at/330400', '/'],
  ['/attic', undefined, '', '/attic'],
])('%s is of %s', (path, node, base, page) => {
  expect(splitNode(path)).toEqual({ node, base, page });
});

test('an area’s page is reached from anywhere', () => {
  expect([addressAt('330400', '/regions'), addressAt(undefined, '/home')]).toEqual([
    '~/at/330400/regions',
    '~/home',
  ]);
});
