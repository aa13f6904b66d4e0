/** Processor time of processes, which does not depend on who else works on the machine. Linux alone. */
import { readdirSync, readFileSync } from 'node:fs';

/** `getconf CLK_TCK` of every Linux that Node runs on. */
const TICKS_A_SECOND = 100;

/** Seconds that a process and its children have used, ended children too. */
export function processorSeconds(pid: number): number {
  const own = readdirSync('/proc').filter(
    (entry) => /^\d+$/.test(entry) && (Number(entry) === pid || fieldsOf(Number(entry))?.[1] === pid),
  );
  const ticks = own.map((entry) => {
    const fields = fieldsOf(Number(entry));
    // utime, stime; of the process itself also cutime and cstime: what its ended children used.
    const last = Number(entry) === pid ? 15 : 13;
    return fields?.slice(11, last).reduce((sum, one) => sum + one, 0) ?? 0;
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND;
}

export function parentOf(pid: number): number {
  return fieldsOf(pid)?.[1] ?? Number.NaN;
}

/** The fields of /proc/PID/stat behind the name, the state (no number) first; null for a process that has ended. */
function fieldsOf(pid: number): number[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return null;
  }
}
