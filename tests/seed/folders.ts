import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
export const JIAXING = join(root, 'seed/jiaxing');
export const SECOND = join(root, 'tests/helpers/second-city');

/** Material that lies beside the repository on the machines that have it; undefined elsewhere. */
export function besideRepository(folder: string): string | undefined {
  const path = join(root, '../shared', folder);
  return existsSync(path) ? path : undefined;
}

/** A throw-away copy of the second city with one text of one file replaced. */
export function brokenCopy(file: string, from: string, to: string): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'city-')), 'city');
  cpSync(SECOND, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  writeFileSync(join(copy, file), text.replace(from, to));
  return copy;
}
