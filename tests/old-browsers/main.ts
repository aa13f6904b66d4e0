/**
 * `npm run old-browsers`: the county's whole road (a file, cells, two at one return, without a mouse, a line that breaks, receipt) in the
 * browsers that offices with Windows 7 still have: Chromium 86 and 109. They come from the npm registry into `.cache`, built for servers
 * without a screen; Linux on x64 only.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, '.cache/old-browsers');
const BROWSERS = [
  { version: 86, package: 'chrome-aws-lambda', release: '5.3.1' },
  { version: 109, package: '@sparticuz/chromium', release: '109.0.6' },
];
const ROAD = ['tests/e2e/reporter.test.ts', 'tests/e2e/county-lines.test.ts'];

let failed = false;
for (const browser of BROWSERS) {
  const folder = bring(browser);
  const env = {
    ...process.env,
    CHROMIUM_PATH: join(folder, 'chromium'),
    LD_LIBRARY_PATH: join(folder, 'lib'),
  };
  process.stdout.write(`Chromium ${browser.version}\n`);
  const { status } = spawnSync('npm', ['test', '--', ...ROAD, '--project', 'browser'], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;

/** Installs and unpacks a browser once. @returns the folder with `chromium` and the libraries it wants. */
function bring({ version, package: name, release }: (typeof BROWSERS)[number]): string {
  const folder = join(CACHE, String(version));
  if (existsSync(join(folder, 'chromium'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--ignore-scripts', '--silent', `${name}@${release}`], {
    cwd: folder,
    stdio: 'inherit',
  });
  const packed = join(folder, 'node_modules', name, 'bin');
  for (const file of readdirSync(packed)) {
    const bytes = brotliDecompressSync(readFileSync(join(packed, file)));
    const to = join(folder, file.replace(/\.br$/, ''));
    writeFileSync(to, bytes);
    if (to.endsWith('.tar')) execFileSync('tar', ['xf', to], { cwd: folder });
  }
  chmodSync(join(folder, 'chromium'), 0o755);
  return folder;
}
