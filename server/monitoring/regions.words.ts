/** What the ranking says, computed from its figures. */

import { pointDifference } from '#shared/calc/shares.ts';
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

function noneWords(reply: Omit<Regions, 'finding' | 'sentences'>): string {
  const { rows, label, metric } = reply;
  // Many counts are reported for the city alone.
  if (isValue(reply.city.figure)) return `${finding(reply, [])}，没有分地区数据`;
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
  const who =
    enough.length === 0
      ? '本年各地增速均低于此'
      : enough.length === present.length
        ? '本年各地增速均达到此数'
        : `本年增速达到此数的有${listWords(enough, 9)}`;
  return `全市实现${required.year}年目标，今后每年需增长${roundHalfUp(percent, 1)}%；${who}。`;
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
    return `${label}${metric.shortName}不完整：缺${reply.missing.length}家(${listWords(reply.missing, 9)})${othersWords(reply)}`;
  }
  const grown =
    isValue(city.growth) && metric.measure !== 'percent' ? `，同比${growthWords(city.growth)}` : '';
  const first = leaders(present);
  const lead =
    first.length > 0 && reply.missing.length === 0
      ? `，${listWords(first)}${first.length > 1 ? '并列' : ''}居首`
      : '';
  return isValue(city.figure)
    ? `${label}全市${metric.shortName}${amount}${grown}${lead}`
    : `${label}${metric.shortName}：${lead.slice(1) || '全市数尚缺'}`;
}

/** 市本级 counts in the city's total without being ranked: its absence is said beside the 家. */
function othersWords({ others }: Omit<Regions, 'finding' | 'sentences'>): string {
  const absent = others
    .filter((r) => r.figure === 'unreported' || r.figure === 'missing')
    .map((r) => r.shortName);
  return absent.length > 0 ? `，另缺${absent.join('、')}` : '';
}

function leaders(rows: RegionRow[]): string[] {
  return rows.filter((r) => r.rank === 1).map((r) => r.shortName);
}

function cityWords({ cityBasis, city }: Omit<Regions, 'finding' | 'sentences'>): string {
  if (!isValue(city.figure)) return '';
  return cityBasis === 'summed' ? '全市数为各地合计。' : '';
}

/** The title names who is missing where the total hangs on it; else they are named here. */
function gapWords({ missing, city }: Omit<Regions, 'finding' | 'sentences'>): string {
  if (missing.length === 0) return '';
  return isValue(city.figure)
    ? `缺${missing.length}家：${listWords(missing, 9)}；补齐前不排位次。`
    : '补齐前不作合计、不排位次。';
}

/** Rates are compared with one another only where all are published ones or all are computed from amounts. */
export function areAlike(rows: readonly RegionRow[]): boolean {
  const kinds = rows.filter((row) => isValue(row.growth)).map((row) => row.published !== '');
  return new Set(kinds).size < 2;
}

const UNLIKE = '增速口径不同：公布的为可比口径，其余按报送数计算，两者不相比较。';

function growthLeaders(
  { metric, city, cityGrowth }: Omit<Regions, 'finding' | 'sentences'>,
  present: RegionRow[],
): string {
  if (metric.measure === 'percent' || !isValue(city.growth)) return '';
  const unlike = areAlike([city, ...present]) ? '' : UNLIKE;
  if (unlike === '' && !isValue(cityGrowth)) return '';
  if (!areAlike(present)) return unlike;
  const grown = present.filter((r): r is RegionRow & { growth: number } => isValue(r.growth));
  const best = grown.reduce<(typeof grown)[number] | null>(
    (top, r) => (top === null || r.growth > top.growth ? r : top),
    null,
  );
  if (!best || grown.length < 2) return '';
  const falling = Number(roundHalfUp(best.growth, 1)) < 0;
  const text = growthWords(best.growth);
  const tied = grown.filter((r) => growthWords(r.growth) === text).map((r) => r.shortName);
  const whose = `${listWords(tied)}${falling ? '降幅最小' : '增速最高'}`;
  const against = isValue(cityGrowth)
    ? `，${pointsAgainst(pointDifference(best.growth, cityGrowth), '全市')}`
    : '';
  return `${whose}，${tied.length > 1 ? '均' : ''}${text}${against}。${unlike}`;
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
