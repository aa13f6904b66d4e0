import { expect, test } from 'vitest';
import { tally, tallyLine } from '../../server/launch/tally.mjs';

const file = (status: string, ...states: string[]) => ({
  status,
  assertionResults: states.map((state) => ({ status: state })),
});
const report = (success: boolean, ...testResults: ReturnType<typeof file>[]) => ({ success, testResults });

test.each([
  ['all passed', report(true, file('passed', 'passed', 'passed')), 0, '2 passed, 0 failed'],
  ['one failed', report(false, file('failed', 'passed', 'failed')), 0, '1 passed, 1 failed'],
  [
    'skipped and to do',
    report(true, file('passed', 'passed', 'skipped', 'todo')),
    0,
    '1 passed, 0 failed, 2 skipped',
  ],
  ['a file did not load', report(false, file('passed', 'passed'), file('failed')), 0, '1 passed, 1 failed'],
  [
    'a file did not load, with skipped',
    report(false, file('failed', 'skipped')),
    0,
    '0 passed, 1 failed, 1 skipped',
  ],
  ['failed outside any test', report(false, file('passed', 'passed')), 0, '1 passed, 1 failed'],
  ['no tests at all', report(true), 0, '0 passed, 1 failed'],
  ['no report', undefined, 0, '0 passed, 1 failed'],
  ['lint failed', report(true, file('passed', 'passed')), 1, '1 passed, 1 failed'],
])('%s', (_, given, failedChecks, line) => {
  expect(tallyLine(tally(given, failedChecks))).toBe(line);
});
