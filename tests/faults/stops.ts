/** SIGTERM while six counties and their office work: the server ends by itself, soon, and what it acknowledged is kept (D14). */
import type { LiveServer } from '../helpers/live-server.ts';
import { Crash } from './crash.ts';

const COUNTIES = ['330402', '330411', '330421', '330482', '330424', '330481'];
/** An operator's patience: supervisors send SIGKILL after ten seconds. */
export const EXIT_MS = 3_000;

export interface StopCounts {
  stops: number;
  acknowledged: number;
  lost: number;
  broken: number;
  /** Ended with another code than 0. */
  unclean: number;
  /** Took longer than `EXIT_MS`. */
  late: number;
  slowestMs: number;
}

export async function stopsUnderLoad(
  server: LiveServer,
  random: () => number,
  stops: number,
  say: (line: string) => void = () => {},
): Promise<StopCounts> {
  const counts = { stops: 0, acknowledged: 0, lost: 0, broken: 0, unclean: 0, late: 0, slowestMs: 0 };
  const crashes = await Promise.all(COUNTIES.map((code) => Crash.prepare(server, random, code)));
  for (let n = 1; n <= stops; n++) {
    let stopped = false;
    const work = Promise.all(crashes.map((crash) => crash.work(() => stopped)));
    await new Promise((resolve) => setTimeout(resolve, 200 + random() * 800));
    const { code, ms } = await server.stop();
    stopped = true;
    await work;
    await server.restart();
    for (const crash of crashes) await crash.verify();
    counts.stops++;
    if (code !== 0) counts.unclean++;
    if (ms > EXIT_MS) counts.late++;
    counts.slowestMs = Math.max(counts.slowestMs, Math.round(ms));
    if (n % 20 === 0) say(`${n}/${stops}: ${JSON.stringify(counts)}`);
  }
  for (const { counts: own } of crashes) {
    counts.acknowledged += own.acknowledged;
    counts.lost += own.lost;
    counts.broken += own.broken;
  }
  return counts;
}
