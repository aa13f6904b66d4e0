/** `npm run bench`: each measurement beside its limit; exit 1 when one does not hold. */
import { nationalScoring, sliderMove } from './scoring.bench.ts';

const benchmarks = [sliderMove, nationalScoring];

for (const benchmark of benchmarks) {
  const { name, measured, limit, holds } = benchmark();
  process.stdout.write(`${holds ? '达到' : '未达到'}  ${name}：${measured}（${limit}）\n`);
  if (!holds) process.exitCode = 1;
}
