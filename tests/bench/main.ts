/**
 * `npm run bench`: each measurement beside its limit; exit 1 when one does not hold. `npm run bench -- nation http` measures
 * those alone. One that breaks off is said to and does not keep the others from being measured.
 */
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

const benchmarks: Record<string, () => Outcome[] | Promise<Outcome[]>> = {
  slider: () => [sliderMove()],
  scoring: () => [nationalScoring()],
  nation: nationalArithmetic,
  ingest,
  replay: replaySteps,
  workbook: largeWorkbook,
  http: httpAnswers,
  approvals,
  pages: pageLoad,
  repaint: repaints,
  export: nationalExport,
  history: historyPreview,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0)
  throw new Error(`没有 ${unknown.join('、')}；可选：${Object.keys(benchmarks).join('、')}`);

for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { name: what, measured, limit, holds } of await outcomesOf(name, benchmark)) {
    process.stdout.write(`${holds ? '达到' : '未达到'}  ${what}：${measured}（${limit}）\n`);
    if (!holds) process.exitCode = 1;
  }
}

async function outcomesOf(name: string, benchmark: (typeof benchmarks)[string]): Promise<Outcome[]> {
  try {
    return await benchmark();
  } catch (error) {
    return [{ name, measured: `中断：${error}`, limit: '测完为止', holds: false }];
  }
}
