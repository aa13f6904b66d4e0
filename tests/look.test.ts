/** What the sources of the pages keep to so that the pages look alike: one table, one scale, one palette. */
import { readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pathsBelow } from './helpers/source-graph.ts';

const TOKENS = 'client/ui/tokens.css';
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const client = pathsBelow(root, 'client').map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8').replace(/\/\*.*?\*\//gs, ''),
}));
const sheets = client.filter(({ path }) => path.endsWith('.css') && path !== TOKENS);
const tokens = client.find(({ path }) => path === TOKENS)?.text ?? '';

/** Every `property: value` of the sheets whose property fits, as "path property: value". */
function declarations(property: RegExp): { where: string; value: string }[] {
  return sheets.flatMap(({ path, text }) =>
    [...text.matchAll(/([a-z-]+): ([^;{}]+);/g)]
      .filter(([, name = '']) => property.test(name))
      .map(([all, , value = '']) => ({ where: `${path} ${all}`, value })),
  );
}

test('tables are drawn by the table of data and the grid of a return, and by nothing else', () => {
  const drawn = client.filter(({ text }) => /<table\b/.test(text)).map(({ path }) => path);
  expect(drawn).toEqual(['client/ui/data-table.tsx', 'client/ui/grid-table.tsx']);
});

test('six sizes of text, eight gaps, eleven widths', () => {
  expect(tokens.match(/--text-\w+:/g)).toHaveLength(6);
  expect(tokens.match(/--space-\w+:/g)).toHaveLength(8);
  expect(tokens.match(/--width-\w+:/g)).toHaveLength(11);
});

test('every size of text is one of them', () => {
  const raw = declarations(/^font(-size)?$/).filter(
    ({ value }) => !/var\(--text-\w+\)|^inherit$/.test(value),
  );
  expect(raw.map(({ where }) => where)).toEqual([]);
});

test('every gap, margin and padding is one of them, nothing, or the width of a line', () => {
  // 6vh and millimetres: the middle of a window, the edge of a sheet.
  const allowed = /^((calc\([^)]*S[^)]*\)|S|0|auto|-?1px|6vh|10mm|9mm)( |$))+$/;
  const raw = declarations(/^(row-|column-)?gap$|^(margin|padding)(-\w+)?$/).filter(
    ({ value }) => !allowed.test(value.replace(/var\(--space-\d\)/g, 'S')),
  );
  expect(raw.map(({ where }) => where)).toEqual([]);
});

test('every width of a field, a column or a page is one of them; up to 60px it is a sign', () => {
  const raw = declarations(
    /^(min-|max-)?(width|inline-size)$|^grid-template-columns$|^flex(-basis)?$/,
  ).filter(
    ({ value }) =>
      !value.startsWith('calc(') && [...value.matchAll(/(\d+)px/g)].some(([, n]) => Number(n) > 60),
  );
  expect(raw.map(({ where }) => where)).toEqual([]);
});

test('colours stand in the tokens only, for the page and for the charts', () => {
  const colour = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!\/)|\brgba?\(/i;
  const raw = client
    .filter(({ path }) => /\.(css|tsx?)$/.test(path) && path !== TOKENS)
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => colour.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(raw).toEqual([]);
});

test('every token is used', () => {
  const names = [...tokens.matchAll(/--([\w-]+):/g)].map(([, name = '']) => name);
  const used = (name: string) =>
    client.some(({ path, text }) =>
      path.endsWith('.css')
        ? text.includes(`var(--${name})`)
        : text.includes(`token('${name}')`) || text.includes(`pixels('${name}')`),
    );
  expect(names.filter((name) => !used(name) && !/^heat-\d$/.test(name))).toEqual([]);
});

describe('style sheets of features', () => {
  const modules = client.filter(({ path }) => path.endsWith('.module.css'));

  test('are modules, each of a name of its own; sheets for all stand in client/ui', () => {
    const plain = sheets.filter(({ path }) => !path.endsWith('.module.css'));
    expect(plain.filter(({ path }) => !path.startsWith('client/ui/'))).toEqual([]);
    const names = modules.map(({ path }) => basename(path));
    expect(new Set(names).size).toBe(names.length);
  });

  test('define what is used of them, and nothing else', () => {
    const used = client.flatMap(({ path, text }) =>
      [...text.matchAll(/^import (\w+) from '(\.[^']+\.module\.css)';$/gm)].flatMap(
        ([, name = '', sheet = '']) => {
          const target = posix.join(posix.dirname(path), sheet);
          return [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(
            ([, key]) => `${target} ${key}`,
          );
        },
      ),
    );
    const defined = modules.flatMap(({ path, text }) => {
      const selectors = text.replace(/\{[^{}]*\}/g, ' ').replace(/:global\([^)]*\)/g, '');
      return [...selectors.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name]) => `${path} ${name}`);
    });
    expect([...new Set(used)].sort()).toEqual([...new Set(defined)].sort());
  });
});
