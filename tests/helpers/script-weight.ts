/** What scripts weigh on the wire. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

const BUILT = join(import.meta.dirname, '../../.build/client');

/** Paths of the scripts that the page asks for from now on, in the order in which it asks; each once. */
export function watchScripts(page: Page): ReadonlySet<string> {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) asked.add(pathname);
  });
  return asked;
}

/** KB after gzip: the .gz beside each built file, or what gzip makes of one too small to have it. */
export function kilobytesOf(paths: Iterable<string>): number {
  const bytes = [...paths].map((path) => {
    const file = join(BUILT, path);
    return existsSync(`${file}.gz`) ? statSync(`${file}.gz`).size : gzipSync(readFileSync(file)).length;
  });
  return bytes.reduce((total, size) => total + size, 0) / 1024;
}
