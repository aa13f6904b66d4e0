/** The sentences of the target page, computed from its figures; a projection is always called one. */
import type { TargetRow, Targets, Trajectory } from '../contract/targets.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { listWords } from '../words.ts';

type Gaps = Targets['gaps'];

/** Verdict, its status and the line below: projected figure against the target, the blocks, what is needed from now on. */
export function verdictWords(
  head: TargetRow | undefined,
  line: Trajectory,
  gaps: Gaps,
  rows: readonly TargetRow[],
): Pick<Targets, 'verdict' | 'status' | 'statusLabel' | 'subline'> {
  if (!head || !isValue(head.actual) || !isValue(head.target)) {
    return {
      verdict: `尚无已核定的年度数据，不能判断是否达到目标`,
      status: 'no_data',
      statusLabel: '无数据',
      subline: '',
    };
  }
  const base = { status: head.status, statusLabel: head.statusLabel };
  return { verdict: verdict(head, line), ...base, subline: subline(head, gaps, rows) };
}

function verdict(head: TargetRow, line: Trajectory): string {
  const goal = head.target as number;
  const actual = head.actual as number;
  if (head.status === 'achieved') {
    return `${head.actualYear}年总投入${money(actual)}，已达到${head.targetYear}年${money(goal)}的目标`;
  }
  const projected = line.projections[0]?.points.find((p) => p.year === head.targetYear)?.figure;
  if (projected === undefined || !isValue(projected)) {
    return `${head.actualYear}年总投入${money(actual)}，距${head.targetYear}年${money(goal)}目标还差${money(goal - actual)}`;
  }
  const from = line.actual.find((p) => isValue(p.figure))?.year;
  const gap = Number(roundHalfUp(goal - projected, 1));
  const outcome =
    gap > 0
      ? `比${money(goal)}目标少${money(gap)}`
      : gap < 0
        ? `比${money(goal)}目标多${money(-gap)}`
        : `与${money(goal)}目标持平`;
  return `按${from}—${head.actualYear}年年均增速推算，${head.targetYear}年总投入约${money(projected)}，${outcome}`;
}

function subline(head: TargetRow, gaps: Gaps, rows: readonly TargetRow[]): string {
  const parts: string[] = [];
  if (gaps) {
    const words = gaps.blocks.map((b) =>
      isValue(b.gap) ? `${b.name}${b.gap > 0 ? '少' : '多'}${money(Math.abs(b.gap))}` : `${b.name}无法推算`,
    );
    parts.push(`${words.join('、')}。`);
  }
  if (head.status !== 'achieved' && isValue(head.growthNeeded) && isValue(head.growthObserved)) {
    const years = (head.targetYear ?? 0) - (head.actualYear ?? 0);
    parts.push(
      `今后${years}年总投入需年均增长${roundHalfUp(head.growthNeeded, 1)}%，${head.baseYear}年以来实际年均${roundHalfUp(head.growthObserved, 1)}%。`,
    );
  }
  const silent = rows.filter((r) => r.headline && r.status === 'no_data').map((r) => r.title);
  if (silent.length > 0) parts.push(`${listWords(silent)}无数据。`);
  return parts.join('');
}

/** Title of the bullet rows: who is behind, in words. */
export function rowsWords(rows: readonly TargetRow[]): string {
  const headline = rows.filter((r) => r.headline);
  const by = (status: TargetRow['status']) => headline.filter((r) => r.status === status).map((r) => r.title);
  const counted = `${headline.length}项目标`;
  const parts = [
    ...(['achieved', 'on_track', 'slow', 'lagging', 'reversing', 'missed', 'no_data'] as const).flatMap(
      (status) => {
        const titles = by(status);
        const label = headline.find((r) => r.status === status)?.statusLabel;
        return titles.length === 0 ? [] : [`${titles.length}项${label}`];
      },
    ),
  ];
  const worst = [...by('reversing'), ...by('missed'), ...by('lagging'), ...by('slow')][0];
  return `${counted}：${parts.join('、')}${worst ? `，“${worst}”最需关注` : ''}`;
}

/** Title of the gap chart: which block is short and how much a surplus covers. */
export function blockWords(blocks: NonNullable<Gaps>['blocks'], net: NonNullable<Gaps>['net']): string {
  const short = blocks.filter((b) => isValue(b.gap) && b.gap > 0);
  const over = blocks.filter((b) => isValue(b.gap) && b.gap < 0);
  if (!isValue(net)) return '缺口构成：部分主体无法推算';
  if (short.length === 0) return '缺口构成：按推算各主体均达到目标';
  const shortWords = short.map((b) => `${b.name}缺${money(b.gap as number)}`).join('、');
  if (over.length === 0) return `缺口构成：${shortWords}`;
  const surplus = over.reduce((sum, b) => sum - (b.gap as number), 0);
  return `缺口构成：${shortWords}，${over.map((b) => b.name).join('、')}超出的${money(surplus)}不能相抵`;
}

function money(yi: number): string {
  return `${roundHalfUp(yi, 1).replace(/\.0$/, '')}亿元`;
}
