/** What the trajectory says beside a verdict that has named its amounts already. Pure. */
import type { Trajectory } from '#shared/contract/target-row.ts';

const NUMERAL: Record<number, string> = { 2: '两', 3: '三', 4: '四' };

/** 走势：两种推算到2027年均低于目标 · …均达到目标 · 走势：两种推算中1种到2027年达到目标. */
export function courseWords({ projections, targets }: Trajectory, year: number): string {
  const aim = targets.find((t) => t.year === year)?.value;
  const ends = projections.flatMap((p) => p.points.filter((point) => point.year === year));
  if (aim === undefined || ends.length === 0) return '走势：历年数据不足，不作推算';
  const reached = ends.filter((point) => point.figure >= aim).length;
  const count = ends.length === 1 ? '推算' : `${NUMERAL[ends.length] ?? ends.length}种推算`;
  if (reached === 0) return `走势：${count}到${year}年${ends.length > 1 ? '均' : ''}低于目标`;
  if (reached === ends.length) return `走势：${count}到${year}年${ends.length > 1 ? '均' : ''}达到目标`;
  return `走势：${count}中${reached}种到${year}年达到目标`;
}
