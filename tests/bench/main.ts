/** `npm run bench`: each measurement beside its limit; exit 1 when one does not hold. */
import { approvals } from './approvals.ts';
import { nationalExport } from './export.ts';
import { historyPreview } from './history.ts';
import { httpAnswers } from './http.ts';
import { ingest } from './ingest.ts';
import type { Outcome } from './measure.ts';
import { nationalArithmetic } from './nation.ts';
import { pageLoad } from './page-load.ts';
import { repaints } from './repaint.ts';
import { replaySteps } from './replay.ts';
import { nationalScoring, sliderMove } from './scoring.bench.ts';
import { largeWorkbook } from './workbook.ts';

const benchmarks: (() => Outcome[] | Promise<Outcome[]>)[] = [
  () => [sliderMove()],
  () => [nationalScoring()],
  nationalArithmetic,
  ingest,
  replaySteps,
  largeWorkbook,
  httpAnswers,
  approvals,
  pageLoad,
  repaints,
  nationalExport,
  historyPreview,
];

for (const benchmark of benchmarks) {
  for (const { name, measured, limit, holds } of await benchmark()) {
    process.stdout.write(`${holds ? '达到' : '未达到'}  ${name}：${measured}（${limit}）\n`);
    if (!holds) process.exitCode = 1;
  }
}
