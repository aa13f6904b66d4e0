/** Times of work done side by side, so that a slow minute of the machine slows both sides alike. */
import { performance } from 'node:perf_hooks';

/** Median milliseconds of each task over `rounds` interleaved rounds, after a third as many to warm up. */
export function sideBySide(tasks: readonly (() => void)[], rounds: number): number[] {
  const times = tasks.map((): number[] => []);
  const warm = Math.ceil(rounds / 3);
  for (let round = -warm; round < rounds; round++) {
    tasks.forEach((task, i) => {
      const start = performance.now();
      task();
      if (round >= 0) times[i]?.push(performance.now() - start);
    });
  }
  return times.map(median);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export interface Outcome {
  name: string;
  measured: string;
  limit: string;
  holds: boolean;
}
