/** What the ranking says, computed from its figures. */

import type { RegionRow, Regions } from '#shared/contract/monitoring.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { isValue } from '#shared/figure.ts';
import { growthWords, listWords, moneyWords, pointsAgainst, rankChangeWords } from '#shared/words.ts';

type Words = Pick<Regions, 'finding' | 'sentences'>;

/** A part of the metric's formula, and how many peers have no figure of it. */
export interface BlockGap {
  name: string;
  missing: number;
}

/** The page's title sentence and what else is worth saying. */
export function regionSentences(
  reply: Omit<Regions, 'finding' | 'sentences'>,
  gaps: readonly BlockGap[] = [],
): Words {
  const present = reply.rows.filter((r) => isValue(r.figure));
  if (present.length === 0) return { finding: noneWords(reply), sentences: blockGapWords(reply, gaps) };
  const sentences = [
    cityWords(reply),
    gapWords(reply),
    ...blockGapWords(reply, gaps),
    growthLeaders(reply, present),
    requiredWords(reply, present),
    movers(reply.rows),
  ].filter((s) => s !== '');
  return { finding: finding(reply, present), sentences };
}

function noneWords({ rows, label, metric }: Omit<Regions, 'finding' | 'sentences'>): string {
  const partly = rows.some((r) => r.figure === 'incomplete');
  return `${label}${metric.name}${partly ? '尚不完整，各地都还不能合计' : '尚无已核定数据'}`;
}

/** Which part of an incomplete total is missing: 政府投入已齐；企业投入缺9家. */
function blockGapWords(
  { missing }: Omit<Regions, 'finding' | 'sentences'>,
  gaps: readonly BlockGap[],
): string[] {
  if (missing.length === 0 || gaps.length === 0) return [];
  const words = gaps.map(({ name, missing }) => `${name}${missing === 0 ? '已齐' : `缺${missing}家`}`);
  return [`已核定情况：${words.join('，')}。`];
}

/** Who grows as fast as the city's target asks of the city; no document splits the target among them. */
function requiredWords(
  { requiredGrowth: required }: Omit<Regions, 'finding' | 'sentences'>,
  present: RegionRow[],
): string {
  const percent = required?.percent;
  if (!required || percent === undefined || !isValue(percent)) return '';
  const enough = present.filter((r) => isValue(r.growth) && r.growth >= percent).map((r) => r.shortName);
  const who = enough.length > 0 ? `本年增速达到的有${listWords(enough, 9)}` : '本年各地增速均未达到';
  return `全市到${required.year}年目标今后每年需增长${roundHalfUp(percent, 1)}%，${who}。`;
}

function finding(reply: Omit<Regions, 'finding' | 'sentences'>, present: RegionRow[]): string {
  const { city, metric, label } = reply;
  const amount =
    metric.measure === 'money'
      ? moneyWords(city.figure)
      : isValue(city.figure)
        ? `${roundHalfUp(city.figure, metric.decimals)}${metric.unit}`
        : '';
  if (reply.missing.length > 0 && !isValue(city.figure)) {
    return `${label}${metric.shortName}不完整：缺${reply.missing.length}家(${listWords(reply.missing)})`;
  }
  const grown =
    isValue(city.growth) && metric.measure !== 'percent' ? `，同比${growthWords(city.growth)}` : '';
  const first = leaders(present);
  const lead = first.length > 0 && reply.missing.length === 0 ? `，${listWords(first)}居首` : '';
  return isValue(city.figure)
    ? `${label}全市${metric.shortName}${amount}${grown}${lead}`
    : `${label}${metric.shortName}：${lead.slice(1) || '全市数尚缺'}`;
}

function leaders(rows: RegionRow[]): string[] {
  return rows.filter((r) => r.rank === 1).map((r) => r.shortName);
}

function cityWords({ cityBasis, city }: Omit<Regions, 'finding' | 'sentences'>): string {
  if (!isValue(city.figure)) return '';
  return cityBasis === 'summed' ? '全市数为各地合计。' : '';
}

function gapWords({ missing }: Omit<Regions, 'finding' | 'sentences'>): string {
  return missing.length === 0 ? '' : `缺${missing.length}家：${listWords(missing, 9)}；补齐前不排位次。`;
}

function growthLeaders(
  { metric, cityGrowth }: Omit<Regions, 'finding' | 'sentences'>,
  present: RegionRow[],
): string {
  if (metric.measure === 'percent' || !isValue(cityGrowth)) return '';
  const grown = present.filter((r): r is RegionRow & { growth: number } => isValue(r.growth));
  const best = grown.reduce<(typeof grown)[number] | null>(
    (top, r) => (top === null || r.growth > top.growth ? r : top),
    null,
  );
  if (!best || grown.length < 2) return '';
  return `${best.shortName}增速最高，${growthWords(best.growth)}，${pointsAgainst(best.growth - cityGrowth, '全市')}。`;
}

function movers(rows: RegionRow[]): string {
  const moved = rows
    .filter((r) => r.rankChange !== null && r.rankChange !== 0)
    .sort((a, b) => Math.abs(b.rankChange!) - Math.abs(a.rankChange!));
  if (moved.length === 0) return rows.some((r) => r.rankChange === 0) ? '各地位次与上年同期相同。' : '';
  return `${moved
    .slice(0, 4)
    .map((r) => `${r.shortName}${rankChangeWords(r.rankChange)}`)
    .join('，')}。`;
}
