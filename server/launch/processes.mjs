import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Passes signals on to a child until the returned function is called.
 * Ctrl-C in a terminal already reaches the whole process group, so it is not sent a second time there:
 * a server would take a second SIGINT for impatience and drop its open requests.
 */
function forwardSignals(child) {
  const removals = forwarded.map((signal) => {
    const handler = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const remove of removals) remove();
  };
}

function ended(child) {
  const stop = forwardSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  }).finally(stop);
}

/**
 * Runs a program in the foreground, passing on signals, until it ends.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
export function runForeground(command, args, options = {}) {
  return ended(spawn(command, args, { stdio: 'inherit', ...options }));
}

/**
 * Runs a program quietly, passing on signals, and keeps what it said (stdout and stderr together).
 * @param {string} command @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { holding?: number }} options `holding` is a launch
 *   lock (lock.mjs) that the program holds with us, so that it stays locked while the program outlives a killed launcher
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program does not exist
 */
export async function runQuietly(command, args, { holding, ...options } = {}) {
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe', ...(holding ? [holding] : [])],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  try {
    return { code: await ended(child), output };
  } catch (error) {
    if (error.code === 'ENOENT') return { code: 127, output: '' };
    throw error;
  }
}
