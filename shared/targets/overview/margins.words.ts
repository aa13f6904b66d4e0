import type { Counties } from '../../contract/target-parts.ts';
import type { TargetRow } from '../../contract/target-row.ts';
import { roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue } from '../../figure.ts';
import { listWords } from '../../words.ts';

/** 今后每年需增长8.1% · 全市目标已达到，不再有所需增速. */
export function requiredWords(head: TargetRow | undefined): string {
  if (head?.status === 'achieved') return '全市目标已达到，不再有所需增速';
  return head && isValue(head.growthNeeded) ? `今后每年需增长${roundHalfUp(head.growthNeeded, 1)}%` : '';
}

/** Who grows more slowly than the city needs, the slowest first. */
export function marginWords(
  rows: readonly { shortName: string; growth: Figure; margin: Figure }[],
  head: TargetRow | undefined,
): string {
  if (head?.status === 'achieved') return `${head.targetYear}年全市目标已达到，各地没有所需增速`;
  const required = head?.growthNeeded ?? 'unreported';
  if (!isValue(required)) return '各地增速与所需增速之差：尚无法计算';
  const needed = `全市所需的${roundHalfUp(required, 1)}%`;
  const known = rows.filter((r) => isValue(r.margin));
  if (known.length === 0) return `各地增速暂缺，不能与${needed}比较`;
  const missing = rows.length - known.length;
  const tail = missing > 0 ? `，缺${missing}地` : '';
  const behind = slowestFirst(known).filter((r) => marginOf(r) < 0);
  if (behind.length === 0) return `${missing > 0 ? '已有数据的' : ''}各地增速均不低于${needed}${tail}`;
  return `${behind.length}地增速低于${needed}：${listWords(behind.map((r) => r.shortName))}${tail}`;
}

/** Over the counties' margins: against the city's need, or each county's own while an allocation is in force. */
export function marginFinding(counties: Counties): string {
  return counties.allocation ? allocatedMarginWords(counties) : counties.finding;
}

/** The same while an allocation is in force: each county against what it needs itself. */
function allocatedMarginWords({ rows }: Counties): string {
  const known = rows.filter((r) => isValue(r.margin));
  const silent = rows.length - known.length;
  const tail = silent > 0 ? `，${silent}地无法比较或任务已达成` : '';
  if (known.length === 0) return '各地增速与所需增速之差：尚无法计算或任务已达成';
  const behind = slowestFirst(known).filter((r) => marginOf(r) < 0);
  if (behind.length === 0) return `各地增速均不低于完成本地任务所需增速${tail}`;
  return `${behind.length}地增速低于完成本地任务所需增速：${listWords(behind.map((r) => r.shortName))}${tail}`;
}

/** The furthest behind first; who has no figure to compare comes last, in the order given. */
export function slowestFirst<R extends { margin: Figure }>(rows: readonly R[]): R[] {
  return [...rows].sort((a, b) => {
    const [x, y] = [marginOf(a), marginOf(b)];
    // Two without a figure: infinity less infinity would be no number.
    return x === y ? 0 : x - y;
  });
}

function marginOf({ margin }: { margin: Figure }): number {
  return isValue(margin) ? margin : Number.POSITIVE_INFINITY;
}
