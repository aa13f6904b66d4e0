/** Watches what a child process takes of the machine, where the system shows it (Linux: /proc). */
import { readFile } from 'node:fs/promises';

/** Every kernel that Node runs on tells times to user space in hundredths of a second (USER_HZ). */
const TICK_MS = 10;
const CHECK_MS = 100;
/** A machine that gives a child a sixth of one core is still working on it. */
const WALL_FACTOR = 6;

interface Limits {
  /** Resident memory. V8 bounds its heap; buffers it does not. */
  memoryBytes: number;
  /** Processor time, so that a busy machine refuses no file; by the clock six times as much, which also ends a child that only waits. */
  milliseconds: number;
}

/** @returns what stops the watching. */
export function watchChild(
  pid: number | undefined,
  { memoryBytes, milliseconds }: Limits,
  onExcess: (what: 'too_hungry' | 'too_slow') => void,
): () => void {
  const backstop = setTimeout(() => onExcess('too_slow'), milliseconds * WALL_FACTOR);
  const watch = setInterval(async () => {
    const [resident, worked] = [await residentBytes(pid), await workedMilliseconds(pid)];
    if (resident > memoryBytes) onExcess('too_hungry');
    if (worked > milliseconds) onExcess('too_slow');
  }, CHECK_MS);
  return () => {
    clearTimeout(backstop);
    clearInterval(watch);
  };
}

/** 0 where the system does not tell. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

/** Time in user and system mode of all threads of a process, proc(5) fields 14 and 15; 0 where the system does not tell. */
async function workedMilliseconds(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // The name of the program stands in brackets and may hold anything; what is counted follows it.
  const [, , , , , , , , , , , user = '0', system = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(user) + Number(system)) * TICK_MS;
}
