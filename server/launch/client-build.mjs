import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { projectEnv } from './node.mjs';
import { runQuietly } from './processes.mjs';
import { Refusal, say } from './refusal.mjs';
import { contentHash, readStamp, writeStamp } from './stamp.mjs';

const inputs = ['client', 'shared', 'package-lock.json', 'server/launch/client-build.mjs'];
const serverEntry = 'app/entry-server.tsx';
const stampOf = (root) => join(root, '.build', 'stamp');

/** Whether .build holds pages built from exactly the present sources. Writes nothing. */
export function isBuilt(root) {
  return (
    existsSync(join(root, '.build', 'client', 'index.html')) &&
    readStamp(stampOf(root)) === contentHash(root, inputs)
  );
}

/**
 * Builds .build/client (browser) and .build/ssr (server rendering, when client/app/entry-server.tsx exists).
 * Everything is made beside and moved into place when whole, so that a failed or killed build leaves the
 * previous pages. Call it holding the launch lock.
 * @param {string} root @param {string} node executable that runs vite
 * @throws {Refusal} when the sources do not build
 */
export async function build(root, node) {
  if (isBuilt(root)) return;
  if (!existsSync(join(root, 'client', 'index.html'))) {
    throw new Refusal('缺少文件 client/index.html，程序文件夹不完整，请重新取得整个文件夹。');
  }
  say('页面：首次运行或 client、shared 有变化，正在构建……');
  const home = join(root, '.build');
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home))
    if (name.startsWith('draft-')) rmSync(join(home, name), { recursive: true });
  const draft = join(home, `draft-${process.pid}`);
  const hash = contentHash(root, inputs);
  try {
    await vite(root, node, ['--outDir', join(draft, 'client')]);
    if (existsSync(join(root, 'client', serverEntry))) {
      await vite(root, node, ['--ssr', serverEntry, '--outDir', join(draft, 'ssr')]);
    }
    compressAssets(join(draft, 'client'));
    rmSync(stampOf(root), { force: true });
    for (const part of ['client', 'ssr']) moveInto(draft, home, part);
    writeStamp(stampOf(root), hash);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  say('页面：已构建。');
}

async function vite(root, node, args) {
  const script = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'client', 'vite.config.ts');
  const env = projectEnv(root, { ...process.env, NODE_ENV: 'production' });
  const { code, output: raw } = await runQuietly(
    node,
    [script, 'build', '--config', config, '--emptyOutDir', '--logLevel', 'warn', ...args],
    { cwd: root, env },
  );
  if (code === 0) return;
  const output = stripVTControlCharacters(raw);
  writeFileSync(join(root, '.build', 'vite.log'), output);
  const first = firstError(output) ?? `vite 退出码 ${code}`;
  throw new Refusal(`页面没有构建成功：${first}（记录在 .build/vite.log）。`);
}

/** What went wrong and where, from vite's report: "[MISSING_EXPORT] … client/app/x.tsx:3:10". */
function firstError(output) {
  const lines = output.split('\n').map((line) => line.trim());
  const what =
    lines.find((line) => /^\[[\w:-]+\]/.test(line)) ?? lines.find((line) => /error:\s*\S/i.test(line));
  const where = /[\w./-]+\.\w+:\d+:\d+/.exec(output)?.[0];
  return what && [what, where].filter(Boolean).join(' ');
}

function moveInto(draft, home, part) {
  const place = join(home, part);
  if (existsSync(place)) renameSync(place, join(draft, `old-${part}`));
  if (existsSync(join(draft, part))) renameSync(join(draft, part), place);
}

const compressible = new Set(['.js', '.css', '.svg', '.json']);

/** Writes .br and .gz beside each asset of a kilobyte or more, so that the server compresses nothing per request. */
function compressAssets(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path);
    if (stat.isDirectory()) compressAssets(path);
    else if (stat.size >= 1024 && compressible.has(extname(name))) {
      const content = readFileSync(path);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 10,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    }
  }
}
