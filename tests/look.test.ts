/** What the sources of the pages keep to so that the pages look alike: one table. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pathsBelow } from './helpers/source-graph.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const client = pathsBelow(root, 'client').map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}));

test('tables are drawn by the table of data and the grid of a return, and by nothing else', () => {
  const drawn = client.filter(({ text }) => /<table\b/.test(text)).map(({ path }) => path);
  expect(drawn).toEqual(['client/ui/data-table.tsx', 'client/ui/grid-table.tsx']);
});
