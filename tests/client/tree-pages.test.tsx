/** Under /at/<code> are the pages that know the tree, and no others. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Router } from 'wouter';
import { addressAt, splitNode } from '../../client/lib/node.ts';
import { useOffered } from '../../client/lib/offered.ts';
import { sessionQuery } from '../../client/lib/session.ts';
import { isBelowRoot, isTreePage } from '../../client/lib/tree-pages.ts';

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

function Offered() {
  const isOffered = useOffered();
  return ['/periods', '/reports', '/publications', '/review'].filter(isOffered).join(' ');
}

test.each([
  ['the root’s person on the root’s pages', '', undefined, '/periods /reports /publications /review'],
  ['the root’s person on an area’s pages', '/at/330481', undefined, '/review'],
  ['an area’s person at home', '', '330481', '/review'],
])('%s is offered what can be opened there', (_who, base, node, offered) => {
  const client = new QueryClient();
  client.setQueryData<unknown>(sessionQuery.queryKey, { person: { node } });
  const shown = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Router base={base} ssrPath={`${base}/review`}>
        <Offered />
      </Router>
    </QueryClientProvider>,
  );
  expect(shown).toBe(offered);
});
