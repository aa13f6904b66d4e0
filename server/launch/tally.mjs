/**
 * Numbers of a vitest JSON report. A file that failed without a failed test in it (it did not load) counts
 * as one failure, and so does a run that vitest calls unsuccessful for any other reason, or one without tests.
 * @param {{ success: boolean, testResults: { status: string, assertionResults: { status: string }[] }[] } | undefined} report
 * @param {number} failedChecks checks outside vitest that failed
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function tally(report, failedChecks) {
  const files = report?.testResults ?? [];
  const states = files.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const passed = states.filter((status) => status === 'passed').length;
  const broken = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed),
  );
  const failed = states.filter((status) => status === 'failed').length + broken.length;
  const unexplained = failed === 0 && (passed === 0 || !report?.success) ? 1 : 0;
  return {
    passed,
    failed: failed + unexplained + failedChecks,
    skipped: states.length - passed - (failed - broken.length),
  };
}

const isFailed = ({ status }) => status === 'failed';

/** "12 passed, 0 failed", with ", 3 skipped" only when there are any. */
export function tallyLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
