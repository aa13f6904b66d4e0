/** What the ranking says, computed from its figures. */

import type { RegionRow, Regions } from '#shared/contract/monitoring.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { isValue } from '#shared/figure.ts';
import { growthWords, listWords, moneyWords, pointsAgainst, rankChangeWords } from '#shared/words.ts';

type Words = Pick<Regions, 'finding' | 'sentences'>;

/** The page's title sentence and what else is worth saying. */
export function regionSentences(reply: Omit<Regions, 'finding' | 'sentences'>): Words {
  const present = reply.rows.filter((r) => isValue(r.figure));
  if (present.length === 0)
    return { finding: `${reply.label}${reply.metric.name}尚无已核定数据`, sentences: [] };
  const sentences = [
    cityWords(reply),
    gapWords(reply),
    growthLeaders(reply, present),
    movers(reply.rows),
  ].filter((s) => s !== '');
  return { finding: finding(reply, present), sentences };
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
