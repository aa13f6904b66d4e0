import { statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { runQuietly } from './processes.mjs';
import { Refusal } from './refusal.mjs';

const oldest = 24;

/** "v24.21.0" → 24; NaN when it is no version. */
export function majorOf(version) {
  return Number(/^v?(\d+)\./.exec(version.trim())?.[1] ?? Number.NaN);
}

/**
 * The first candidate that is new enough.
 * @param {{ path: string, version: string | undefined }[]} candidates in order of preference
 * @returns {string | undefined} its path
 */
export function chooseNode(candidates) {
  return candidates.find(({ version }) => version !== undefined && majorOf(version) >= oldest)?.path;
}

/** The sentence for a machine with no usable Node. */
export function nodeMissing(version, machine) {
  return `需要 Node.js ${oldest} 或更新版本：本机是 ${version}（${machine}），随程序安装的 Node.js 在本机不可用。请安装 Node.js ${oldest} 后重试。`;
}

const machine = `${process.platform}-${process.arch}`;
const shipped = 'linux-x64';

/** Refuses before the long installation when it could not bring a usable Node anyway. */
export function refuseHopelessNode() {
  if (machine !== shipped && majorOf(process.version) < oldest)
    throw new Refusal(nodeMissing(process.version, machine));
}

/**
 * The Node that runs the server: the one pinned in package-lock.json, else the one running now.
 * @param {string} root @returns {Promise<string>} path of the executable
 */
export async function findNode(root) {
  const pinned = join(root, 'node_modules', '.bin', 'node');
  const asked = await runQuietly(pinned, ['--version']).catch(() => ({ code: 1, output: '' }));
  const found = chooseNode([
    { path: pinned, version: asked.code === 0 ? asked.output : undefined },
    { path: process.execPath, version: process.version },
  ]);
  if (!found) throw new Refusal(nodeMissing(process.version, machine));
  return found;
}

const MEGABYTE = 1024 * 1024;
const LEAST_HEAP = 384;
/** The server of a nation stays below 1.5 GB. */
const MOST_HEAP = 1100;

/**
 * What the server's Node is started with. Left alone, V8 lets garbage pile up to gigabytes where the machine has them; some
 * 80 MB are alive with a city, so that a fifth of this heap is in use and the process stays small beside the two that read files
 * (trust.md U18). Ten years of a nation (half a gigabyte of database) need 700 MB while all figures are added up anew.
 * @param {number} databaseBytes size of the database; Infinity where that is not known
 */
export function serverFlags(databaseBytes) {
  const heap = Math.min(MOST_HEAP, LEAST_HEAP + Math.ceil(databaseBytes / MEGABYTE));
  return [`--max-old-space-size=${heap}`, '--max-semi-space-size=8'];
}

/** @param {string} root @param {Record<string, string | undefined>} env the server's settings */
export function databaseBytes(root, env) {
  if (env.DATABASE_URL) return Number.POSITIVE_INFINITY;
  const file = resolve(root, env.DATA_DIR || '.data', 'monitor.db');
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** PATH with the project's own programs first. */
export function projectEnv(root, env) {
  return { ...env, PATH: [join(root, 'node_modules', '.bin'), env.PATH].filter(Boolean).join(delimiter) };
}

/** PATH without any node_modules/.bin: npm must not run on a Node that it is about to delete. */
export function outerEnv(env) {
  const inside = join('node_modules', '.bin');
  const kept = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(inside));
  return { ...env, PATH: kept.join(delimiter) };
}
