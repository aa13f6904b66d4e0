import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importRules, offences, useRules } from './helpers/house-rules.ts';
import { importCycles, parseSource, pathsBelow, readSources } from './helpers/source-graph.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const folders = ['client', 'server', 'shared', 'seed', 'tests'];
const files = readSources(root, folders);
const found = offences(files);
const ruleNames = [...importRules, ...useRules].map((rule) => rule.name);

test.each(ruleNames)('%s', (rule) => {
  expect(found.filter(([name]) => name === rule).map(([, where]) => where)).toEqual([]);
});

test('no import cycles', () => {
  expect(importCycles(files)).toEqual([]);
});

test('nothing is exported that nobody imports', () => {
  const taken = new Set(
    files.flatMap(({ imports }) =>
      imports.flatMap(({ target, names }) => names.map((name) => `${target} ${name}`)),
    ),
  );
  const needless = files
    .filter(({ path }) => /^(client|server|shared)\//.test(path))
    .flatMap(({ path, exports }) =>
      exports
        .filter((name) => !taken.has(`${path} ${name}`) && !taken.has(`${path} *`))
        .map((name) => `${path}: ${name}`),
    );
  expect(needless).toEqual([]);
});

test('every relative import leads to a file that is there', () => {
  const there = new Set([...folders, 'migrations'].flatMap((folder) => pathsBelow(root, folder)));
  there.add('package.json');
  const lost = files.flatMap((file) =>
    file.imports
      .filter(({ target }) => target !== undefined && !there.has(target))
      .map(({ specifier }) => `${file.path} → ${specifier}`),
  );
  expect(lost).toEqual([]);
});

test('every imported package is declared in package.json', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }));
  const undeclared = files.flatMap((file) =>
    file.imports
      .filter((what) => what.package && !what.package.startsWith('node:') && !declared.has(what.package))
      .map(({ specifier }) => `${file.path} → ${specifier}`),
  );
  expect(undeclared).toEqual([]);
});

