import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { aptInstall } from './browser.mjs';
import { runQuietly } from './processes.mjs';
import { Refusal, say } from './refusal.mjs';

const DEBIAN = '/usr/lib/postgresql';
const READY_MS = 60_000;

/**
 * The folder of PostgreSQL's own programs: the newest of Debian's, else the first on PATH.
 * @param {Record<string, string | undefined>} env
 * @param {string} [debian]
 * @returns {string | undefined}
 */
export function findPostgres(env, debian = DEBIAN) {
  const versions = existsSync(debian) ? readdirSync(debian).filter((name) => /^\d+$/.test(name)) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a)).map((name) => join(debian, name, 'bin'));
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...newest, ...onPath].find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Makes sure that tests can run on PostgreSQL; on Debian as root installs it.
 * @returns {Promise<string>} the folder of its programs
 * @throws {Refusal} saying in one line what to install
 */
export async function ensurePostgres() {
  if (!findPostgres(process.env) && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('数据库测试：正在用 apt-get 安装 postgresql……');
    await aptInstall(['postgresql']);
  }
  const folder = findPostgres(process.env);
  if (!folder)
    throw new Refusal(
      '数据库测试需要 PostgreSQL，请先安装：apt-get install postgresql（或把 initdb 所在文件夹加入 PATH）。',
    );
  return folder;
}

/**
 * A cluster of its own on a free port, gone when it is closed. It trusts whoever reaches 127.0.0.1 and does not wait for the
 * disk, which only a machine that loses power would notice: for tests.
 * @param {string} programs folder of PostgreSQL's programs
 * @returns {Promise<import('./postgres.d.mts').Cluster>}
 */
export async function startCluster(programs) {
  const folder = mkdtempSync(join(tmpdir(), 'sti-postgres-'));
  const owner = await ownerOf(folder);
  const data = join(folder, 'data');
  const made = await runQuietly(
    join(programs, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder },
  );
  if (made.code !== 0)
    throw new Refusal(`测试用的 PostgreSQL 建不起来：${made.output.trim().split('\n').at(-1)}`);
  return run(programs, folder, owner);
}

/** A running server on `folder`/data, with what stops, starts, copies and removes it. */
async function run(programs, folder, owner) {
  const data = join(folder, 'data');
  const port = await freePort();
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200'].flatMap((one) => ['-c', one]);
  const address = ['-p', String(port), '-k', folder, '-h', '127.0.0.1'];
  let server;
  const start = async () => {
    server = spawn(join(programs, 'postgres'), ['-D', data, ...address, ...settings], {
      ...owner,
      cwd: folder,
      stdio: 'ignore',
    });
    await ready(programs, port, server);
  };
  const stop = async (signal = 'SIGINT') => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, 'exit');
  };
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    replica: async () => {
      const copy = mkdtempSync(join(tmpdir(), 'sti-postgres-'));
      await ownerOf(copy);
      const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
      const made = await runQuietly(
        join(programs, 'pg_basebackup'),
        [...from, '-D', join(copy, 'data'), '-R', '-X', 'stream', '--checkpoint=fast', '--no-sync'],
        { ...owner, cwd: copy },
      );
      if (made.code !== 0) throw new Refusal(`测试用的只读副本建不起来：${made.output.trim()}`);
      return run(programs, copy, owner);
    },
    close: async () => {
      await stop('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
async function ownerOf(folder) {
  if (process.getuid?.() !== 0) return {};
  const ask = async (flag) => Number((await runQuietly('id', [flag, 'postgres'])).output.trim());
  const [uid, gid] = [await ask('-u'), await ask('-g')];
  if (!Number.isInteger(uid) || !Number.isInteger(gid))
    throw new Refusal('数据库测试：没有系统用户 postgres，请安装 postgresql。');
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function ready(programs, port, server) {
  const until = Date.now() + READY_MS;
  while (Date.now() < until && server.exitCode === null) {
    const { code } = await runQuietly(join(programs, 'pg_isready'), [
      '-q',
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
    ]);
    if (code === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Refusal('测试用的 PostgreSQL 没有启动起来。');
}
