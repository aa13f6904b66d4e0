import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBrowser, missingPackages } from '../../server/launch/browser.mjs';
import { installFailure } from '../../server/launch/install.mjs';
import { withLock } from '../../server/launch/lock.mjs';
import {
  chooseNode,
  databaseBytes,
  majorOf,
  nodeMissing,
  outerEnv,
  serverFlags,
} from '../../server/launch/node.mjs';
import { runForeground, runQuietly } from '../../server/launch/processes.mjs';
import { writeRefusal } from '../../server/launch/refusal.mjs';
import {
  contentHash,
  dependencyHash,
  installedMatchesLock,
  readStamp,
  writeStamp,
} from '../../server/launch/stamp.mjs';

const folder = mkdtempSync(join(tmpdir(), 'launch-'));
afterAll(() => rmSync(folder, { recursive: true }));

const manifest = (extra: object) => JSON.stringify({ dependencies: { zod: '4' }, ...extra });
const base = dependencyHash(manifest({ scripts: {} }), 'lock', 'linux-x64');

test.each([
  ['another script', manifest({ scripts: { x: 'y' } }), 'lock', 'linux-x64', true],
  ['another dependency', manifest({ devDependencies: { a: '1' } }), 'lock', 'linux-x64', false],
  ['another lock file', manifest({ scripts: {} }), 'lock2', 'linux-x64', false],
  ['another machine', manifest({ scripts: {} }), 'lock', 'darwin-arm64', false],
])('dependency stamp after %s: same %#', (_, packageText, lock, platform, same) => {
  expect(dependencyHash(packageText, lock, platform) === base).toBe(same);
});

const zod = { version: '4.0.0', integrity: 'sha512-a' };
const node24 = { version: '24.0.0', integrity: 'sha512-n', optional: true, os: ['linux'], cpu: ['x64'] };
const lockOf = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } });

test.each([
  ['same', { z: zod }, { z: zod }, true],
  ['more installed than asked', { z: zod }, { z: zod, y: zod }, true],
  ['missing', { z: zod }, {}, false],
  ['other version', { z: zod }, { z: { ...zod, version: '4.0.1' } }, false],
  ['other content', { z: zod }, { z: { ...zod, integrity: 'sha512-b' } }, false],
  ['optional for this machine missing', { n: node24 }, {}, false],
  ['optional for another machine missing', { n: { ...node24, os: ['darwin'] } }, {}, true],
])('npm’s own record against the lock file: %s', (_, wanted, installed, matches) => {
  expect(installedMatchesLock(lockOf(wanted), lockOf(installed), 'linux', 'x64')).toBe(matches);
});

test('content stamp follows names and bytes, not times', () => {
  const put = (name: string, text: string) => {
    mkdirSync(join(folder, 'src', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'src', name), text);
  };
  put('a.ts', '1');
  put('deep/b.ts', '2');
  const first = contentHash(folder, ['src', 'absent']);
  utimesSync(join(folder, 'src', 'a.ts'), 0, 0);
  put('.hidden', 'x');
  expect(contentHash(folder, ['src', 'absent'])).toBe(first);
  put('deep/b.ts', '3');
  const second = contentHash(folder, ['src']);
  expect(second).not.toBe(first);
  put('deep/c.ts', '');
  expect(contentHash(folder, ['src'])).not.toBe(second);
});

test('a stamp reads back; none is undefined', () => {
  writeStamp(join(folder, 'stamp'), 'abc');
  expect(readStamp(join(folder, 'stamp'))).toBe('abc');
  expect(readStamp(join(folder, 'no-stamp'))).toBeUndefined();
});

test.each([
  ['v24.21.0\n', 24],
  ['v9.1.0', 9],
  ['', Number.NaN],
])('major version of %j', (version, major) => {
  expect(majorOf(version)).toBe(major);
});

test.each([
  ['pinned first', 'v24.21.0', 'v26.0.0', 'pinned'],
  ['system when pinned does not run', undefined, 'v24.0.0', 'system'],
  ['system when pinned is old', 'v22.0.0', 'v25.0.0', 'system'],
  ['none', undefined, 'v20.20.2', undefined],
])('choice of Node: %s', (_, pinned, system, chosen) => {
  const candidates = [
    { path: 'pinned', version: pinned },
    { path: 'system', version: system },
  ];
  expect(chooseNode(candidates)).toBe(chosen);
});

test('no usable Node is one sentence that names what there is and what is needed', () => {
  const sentence = nodeMissing('v20.20.2', 'linux-arm64');
  expect(sentence).toContain('v20.20.2');
  expect(sentence).toContain('Node.js 24');
  expect(sentence).not.toContain('\n');
});

