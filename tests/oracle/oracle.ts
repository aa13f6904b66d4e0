/** The worked cases of the shared folder beside the repository; tests that need them are skipped where it is not there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../shared/oracle/', import.meta.url));

/** Expects every number of a nested list to be within `tolerance` of its counterpart. */
export function expectClose(actual: unknown, expected: unknown, tolerance: number, at = ''): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(actual) ? actual.length : actual, `${at} length`).toBe(expected.length);
    expected.forEach((value, i) => {
      expectClose((actual as unknown[])[i], value, tolerance, `${at}/${i}`);
    });
    return;
  }
  if (expected === null) {
    expect(actual, at).toBeNull();
    return;
  }
  expect(typeof actual, `${at} is ${String(actual)}, expected ${String(expected)}`).toBe('number');
  expect(
    Math.abs((actual as number) - (expected as number)),
    `${at}: ${actual} against ${expected}`,
  ).toBeLessThanOrEqual(tolerance);
}

/** Reads one case by its two-digit number. */
// biome-ignore lint/suspicious/noExplicitAny: each case has its own shape, documented in the case itself
export function readCase(number: string): any {
  const file = readdirSync(folder).find((name) => name.startsWith(`${number}-`));
  if (!file) throw new Error(`oracle case ${number} is not in ${folder}`);
  return JSON.parse(readFileSync(folder + file, 'utf8'));
}

/** A group of tests on shared cases; skipped, with the reason in its name, where the folder is missing. */
export function describeOracle(name: string, tests: () => void): void {
  if (existsSync(folder)) describe(name, tests);
  else it.skip(`${name} (skipped: ../shared/oracle is not beside this repository)`, () => {});
}
