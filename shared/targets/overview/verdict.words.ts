/** The verdict, computed from the page's figures; a projection is always called one, and named with its range. */
import type { Gaps } from '../../contract/target-parts.ts';
import type { TargetRow, Trajectory } from '../../contract/target-row.ts';
import type { Targets } from '../../contract/targets.ts';
import { roundHalfUp } from '../../decimal.ts';
import { isValue } from '../../figure.ts';
import { listWords } from '../../words.ts';
import { projectedAt } from '../projection.ts';
import { TARGET_STATUS_LABEL } from '../status.ts';
import { rangeWords } from '../trajectory.words.ts';
import { blocksWords } from './gaps.words.ts';

type Verdict = Pick<Targets, 'verdict' | 'status' | 'statusLabel' | 'statusRule' | 'subline'>;

/** Verdict, its status with the rule behind it, and the line below: the blocks, what is needed from now on. */
export function verdictWords(
  head: TargetRow | undefined,
  line: Trajectory | null,
  gaps: Gaps | null,
  rows: readonly TargetRow[],
): Verdict {
  if (!head || !isValue(head.actual) || !isValue(head.target)) {
    const status = 'no_data';
    return {
      verdict: '尚无已核定的年度数据，不能判断是否达到目标',
      ...{ status, statusLabel: TARGET_STATUS_LABEL[status], statusRule: '', subline: '' },
    };
  }
  return {
    verdict: verdict(head, head.actual, head.target, line),
    status: head.status,
    statusLabel: head.statusLabel,
    statusRule: head.rule,
    subline: subline(head, gaps, rows),
  };
}

function verdict(head: TargetRow, actual: number, goal: number, line: Trajectory | null): string {
  const now = `${head.actualYear}年${head.title}${money(actual)}`;
  const aim = `${head.targetYear}年${goalMoney(goal)}`;
  if (head.status === 'achieved') {
    const over = Number(roundHalfUp(actual - goal, 1));
    return `${now}，已达到${aim}的目标${over > 0 ? `，超出${money(over)}` : ''}`;
  }
  const projected = projectedAt(line?.projections ?? [], head.targetYear ?? 0);
  if (projected.length === 0) return `${now}，距${aim}目标还差${money(goal - actual)}`;
  const from = line?.actual.find((p) => isValue(p.figure))?.year;
  return (
    `按${from}—${head.actualYear}年数据推算，${head.targetYear}年${head.title}` +
    `${rangeWords(projected, 1)}亿元，${outcome(projected, goal)}`
  );
}

/** 比850亿元目标少23.2—79.1亿元: both methods, never the rosier one alone. */
function outcome(projected: readonly number[], goal: number): string {
  const gaps = projected.map((figure) => Number(roundHalfUp(goal - figure, 1))).sort((a, b) => a - b);
  const [least = 0, most = 0] = [gaps[0], gaps.at(-1)];
  const aim = `比${goalMoney(goal)}目标`;
  if (least === 0 && most === 0) return `与${goalMoney(goal)}目标持平`;
  if (least >= 0) return `${aim}少${rangeWords([least, most], 1).replace('约', '')}亿元`;
  if (most <= 0) return `${aim}多${rangeWords([-most, -least], 1).replace('约', '')}亿元`;
  return `${aim}最低少${money(most)}、最高多${money(-least)}`;
}

function subline(head: TargetRow, gaps: Gaps | null, rows: readonly TargetRow[]): string {
  const parts = gaps ? [blocksWords(gaps.blocks)] : [];
  if (head.status === 'achieved') parts.push(head.rule);
  else if (isValue(head.growthNeeded) && isValue(head.growthObserved)) {
    const years = (head.targetYear ?? 0) - (head.actualYear ?? 0);
    parts.push(
      `今后${years}年${head.title}需年均增长${roundHalfUp(head.growthNeeded, 1)}%，${head.baseYear}年以来实际年均${roundHalfUp(head.growthObserved, 1)}%。`,
    );
  }
  return [...parts, ...silentWords(rows.filter((r) => r.headline && r.status === 'no_data'))].join('');
}

/** Targets without a status: those nobody has reported on, and those whose figures are too few to judge by. */
function silentWords(silent: readonly TargetRow[]): string[] {
  const named = (rows: readonly TargetRow[]) =>
    listWords(
      rows.map((r) => r.title),
      4,
      '项',
    );
  const unreported = silent.filter((r) => !isValue(r.actual));
  const tooFew = silent.filter((r) => isValue(r.actual));
  return [
    ...(unreported.length > 0 ? [`${named(unreported)}无数据。`] : []),
    ...(tooFew.length > 0 ? [`${named(tooFew)}历年数据不足，不能判断进度。`] : []),
  ];
}

/** A figure of the page: one decimal, as in the charts beside it. */
function money(yi: number): string {
  return `${roundHalfUp(yi, 1)}亿元`;
}

/** A target as its document writes it: 850亿元. */
function goalMoney(yi: number): string {
  return `${roundHalfUp(yi, 1).replace(/\.0$/, '')}亿元`;
}
