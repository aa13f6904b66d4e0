export type Counts = { passed: number; failed: number; skipped: number };
export type VitestReport = {
  success: boolean;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};
export function tally(report: VitestReport | undefined, failedChecks: number): Counts;
export function tallyLine(counts: Counts): string;
