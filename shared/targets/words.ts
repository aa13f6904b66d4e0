/** The sentences of the target page, computed from its figures; a projection is always called one. */
import { sumOf } from '../calc/exact.ts';
import type { TargetRow, Targets, Trajectory } from '../contract/targets.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';

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
    return `${head.actualYear}年总投入${money(actual)}，已达到${head.targetYear}年${goalMoney(goal)}的目标`;
  }
  const projected = line.projections[0]?.points.find((p) => p.year === head.targetYear)?.figure;
  if (projected === undefined || !isValue(projected)) {
    return `${head.actualYear}年总投入${money(actual)}，距${head.targetYear}年${goalMoney(goal)}目标还差${money(goal - actual)}`;
  }
  const from = line.actual.find((p) => isValue(p.figure))?.year;
  const gap = Number(roundHalfUp(goal - projected, 1));
  const outcome =
    gap > 0
      ? `比${goalMoney(goal)}目标少${money(gap)}`
      : gap < 0
        ? `比${goalMoney(goal)}目标多${money(-gap)}`
        : `与${goalMoney(goal)}目标持平`;
  return `按${from}—${head.actualYear}年年均增速推算，${head.targetYear}年总投入约${money(projected)}，${outcome}`;
}

function subline(head: TargetRow, gaps: Gaps, rows: readonly TargetRow[]): string {
  const parts: string[] = [];
  if (gaps) {
    parts.push(`${gapWords(gaps.blocks)}。`);
  }
  if (head.status !== 'achieved' && isValue(head.growthNeeded) && isValue(head.growthObserved)) {
    const years = (head.targetYear ?? 0) - (head.actualYear ?? 0);
    parts.push(
      `今后${years}年总投入需年均增长${roundHalfUp(head.growthNeeded, 1)}%，${head.baseYear}年以来实际年均${roundHalfUp(head.growthObserved, 1)}%。`,
    );
  }
  return [...parts, ...silentWords(rows.filter((r) => r.headline && r.status === 'no_data'))].join('');
}

/** 政府多6.5亿元、企业少22.9亿元; blocks that cannot be projected are named together. */
function gapWords(blocks: NonNullable<Gaps>['blocks']): string {
  const known = blocks.filter((b) => isValue(b.gap));
  const words = known.map((b) => {
    const gap = Number(roundHalfUp(b.gap as number, 1));
    return gap === 0 ? `${b.name}持平` : `${b.name}${gap > 0 ? '少' : '多'}${money(Math.abs(gap))}`;
  });
  const unknown = blocks.filter((b) => !isValue(b.gap)).map((b) => b.name);
  return [...words, ...(unknown.length > 0 ? [`${unknown.join('、')}无法推算`] : [])].join('、');
}

/** Targets without a status: those nobody has reported on, and those whose figures are too few to judge by. */
function silentWords(silent: readonly TargetRow[]): string[] {
  const named = (rows: readonly TargetRow[]) =>
    rows.length > 4
      ? `${rows
          .slice(0, 4)
          .map((r) => r.title)
          .join('、')}等${rows.length}项`
      : rows.map((r) => r.title).join('、');
  const unreported = silent.filter((r) => !isValue(r.actual));
  const tooFew = silent.filter((r) => isValue(r.actual));
  return [
    ...(unreported.length > 0 ? [`${named(unreported)}无数据。`] : []),
    ...(tooFew.length > 0 ? [`${named(tooFew)}历年数据不足，不能判断进度。`] : []),
  ];
}

/** Title of the bullet rows: who is behind, in words. */
export function rowsWords(rows: readonly TargetRow[]): string {
  const headline = rows.filter((r) => r.headline);
  const by = (status: TargetRow['status']) => headline.filter((r) => r.status === status).map((r) => r.title);
  const counted = `${headline.length}项目标`;
  const parts = [
    ...(['achieved', 'on_track', 'slow', 'lagging', 'reversing', 'missed', 'no_data'] as const).flatMap(
      (status) => {
        const labels = headline.filter((r) => r.status === status).map((r) => r.statusLabel);
        return [...new Set(labels)].map((label) => `${labels.filter((l) => l === label).length}项${label}`);
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
  const surplus = -sumOf(over.map((b) => b.gap).filter(isValue));
  return `缺口构成：${shortWords}，${over.map((b) => b.name).join('、')}超出的${money(surplus)}不能相抵`;
}

/** A figure of the page: one decimal, as in the charts beside it. */
function money(yi: number): string {
  return `${roundHalfUp(yi, 1)}亿元`;
}

/** A target as its document writes it: 850亿元. */
function goalMoney(yi: number): string {
  return `${roundHalfUp(yi, 1).replace(/\.0$/, '')}亿元`;
}
