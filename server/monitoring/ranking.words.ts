/** What the ranking says, computed from its figures. */

import { sumOf } from '#shared/calc/exact.ts';
import { growth } from '#shared/calc/growth.ts';
import { pointDifference } from '#shared/calc/shares.ts';
import type { RankedUnit, UnitRanking } from '#shared/contract/monitoring.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { isValue } from '#shared/figure.ts';
import { growthWords, listWords, moneyWords, pointsAgainst, rankChangeWords } from '#shared/words.ts';

type Words = Pick<UnitRanking, 'finding' | 'growthFinding' | 'sentences'>;
type Reply = Omit<UnitRanking, keyof Words>;

/** A part of the metric's formula, and how many peers have no figure of it. */
interface BlockGap {
  name: string;
  missing: number;
}

/** The page's title sentence and what else is worth saying. */
export function rankingSentences(reply: Reply, gaps: readonly BlockGap[] = []): Words {
  const present = reply.rows.filter((r) => isValue(r.figure));
  if (present.length === 0) {
    const none = noneWords(reply);
    return { finding: none, growthFinding: none, sentences: blockGapWords(reply, gaps) };
  }
  const sentences = [
    reply.rankedWithin,
    cityWords(reply),
    gapWords(reply),
    ...blockGapWords(reply, gaps),
    growthLeaders(reply, present),
    likeForLike(reply, present),
    requiredWords(reply, present),
    movers(reply.rows),
  ].filter((s) => s !== '');
  return { finding: finding(reply, present), growthFinding: growthFinding(reply, present), sentences };
}

function noneWords(reply: Reply): string {
  const { rows, label, metric, waiting } = reply;
  // Many counts are reported for the city alone.
  if (isValue(reply.city.figure)) return `${finding(reply, [])}，没有分地区数据`;
  const partly = rows.some((r) => r.figure === 'incomplete');
  const state = partly ? '尚不完整，各地都还不能合计' : '尚无已核定数据';
  return `${label}${metric.name}${state}${waiting && `：${waiting}`}`;
}

/** Which part of an incomplete total is missing: 政府投入已齐，企业投入9地暂缺. */
function blockGapWords({ missing }: Reply, gaps: readonly BlockGap[]): string[] {
  if (missing.length === 0 || gaps.length === 0) return [];
  const words = gaps.map(({ name, missing }) => `${name}${missing === 0 ? '已齐' : `${missing}地暂缺`}`);
  return [`已核定情况：${words.join('，')}。`];
}

/** Who grows as fast as the city's target asks of the city; no document splits the target among them. */
function requiredWords({ requiredGrowth: required }: Reply, present: RankedUnit[]): string {
  const percent = required?.percent;
  if (required?.met) return `全市${required.year}年目标已达到，不再有所需增速。`;
  if (!required || percent === undefined || !isValue(percent)) return '';
  const known = present.filter((r) => isValue(r.growth));
  const need = `全市实现${required.year}年目标，今后每年需增长${roundHalfUp(percent, 1)}%`;
  if (known.length === 0) return `${need}。`;
  const enough = present.filter((r) => isValue(r.growth) && r.growth >= percent).map((r) => r.shortName);
  const who =
    enough.length === 0
      ? `本年${known.length < present.length ? '有增速的' : ''}各地增速均低于此`
      : enough.length === present.length
        ? '本年各地增速均达到此数'
        : `本年增速达到此数的有${listWords(enough, 9)}`;
  return `${need}；${who}。`;
}

function finding(reply: Reply, present: RankedUnit[]): string {
  const { city, metric, label } = reply;
  const amount =
    metric.measure === 'money'
      ? moneyWords(city.figure)
      : isValue(city.figure)
        ? `${roundHalfUp(city.figure, metric.decimals)}${metric.unit}`
        : '';
  if (reply.missing.length > 0 && !isValue(city.figure)) {
    return `${label}${metric.shortName}不完整：${absence(reply)}`;
  }
  const grown =
    isValue(city.growth) && metric.measure !== 'percent' ? `，同比${growthWords(city.growth)}` : '';
  const first = leaders(present);
  const lead = first.length > 0 && reply.missing.length === 0 ? `，${firstWords(reply, first, '居首')}` : '';
  return isValue(city.figure)
    ? `${label}全市${metric.shortName}${amount}${grown}${lead}`
    : `${label}${metric.shortName}：${lead.slice(1) || '全市数尚缺'}`;
}