test('npm does not run on the Node that it is about to delete', () => {
  expect(outerEnv({ PATH: '/repo/node_modules/.bin:/usr/bin' }).PATH).toBe('/usr/bin');
});

test.each([
  ['npm error code EAI_AGAIN', '网络'],
  ['npm error network request to … failed, reason: ECONNREFUSED', '网络'],
  ['npm error code EROFS', '不能写入'],
  ['npm error code ENOSPC', '磁盘空间'],
  ['npm error code EUSAGE', '不一致'],
  ['npm error process terminated\nnpm error signal SIGTERM', '中断'],
  ['npm error something new', '记录'],
])('npm ci failed with %j', (output, words) => {
  expect(installFailure(output)).toContain(words);
});

test.each([
  ['EACCES', true],
  ['EROFS', true],
  ['ENOENT', false],
])('an unwritable folder (%s) is named', (code, named) => {
  expect(writeRefusal({ code }, '/some/where')?.message.includes('/some/where') ?? false).toBe(named);
});

const has =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

test.each([
  [
    'setting first',
    { CHROMIUM_PATH: '/my/chrome', PATH: '/usr/bin' },
    ['/my/chrome', '/usr/bin/chromium'],
    '/my/chrome',
  ],
  [
    'setting that is not there',
    { CHROMIUM_PATH: '/gone', PATH: '/usr/bin' },
    ['/usr/bin/chromium'],
    '/usr/bin/chromium',
  ],
  ['by name', { PATH: '/bin:/usr/bin' }, ['/usr/bin/google-chrome'], '/usr/bin/google-chrome'],
  ['none', { PATH: '/bin' }, [], undefined],
])('browser: %s', (_, env, paths, found) => {
  expect(findBrowser(env, has(...paths))).toBe(found);
});

test.each([
  [true, true, []],
  [false, true, ['chromium']],
  [true, false, ['fontconfig', 'fonts-noto-cjk']],
])('packages to install: browser %s, font %s', (browser, font, packages) => {
  expect(missingPackages({ browser, font })).toEqual(packages);
});

test('two launchers in one folder take turns', async () => {
  const order: string[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let entered = () => {};
  const firstIsIn = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const first = withLock(folder, async () => {
    entered();
    await gate;
    order.push('first');
  });
  await firstIsIn;
  const second = withLock(folder, async () => order.push('second'));
  open();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
});

test('a failed turn frees the lock', async () => {
  await expect(withLock(folder, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(withLock(folder, async () => 'free')).resolves.toBe('free');
});

test.each([
  ['process.exit(7)', 7],
  ['process.kill(process.pid, "SIGTERM")', 143],
])('exit code of %s', async (script, code) => {
  await expect(runForeground(process.execPath, ['-e', script])).resolves.toBe(code);
});

test('a quiet run keeps both outputs; a missing program is 127', async () => {
  const spoken = await runQuietly(process.execPath, ['-e', 'console.log("out"); console.error("err")']);
  expect(spoken.output.split('\n').sort().join()).toBe(',err,out');
  expect((await runQuietly(join(folder, 'no-such-program'), [])).code).toBe(127);
});

test('a program that outlives its launcher keeps the lock until it ends', async () => {
  // The program says itself that it has come to its end: which of two waiting promises is told first is nobody's order.
  const ended = join(folder, 'ended');
  let running: Promise<unknown> = Promise.resolve();
  await withLock(folder, async (lock) => {
    const script =
      "process.stdin.resume(); setTimeout(() => require('node:fs').writeFileSync(process.argv[1], ''), 700)";
    running = runQuietly(process.execPath, ['-e', script, ended], { holding: lock });
  });
  const hadEnded = await withLock(folder, async () => existsSync(ended));
  await running;
  expect(hadEnded || process.platform !== 'linux').toBe(true);
});

test.each([
  ['a new database', 0, 384],
  ['a city', 20 * 1024 * 1024, 404],
  ['ten years of a nation', 490 * 1024 * 1024, 874],
  ['one with gigabytes of scans', 5e9, 1100],
  ['one of another server', Number.POSITIVE_INFINITY, 1100],
])('the heap grows with the database: %s', (_, bytes, megabytes) => {
  expect(serverFlags(bytes)[0]).toBe(`--max-old-space-size=${megabytes}`);
});

test('the size of the database is that of the file that the settings name', () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'monitor.db'), 'x'.repeat(77));
  expect(databaseBytes(folder, { DATA_DIR: 'data' })).toBe(77);
  expect(databaseBytes('/', { DATA_DIR: join(folder, 'data') })).toBe(77);
  expect(databaseBytes(folder, {})).toBe(0);
  expect(databaseBytes(folder, { DATABASE_URL: 'postgres://a/b', DATA_DIR: 'data' })).toBe(
    Number.POSITIVE_INFINITY,
  );
});
