import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './refusal.mjs';

/**
 * Lets one launcher at a time install and build in a folder; a second one waits for the first.
 * The lock is a socket name that the kernel frees when its holder dies, however it dies, so no lock is
 * ever left behind. Where such names do not exist (macOS) work goes on unlocked.
 * @template T @param {string} root
 * @param {(lock: number | undefined) => Promise<T>} work is given the lock's file descriptor, to share
 *   with programs that must keep it (processes.mjs, `holding`)
 * @returns {Promise<T>}
 */
export async function withLock(root, work) {
  const lock = await takeLock(root);
  try {
    // Node has no public name for this number; without it the lock merely ends with the launcher.
    return await work(lock?._handle?.fd > 2 ? lock._handle.fd : undefined);
  } finally {
    lock?.close();
  }
}

async function takeLock(root) {
  const id = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 24);
  const name = process.platform === 'win32' ? `\\\\?\\pipe\\sti-${id}` : `\0sti-launch-${id}`;
  if (process.platform !== 'win32' && process.platform !== 'linux') return undefined;
  for (let told = false; ; ) {
    const server = createServer((socket) => socket.destroy());
    const error = await new Promise((resolve) => {
      server.once('error', resolve);
      server.listen(name, () => resolve(undefined));
    });
    if (!error) return server;
    if (error.code !== 'EADDRINUSE') return undefined;
    if (!told) say('另一个进程正在同一文件夹里安装或构建，等它完成……');
    told = true;
    await wait(300);
  }
}
