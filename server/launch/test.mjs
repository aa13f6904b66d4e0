import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { projectEnv } from './node.mjs';
import { ensurePostgres, startCluster } from './postgres.mjs';
import { prepare, root } from './prepare.mjs';
import { runForeground } from './processes.mjs';
import { exitCodeOf, say } from './refusal.mjs';
import { tally, tallyLine } from './tally.mjs';

const reportFile = join(root, '.cache', 'vitest.json');
let report;
let failedChecks = 0;
let cluster;

const vitestArgs = [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
];

const prepared = await exitCodeOf(async () => {
  const node = await prepare();
  const browser = await ensureBrowser();
  cluster = await startCluster(await ensurePostgres());
  const env = projectEnv(root, { ...process.env, CHROMIUM_PATH: browser, POSTGRES_FOR_TESTS: cluster.url });
  const module = (...path) => join(root, 'node_modules', ...path);
  const run = (script, args) =>
    runForeground(node, [script, ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });

  // Named files are what is being worked on: only they run, and at once.
  const named = process.argv.slice(2).some((argument) => /\.test\.tsx?$/.test(argument));
  if (!named) {
    say('检查代码：biome check');
    if ((await run(module('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings', '.'])) !== 0)
      failedChecks += 1;
    say('检查类型：tsc --noEmit');
    if ((await run(module('typescript', 'bin', 'tsc'), ['--noEmit', '-p', '.'])) !== 0) failedChecks += 1;
  }
  say('运行测试：vitest');
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(reportFile, { force: true });
  await run(module('vitest', 'vitest.mjs'), [...vitestArgs, ...process.argv.slice(2)]);
  report = JSON.parse(readFileSync(reportFile, 'utf8'));
  return 0;
}, root).finally(() => cluster?.close());

const counts = tally(report, failedChecks);
process.exitCode = counts.failed > 0 || prepared !== 0 ? 1 : 0;
say(tallyLine(counts));
