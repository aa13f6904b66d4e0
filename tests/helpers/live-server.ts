/** The real server as a person starts it: its own process, port and data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverFlags } from '../../server/launch/node.mjs';

const ROOT = join(import.meta.dirname, '../..');
const READY_MS = 170_000;
const ASK_MS = 5000;

export interface LiveServer {
  url: string;
  dataDir: string;
  /** What it was started with, for commands on the same data. */
  env: Record<string, string | undefined>;
  /** Number of its process; another one after a restart. */
  pid(): number;
  /** Ends the process at once, as a power switch would. */
  kill(): Promise<void>;
  /** Asks it to end, as an operator would. @returns its exit code (null: by a signal) and the milliseconds it took. */
  stop(): Promise<{ code: number | null; ms: number }>;
  /** Starts it again on the same data. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

export interface LiveServerOptions {
  env?: Record<string, string>;
  /** The folder that its data folder is made in; the system's temporary one by itself. */
  within?: string | undefined;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts the server on a fresh data folder with the demonstration of the city. */
export async function startServer(options: LiveServerOptions = {}): Promise<LiveServer> {
  const dataDir = mkdtempSync(join(options.within ?? tmpdir(), 'sti-live-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, ...options.env };
  let child = await run(env, url);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    url,
    dataDir,
    env,
    pid: () => child.pid ?? 0,
    kill,
    stop: async () => {
      const begun = performance.now();
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      return { code, ms: performance.now() - begun };
    },
    restart: async () => {
      await kill();
      child = await run(env, url);
    },
    close: async () => {
      await kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function run(env: Record<string, string | undefined>, url: string): Promise<ChildProcess> {
  const until = performance.now() + READY_MS;
  let said = '';
  while (performance.now() < until) {
    const child = spawn(process.execPath, [...serverFlags(0), 'server/main.ts'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    said = '';
    child.stdout?.on('data', (chunk) => (said += String(chunk)));
    child.stderr?.on('data', (chunk) => (said += String(chunk)));
    // Ended by somebody else's signal it is started again; by itself it has something to say.
    while (child.signalCode === null && performance.now() < until) {
      if (child.exitCode !== null) throw new Error(`the server stopped:\n${said}`);
      if (await answers(url)) return child;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill('SIGKILL');
  }
  throw new Error(`the server was not ready in time:\n${said}`);
}

function answers(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`, { signal: AbortSignal.timeout(ASK_MS) }).then(
    (reply) => reply.ok,
    () => false,
  );
}
