import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FILL_COLOUR, FOUR_MARKS } from '#shared/fill.words.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readmePath = join(root, 'README.md');
const readme = existsSync(readmePath) ? readFileSync(readmePath, 'utf8') : '';
const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);

/** Scripts that a text tells the reader to run; npm's own commands are not scripts of ours. */
function scriptsNamed(text: string): string[] {
  const named = [...text.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map((match) => match[1] ?? '');
  return named.filter((name) => !['ci', 'install', 'run', 'exec', 'audit', 'config'].includes(name));
}

/** Repository paths in backticks outside code blocks, and targets of relative links; patterns are left out. */
function pathsNamed(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  const quoted = [...prose.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '');
  const linked = [...prose.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
  const room = /^(client|server|shared|migrations|seed|tests|\.ci)\//;
  return [
    ...quoted.filter((path) => room.test(path)),
    ...linked.filter((path) => !/^[a-z]+:/.test(path)),
  ].filter((path) => !/[<>*…{}]/.test(path));
}

test.skipIf(readme === '')('the README says how a form is filled in the words of the form', () => {
  expect(readme).toContain(FOUR_MARKS);
  expect(readme).toContain(`${FILL_COLOUR}格填写`);
});

test.skipIf(readme === '')('every npm script that the README names exists', () => {
  expect(scriptsNamed(readme).filter((name) => !scripts.includes(name))).toEqual([]);
  expect(scriptsNamed(readme)).toContain('start');
});

test.skipIf(readme === '')('every script is in the README', () => {
  expect(scripts.filter((name) => !scriptsNamed(readme).includes(name))).toEqual([]);
});

test.skipIf(readme === '')('every path that the README names exists', () => {
  expect(pathsNamed(readme).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each([
  ['run `npm start`, then npm run check; npm ci first', ['start', 'check']],
  ['nothing to run', []],
])('scripts named in: %s', (text, names) => {
  expect(scriptsNamed(text)).toEqual(names);
});

test.each([
  ['`server/gone.ts` and [map](tests/x.ts#a)', ['server/gone.ts', 'tests/x.ts']],
  ['`seed/<city>/`, `*-option.ts`, [web](https://a.b/c)', []],
  ['```\nserver/tree\n```', []],
])('paths named in: %s', (text, paths) => {
  expect(pathsNamed(text)).toEqual(paths);
});
