/** One person's hundred uploads do not keep the others waiting (trust.md U18, D12). */
import { expect, test } from 'vitest';
import { UploadTurns } from '../../../server/http/upload-turns.ts';

/** Uploads that end when told to. */
function gates() {
  const open: (() => void)[] = [];
  return { wait: () => new Promise<void>((resolve) => open.push(resolve)), open };
}

test('a person has three at a time, the fourth is told so before its body is read', async () => {
  const turns = new UploadTurns();
  const { wait, open } = gates();
  const first = [1, 2, 3].map(() => turns.take('county', wait));
  let read = false;
  const fourth = turns.take('county', async () => {
    read = true;
  });
  await expect(fourth).rejects.toMatchObject({ problem: { status: 429 } });
  expect(read).toBe(false);
  for (const end of open) end();
  await Promise.all(first);
  await expect(turns.take('county', async () => 'read')).resolves.toBe('read');
});

test('bodies are read four at a time; a rush waits, and beyond it each is told to come back', async () => {
  const turns = new UploadTurns();
  const { wait, open } = gates();
  let reading = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++reading);
    await wait();
    reading--;
  };
  const all = Array.from({ length: 70 }, (_, i) => turns.take(`person-${i}`, work));
  const settled = Promise.allSettled(all);
  for (let ended = 0; ended < 64; ended++) {
    while (open.length === 0) await Promise.resolve();
    open.shift()!();
  }
  const outcomes = (await settled).map((one) => one.status);
  expect(most).toBe(4);
  expect(outcomes.filter((one) => one === 'rejected')).toHaveLength(6);
});

test('a failed upload gives its turn back', async () => {
  const turns = new UploadTurns();
  for (let i = 0; i < 10; i++)
    await expect(turns.take('county', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(turns.take('county', async () => 1)).resolves.toBe(1);
});
