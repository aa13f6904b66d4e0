/** The limits of a child process: its own work counts, not that the machine is busy with others. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { watchChild } from '../../../server/workbook/read/watch-child.ts';

const ROOMY = 1024 ** 3;

/** Runs a script under the limits until something is too much or it ends by itself. */
async function excessOf(script: string, milliseconds: number): Promise<string> {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  let excess = 'ended by itself';
  const unwatch = watchChild(child.pid, { memoryBytes: ROOMY, milliseconds }, (what) => {
    excess = what;
    child.kill('SIGKILL');
  });
  await once(child, 'exit');
  unwatch();
  return excess;
}

test.skipIf(process.platform !== 'linux')('work is limited', async () => {
  expect(await excessOf('for (;;);', 500)).toBe('too_slow');
});

test.skipIf(process.platform !== 'linux')('time in which nothing was worked is not', async () => {
  // Three times its limit by the clock; starting Node takes some of it.
  expect(await excessOf('setTimeout(() => {}, 6000)', 2000)).toBe('ended by itself');
});

test('a child that waits for ever ends all the same', async () => {
  expect(await excessOf('setInterval(() => {}, 1000)', 500)).toBe('too_slow');
});