/** The return that is waited for, where that is known; else the places without a figure. */
function absence(reply: Reply): string {
  const places = `${listWords(reply.missing, 9)}${othersWords(reply)}`;
  if (reply.waiting === '') return `${places}暂缺`;
  // 嘉善的报表未报 says by itself whose figure is not there.
  const said = reply.missing.every((name) => reply.waiting.includes(name));
  return said ? reply.waiting : `${reply.waiting}(${places}暂缺)`;
}

/** 市本级 counts in the city's total without being ranked: its absence is said beside the 地. */
function othersWords({ others }: Reply): string {
  const absent = others
    .filter((r) => r.figure === 'unreported' || r.figure === 'missing')
    .map((r) => r.shortName);
  return absent.length > 0 ? `和${absent.join('、')}` : '';
}

/** The same sentence for a table in the order of growth: who grows fastest, not who is largest. */
function growthFinding(reply: Reply, present: RankedUnit[]): string {
  const { metric, label, city } = reply;
  const first = present.filter((r) => r.growthRank === 1);
  if (first.length === 0) return finding(reply, present);
  const isRate = metric.measure === 'percent';
  const grown = !isValue(city.growth)
    ? ''
    : isRate
      ? `全市${pointsAgainst(city.growth, '上年')}，`
      : `全市同比${growthWords(city.growth)}，`;
  const names = first.map((r) => r.shortName);
  const lead = firstWords(reply, names, isRate ? '提高最多' : '增速居首');
  return `${label}${metric.shortName}：${grown}${lead}`;
}

/** While some units wait, what can be said of the approved ones: the same units in both periods. */
function likeForLike({ missing, metric, rows }: Reply, present: RankedUnit[]): string {
  if (missing.length === 0 || metric.measure === 'percent') return '';
  const pairs = present.flatMap((r) =>
    isValue(r.figure) && isValue(r.base) ? [{ now: r.figure, before: r.base }] : [],
  );
  if (pairs.length < 2 || pairs.length === rows.length) return '';
  const { rate } = growth(sumOf(pairs.map((p) => p.now)), sumOf(pairs.map((p) => p.before)));
  return isValue(rate) ? `已有数据的${pairs.length}地同比${growthWords(rate)}(同口径)，其余待核定。` : '';
}

function leaders(rows: RankedUnit[]): string[] {
  return rows.filter((r) => r.rank === 1).map((r) => r.shortName);
}

/** 海宁居首 · 海宁、平湖并列居首; where units are ranked within groups, the first of each: 河东、安平分别在本组居首. */
function firstWords({ rankedWithin }: Reply, names: readonly string[], how: string): string {
  const together = rankedWithin ? '分别在本组' : '并列';
  return `${listWords(names)}${names.length > 1 ? together : ''}${how}`;
}

function cityWords({ cityBasis, city }: Reply): string {
  if (!isValue(city.figure)) return '';
  return cityBasis === 'summed' ? '全市数为各地合计。' : '';
}

/** The title names who is missing where the total hangs on it; else they are named here. */
function gapWords({ missing, city, waiting }: Reply): string {
  if (missing.length === 0) return '';
  return isValue(city.figure)
    ? `${listWords(missing, 9)}暂缺${waiting && `(${waiting})`}；补齐前不排位次。`
    : '补齐前不作合计、不排位次。';
}

/** Rates are compared with one another only where all are published ones or all are computed from amounts. */
export function areAlike(rows: readonly Pick<RankedUnit, 'growth' | 'published'>[]): boolean {
  const kinds = rows.filter((row) => isValue(row.growth)).map((row) => row.published !== '');
  return new Set(kinds).size < 2;
}

const UNLIKE = '增速口径不同：公布的为可比口径，其余按报送数计算，两者不相比较。';

function growthLeaders({ metric, city, cityGrowth }: Reply, present: RankedUnit[]): string {
  if (metric.measure === 'percent' || !isValue(city.growth)) return '';
  const unlike = areAlike([city, ...present]) ? '' : UNLIKE;
  if (unlike === '' && !isValue(cityGrowth)) return '';
  if (!areAlike(present)) return unlike;
  const grown = present.filter((r): r is RankedUnit & { growth: number } => isValue(r.growth));
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

function movers(rows: RankedUnit[]): string {
  const moved = rows
    .flatMap(({ shortName, rankChange }) => (rankChange ? [{ shortName, rankChange }] : []))
    .sort((a, b) => Math.abs(b.rankChange) - Math.abs(a.rankChange));
  if (moved.length === 0) return rows.some((r) => r.rankChange === 0) ? '各地位次与上年同期相同。' : '';
  return `${moved
    .slice(0, 4)
    .map((r) => `${r.shortName}${rankChangeWords(r.rankChange)}`)
    .join('，')}。`;
}
