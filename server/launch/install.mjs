import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outerEnv } from './node.mjs';
import { runQuietly } from './processes.mjs';
import { Refusal, say } from './refusal.mjs';
import { dependencyHash, installedMatchesLock, readStamp, writeStamp } from './stamp.mjs';

const stampOf = (root) => join(root, 'node_modules', '.installed');

function readProject(root, name) {
  try {
    return readFileSync(join(root, name), 'utf8');
  } catch {
    throw new Refusal(`缺少文件 ${name}，程序文件夹不完整，请重新取得整个文件夹。`);
  }
}

/** The hash that node_modules must carry to be used as it is. */
function wantedInstall(root) {
  const lock = readProject(root, 'package-lock.json');
  return dependencyHash(readProject(root, 'package.json'), lock, `${process.platform}-${process.arch}`);
}

/** Whether node_modules is what the lock file asks for. Writes nothing. */
export function isInstalled(root) {
  return readStamp(stampOf(root)) === wantedInstall(root);
}

const reasons = [
  [/\bsignal SIG/, '安装被中断，下次启动会重新安装'],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    '连接不上 npm 软件源，请检查网络或代理设置后重试',
  ],
  [/\b(ENOSPC|EDQUOT)\b/, '磁盘空间不足'],
  [/\b(EACCES|EPERM|EROFS)\b/, '程序文件夹或 npm 缓存文件夹不能写入'],
  [/\bEUSAGE\b/, 'package.json 与 package-lock.json 不一致，请重新取得整个文件夹'],
  [/\bEINTEGRITY\b/, '下载的软件包与锁定的校验值不符'],
  [/\b(E404|ETARGET)\b/, 'npm 软件源里缺少所需的软件包版本'],
];

/**
 * Why npm failed, in one clause.
 * @param {string} output what npm printed
 */
export function installFailure(output) {
  return reasons.find(([pattern]) => pattern.test(output))?.[1] ?? '原因见记录';
}

/**
 * Brings node_modules to what package-lock.json says; does nothing when it is already so.
 * Call it holding the launch lock; npm holds it too.
 * @throws {Refusal} when npm is missing or fails
 */
export async function install(root, lock) {
  if (isInstalled(root)) return;
  if (installedByHand(root)) return writeStamp(stampOf(root), wantedInstall(root));
  say('依赖：首次运行或 package-lock.json 有变化，正在用 npm ci 安装，通常需要半分钟到几分钟……');
  rmSync(stampOf(root), { force: true });
  const { code, output } = await npm(
    root,
    [
      'ci',
      '--include=dev',
      '--include=optional',
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=8000',
      '--loglevel=warn',
    ],
    lock,
  );
  if (code === 127) throw new Refusal('找不到 npm：请安装随 Node.js 一起提供的 npm 后重试。');
  if (code !== 0) {
    mkdirSync(join(root, '.build'), { recursive: true });
    writeFileSync(join(root, '.build', 'npm-ci.log'), output);
    throw new Refusal(`依赖没有装上：${installFailure(output)}（记录在 .build/npm-ci.log）。`);
  }
  writeStamp(stampOf(root), wantedInstall(root));
  say('依赖：已安装。');
}

function installedByHand(root) {
  const installed = readStamp(join(root, 'node_modules', '.package-lock.json'));
  const lock = readProject(root, 'package-lock.json');
  return installed !== undefined && installedMatchesLock(lock, installed, process.platform, process.arch);
}

function npm(root, args, holding) {
  const env = outerEnv(process.env);
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const byScript = script && node && !node.includes('node_modules/.bin') && !node.startsWith(root);
  return byScript
    ? runQuietly(node, [script, ...args], { cwd: root, env, holding })
    : runQuietly('npm', args, { cwd: root, env, holding, shell: process.platform === 'win32' });
}
