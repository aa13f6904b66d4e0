/** Sentences computed from figures in the trade's wording (domain.md §7): they never say more than the data. */
import { convertAmount } from './calc/shares.ts';
import { roundHalfUp } from './decimal.ts';
import { type Figure, isBreak, isValue, REASON_MARK } from './figure.ts';

/** 万元 as 亿元 with one decimal, or as 万元 below 0.1 亿元: `723.4亿元`, `812.50万元`. */
export function moneyWords(wan: Figure): string {
  if (!isValue(wan)) return REASON_MARK[wan];
  const magnitude = Math.abs(wan);
  if (magnitude !== 0 && magnitude < 1000) return `${roundHalfUp(wan, 2)}万元`;
  return `${roundHalfUp(convertAmount(wan, '万元', '亿元'), 1)}亿元`;
}

/** 增长7.2% · 下降1.4% · 持平; a reason where there is no rate. The words carry the sign. */
export function growthWords(percent: Figure): string {
  if (isBreak(percent)) return `${REASON_MARK[percent]}、不可直接比较`;
  if (!isValue(percent)) return `同比增速${REASON_MARK[percent]}`;
  const text = roundHalfUp(Math.abs(percent), 1);
  if (Number(text) === 0) return '持平';
  return `${percent > 0 ? '增长' : '下降'}${text}%`;
}

/** Difference of two rates: 高于…1.2个百分点 · 低于… · 与…持平. */
export function pointsAgainst(points: Figure, whom: string): string {
  if (!isValue(points)) return '';
  const text = roundHalfUp(Math.abs(points), 1);
  if (Number(text) === 0) return `与${whom}持平`;
  return `${points > 0 ? '高于' : '低于'}${whom}${text}个百分点`;
}

/** 居全市第3位 (并列第3位 when tied). */
export function rankWords(rank: number | null, tied: boolean): string {
  if (rank === null) return '';
  return tied ? `居全市并列第${rank}位` : `居全市第${rank}位`;
}

/** 上升2位 · 下降1位 · 位次不变. */
export function rankChangeWords(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return '位次不变';
  return change > 0 ? `上升${change}位` : `下降${-change}位`;
}

/** 初步数 · 最终数 · 普查修订数; empty where a figure has no release. */
export function releaseWords(release: string): string {
  return release === '' || release.endsWith('数') ? release : `${release}数`;
}

/** 甲、乙、丙; more than `most` names are cut with 等N地 (`counted` names what is counted). */
export function listWords(names: readonly string[], most = 4, counted = '地'): string {
  if (names.length <= most) return names.join('、');
  return `${names.slice(0, most).join('、')}等${names.length}${counted}`;
}