test('no barrels, no utils, kebab-case names', () => {
  const paths = folders
    .flatMap((folder) => pathsBelow(root, folder))
    .filter((path) => /\.(tsx?|mjs|css)$/.test(path));
  expect(paths.filter((path) => /(^|\/)(index\.tsx?|utils?(\.[a-z.]+)?(\/|$))/.test(path))).toEqual([]);
  expect(paths.filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([]);
});

test('nothing new at the top of the repository', () => {
  const rooms = ['client', 'server', 'shared', 'migrations', 'seed', 'tests'];
  const papers = ['package.json', 'package-lock.json', 'tsconfig.json', 'README.md'];
  const known = new Set([...rooms, ...papers, 'node_modules']);
  expect(readdirSync(root).filter((name) => !name.startsWith('.') && !known.has(name))).toEqual([]);
});

/** Each rule is shown one file that breaks it and one neighbour that does not, so that a rule gone blind is noticed. */
const cases: [rule: string, path: string, bad: string, good: string][] = [
  [
    'client 不引用 server',
    'client/lib/a.ts',
    `import type { C } from '../../server/config.ts'`,
    `import './b.ts'`,
  ],
  [
    'server 不引用 client',
    'server/app.ts',
    `await import('../client/app/x.tsx')`,
    `import '#shared/figure.ts'`,
  ],
  ['只有 tests 引用 tests', 'server/app.ts', `import '../tests/helpers/x.ts'`, `import './config.ts'`],
  ['shared 只引用 shared、zod、decimal.js', 'shared/a.ts', `import 'node:fs'`, `import { z } from 'zod'`],
  [
    'shared 只引用 shared、zod、decimal.js',
    'shared/a.ts',
    `export * from '../server/a.ts'`,
    `export * from './b.ts'`,
  ],
  ['client 不引用 Node', 'client/lib/a.ts', `import { join } from 'node:path'`, `import 'react'`],
  ['seed 只引用 seed、shared、Node', 'seed/a.ts', `import '../server/config.ts'`, `import 'node:fs'`],
  [
    'Fastify 只在 *.routes.ts、server/http、server/app.ts',
    'server/returns/returns.service.ts',
    `import type { A } from 'fastify'`,
    `import 'zod'`,
  ],
  [
    'SQL 只在 *.repository.ts、server/db',
    'server/returns/returns.service.ts',
    `import { sql } from 'kysely'`,
    `import './returns.repository.ts'`,
  ],
  [
    'repository 不引用 service、routes、http',
    'server/a/a.repository.ts',
    `import './a.service.ts'`,
    `import { sql } from 'kysely'`,
  ],
  ['service 不引用 routes', 'server/a/a.service.ts', `import './a.routes.ts'`, `import './a.repository.ts'`],
  ['client/features 互不引用', 'client/features/a/x.tsx', `import '../b/y.tsx'`, `import '../a/y.tsx'`],
  [
    'client/features 不引用 client/app',
    'client/features/a/x.tsx',
    `import '../../app/shell.tsx'`,
    `import '../../ui/x.tsx'`,
  ],
  [
    'client/charts、ui、lib、figures、return 不引用 features、app',
    'client/figures/x.tsx',
    `import '../features/a/x.tsx'`,
    `import '../lib/x.ts'`,
  ],
  [
    'client/ui 不向服务器提问',
    'client/ui/x.tsx',
    `import { call } from '../lib/call.ts'`,
    `import { number } from '../lib/format.ts'`,
  ],
  [
    '只有 server/http 和 server/pages 登记路由以外的地址',
    'server/a/a.routes.ts',
    `import type { FastifyRequest } from 'fastify'`,
    `import type { Serve } from '../http/serve.ts'`,
  ],
  [
    '页面的服务只经 server/figures 读数',
    'server/monitoring/a.service.ts',
    `import '../figures/effective.repository.ts'`,
    `import '../figures/cut.ts'`,
  ],
  [
    'server/figures 不引用页面',
    'server/figures/a.service.ts',
    `import '../monitoring/view.ts'`,
    `import './cut.ts'`,
  ],
  [
    '只有 client/charts/chart.tsx 和 server/reports/charts/draw.ts 引用 echarts',
    'client/features/a/x.tsx',
    `import { use } from 'echarts/core'`,
    `import type { E } from 'echarts'`,
  ],
  [
    'shared 不碰 Node、DOM、时钟、随机数',
    'shared/a.ts',
    'export const t = new Date()',
    'export const t = new Date(0)',
  ],
  [
    'shared 不碰 Node、DOM、时钟、随机数',
    'shared/a.ts',
    'export const t = Math.random()',
    'export const t = Math.round(1)',
  ],
  [
    'process.env 只在 server/config.ts',
    'server/app.ts',
    'export const e = process.env.X',
    'export const e = process.pid',
  ],
];

test.each(cases)('%s: seen in %s', (rule, path, bad, good) => {
  expect(offences([parseSource(path, bad)]).map(([name]) => name)).toContain(rule);
  expect(offences([parseSource(path, good)])).toEqual([]);
});

test('every rule has a case', () => {
  expect(new Set(cases.map(([rule]) => rule))).toEqual(new Set(ruleNames));
});

test.each([
  ['circle', [`import './b.ts'`, `import './a.ts'`], ['shared/a.ts → shared/b.ts → shared/a.ts']],
  [
    'types',
    [`import './b.ts'`, `import type { A } from './a.ts'`],
    ['shared/a.ts → shared/b.ts → shared/a.ts'],
  ],
  ['lazy', [`import './b.ts'`, `import('./a.ts')`], []],
])('cycle finder: %s', (_, [a = '', b = ''], cycles) => {
  expect(importCycles([parseSource('shared/a.ts', a), parseSource('shared/b.ts', b)])).toEqual(cycles);
});

test('no file of the product is over 250 lines', () => {
  const long = ['client', 'server', 'shared']
    .flatMap((folder) => pathsBelow(root, folder))
    .filter((path) => /\.(tsx?|mjs|css)$/.test(path))
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 250);
  expect(long).toEqual([]);
});

test.each([
  ['casts', 'const a = b as string; const c = [1] as const; const d = b as unknown as string;', 3],
  ['nonNull', 'const a = b!; const c = b![0]!.x; const d = b !== c;', 3],
] as const)('%s are counted', (what, text, count) => {
  expect(parseSource('shared/a.ts', text)[what]).toBe(count);
});

/** What stands today; it may only become less. Lower the number when some have gone. */
test.each([
  ['casts', 43],
  ['nonNull', 17],
] as const)('no more %s in the product than there were', (what, most) => {
  const product = files.filter(({ path }) => /^(client|server|shared)\//.test(path));
  expect(product.reduce((sum, file) => sum + file[what], 0)).toBeLessThanOrEqual(most);
});

test('sentences live in x.words.ts, which is the only spelling', () => {
  const product = ['client', 'server', 'shared'].flatMap((folder) => pathsBelow(root, folder));
  expect(product.filter((path) => /-words\.tsx?$/.test(path))).toEqual([]);
});

test('no line of code names whom a city counts: its catalogue does', () => {
  const naming = ['client', 'server', 'shared']
    .flatMap((folder) => pathsBelow(root, folder))
    // The reader of workbooks knows what officials write in titles, whichever city's they are.
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.startsWith('server/workbook/'))
    .filter((path) => {
      const code = readFileSync(join(root, path), 'utf8').replace(/\/\*.*?\*\/|(?<!:)\/\/.*$/gms, '');
      return /高校|规上|规模以上/.test(code);
    });
  expect(naming).toEqual([]);
});
