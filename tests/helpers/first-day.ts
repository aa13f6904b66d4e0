/** `npm run create-admin` as a person at the server answers it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Runs it to its end. @param answers a line for each question; after the last every question takes its default. @returns all it said */
export async function createAdmin(
  env: Record<string, string | undefined>,
  answers: readonly string[],
): Promise<string> {
  const child = spawn(process.execPath, ['server/setup/create-admin.ts'], { cwd: ROOT, env });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  child.stdin.end(answers.map((line) => `${line}\n`).join(''));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`create-admin ended with ${code}:\n${said}`);
  return said;
}
