import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

const SEED = 20260725;

test(`500 mutated files are read or refused, never anything else (SEED=${SEED})`, {
  timeout: 600_000,
}, async () => {
  const { files, read, refused, crashes } = await fuzz(SEED, 500);
  expect(crashes).toEqual([]);
  expect(files).toBe(500);
  // Mutations so gross that nothing is read would prove little, so tame that all is read as well.
  expect(read).toBeGreaterThan(100);
  expect(Object.keys(refused).length).toBeGreaterThan(3);
});
