/** What can be said of the compared units side by side: growth against the city, places gained, growth quickening. */

import type { Contribution, UnitGrowth } from '#shared/contract/contribution.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { isValue } from '#shared/figure.ts';
import { growthWords, listWords, pointsAgainst, rankChangeWords } from '#shared/words.ts';
import { zip } from '#shared/zip.ts';

type Reply = Pick<Contribution, 'unit' | 'peers' | 'city' | 'series' | 'period' | 'yearly'>;

/** Titles of the scatter, the ranks over time and the small multiples; empty where there is nothing to say. */
export function peerTitles(reply: Reply): Omit<Contribution['titles'], 'steps'> {
  const own = reply.peers.find((p) => p.unit === reply.unit.code);
  return {
    scatter: (own && ownGrowth(own, reply)) || againstCity(reply),
    ranks: (own && ownPlace(own, reply)) || placesMoved(reply),
    trends: quickened(reply),
  };
}

const rounded = (x: number) => Number(roundHalfUp(x, 1));

/** A compared unit on its own page: its growth against the city's. */
function ownGrowth({ shortName, growth }: UnitGrowth, { city }: Reply): string {
  if (!isValue(growth) || !isValue(city.growth)) return '';
  return `${shortName}${growthWords(growth)}，${pointsAgainst(growth - city.growth, '全市')}`;
}

/** Its rank now, and how it moved since the first period in which ranks were given. */
function ownPlace({ shortName, trend }: UnitGrowth, { series }: Reply): string {
  const given = zip(series, trend).flatMap(([{ label }, { rank }]) =>
    rank === null ? [] : [{ label, rank }],
  );
  const [from, to] = [given[0], given.at(-1)];
  if (!from || !to) return '';
  const now = `${to.label}${shortName}居第${to.rank}位`;
  return from === to ? now : `${now}，与${from.label}相比${rankChangeWords(from.rank - to.rank)}`;
}

function againstCity({ peers, city }: Reply): string {
  const grown = peers.flatMap((p) => (isValue(p.growth) ? [{ ...p, growth: p.growth }] : []));
  if (grown.length < 2) return '';
  const top = Math.max(...grown.map((p) => rounded(p.growth)));
  const first = grown.filter((p) => rounded(p.growth) === top).map((p) => p.shortName);
  const best = `${listWords(first)}${first.length > 1 ? '并列最高' : '最高'}，${growthWords(top)}`;
  if (!isValue(city.growth)) return `${grown.length}地有增速，${best}`;
  const mean = rounded(city.growth);
  const above = grown.filter((p) => rounded(p.growth) > mean).length;
  const level = grown.filter((p) => rounded(p.growth) === mean).length;
  const counts = [above > 0 && `${above}地增速高于全市`, level > 0 && `${level}地与全市持平`].filter(Boolean);
  return `${counts.join('、') || '没有一地增速高于全市'}（全市${growthWords(city.growth)}），${best}`;
}

/** From the first to the last period in which ranks were given. */
function placesMoved({ peers, series }: Reply): string {
  const rankAt = ({ trend }: UnitGrowth, i: number) => trend[i]?.rank ?? null;
  const ranked = series.flatMap((s, i) => (peers.some((p) => rankAt(p, i) !== null) ? [{ ...s, i }] : []));
  const [from, to] = [ranked[0], ranked.at(-1)];
  if (!from || !to || from === to) return '';
  // Who came, went or has no rank in one of the two has not moved.
  const compared = peers.flatMap((p) => {
    const [before, after] = [rankAt(p, from.i), rankAt(p, to.i)];
    return before === null || after === null ? [] : [{ name: p.shortName, by: before - after }];
  });
  if (compared.length === 0) return '';
  const moves = compared
    .filter((m) => m.by !== 0)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || b.by - a.by);
  const span = `${to.label}与${from.label}相比`;
  const whose = compared.length === peers.length ? '各地' : `两期都有位次的${compared.length}地`;
  if (moves.length === 0) return `${span}，${whose}位次没有变化`;
  const said = moves.slice(0, 4).map((m) => `${m.name}${m.by > 0 ? '上升' : '下降'}${Math.abs(m.by)}位`);
  return `${span}，${said.join('、')}${moves.length > 4 ? '等' : ''}`;
}

/** How many units grow faster than a year before. */
function quickened({ peers, series, period, yearly }: Reply): string {
  const at = series.findIndex((s) => s.period === period);
  const pair = (p: UnitGrowth) =>
    [p.trend[at]?.growth ?? 'missing', p.trend[at - 1]?.growth ?? 'missing'] as const;
  const known = peers.flatMap((p) => {
    const [now, before] = pair(p);
    return isValue(now) && isValue(before) ? [rounded(now) - rounded(before)] : [];
  });
  if (known.length < 2) return '';
  const faster = known.filter((d) => d > 0).length;
  const slower = known.filter((d) => d < 0).length;
  const same = known.length - faster - slower;
  const counts = [
    faster > 0 && `${faster}地加快`,
    slower > 0 && `${slower}地放缓`,
    same > 0 && `${same}地持平`,
  ].filter(Boolean);
  return `增速与上年${yearly ? '' : '同期'}相比：${counts.join('，')}`;
}
