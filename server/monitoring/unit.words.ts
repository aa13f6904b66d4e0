/** What can be said of one unit, computed from its figures. */
import type { RequiredGrowth } from '#shared/contract/monitoring.ts';
import type { TargetMargin, UnitLine, UnitProfile } from '#shared/contract/unit-profile.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import {
  growthWords,
  listWords,
  moneyWords,
  pointsAgainst,
  rankChangeWords,
  rankWords,
} from '#shared/words.ts';

type Words = Pick<UnitProfile, 'finding' | 'against' | 'marginFinding' | 'strengths' | 'weaknesses'>;
/** Indicators in the first or last third of the peers count as strong or weak. */
const THIRD = 1 / 3;

export function unitSentences(
  reply: Omit<UnitProfile, keyof Words>,
  cityGrowth: Figure,
  required: RequiredGrowth | null = null,
): Words {
  const total = reply.lines[0];
  return {
    finding: finding(reply, total, cityGrowth),
    marginFinding: marginWords(reply.margins),
    against: against(total, required),
    ...standing(reply),
  };
}

/** No document splits the city's target among the units: a unit's distance is its growth less the required one (domain.md §6). */
function against(total: UnitLine | undefined, required: RequiredGrowth | null): string {
  if (required?.met) return `全市${required.year}年目标已达到，不再有所需增速。`;
  if (!required || !isValue(required.percent)) return '';
  const asked = `全市实现${required.year}年目标，今后每年需增长${roundHalfUp(required.percent, 1)}%`;
  if (!total || !isValue(total.growth)) return `${asked}；本地增速暂缺，不能比较。`;
  return `${asked}；本地增速${pointsAgainst(total.growth - required.percent, '所需增速')}。`;
}

function finding(
  reply: Omit<UnitProfile, keyof Words>,
  total: UnitLine | undefined,
  cityGrowth: Figure,
): string {
  const { unit, label } = reply;
  if (!total || !isValue(total.figure)) return `${unit.shortName}${label}${total?.name ?? ''}尚不完整`;
  const parts = [`${unit.shortName}${label}${total.name}${moneyWords(total.figure)}`];
  if (isValue(total.growth))
    parts.push(`同比${growthWords(total.growth)}${againstCity(total.growth, cityGrowth)}`);
  if (total.rank !== null) {
    const change = total.rankBefore === null ? '' : `(${rankChangeWords(total.rankBefore - total.rank)})`;
    parts.push(`数额${rankWords(total.rank, total.tied)}${change}`);
    if (total.growthRank !== null) parts.push(`增速居第${total.growthRank}位`);
  } else if (reply.missing.length > 0) parts.push(`${listWords(reply.missing)}暂缺，补齐前不排位次`);
  return parts.join('，');
}

function againstCity(own: number, city: Figure): string {
  return isValue(city) ? `，${pointsAgainst(own - city, '全市')}` : '';
}

/** 5项目标中1项本地增速达到全市所需：2027年政府投入: which of the city's demands the unit's own growth meets. */
function marginWords(margins: readonly TargetMargin[]): string {
  const reached = margins.filter((m) => m.met).map((m) => `${m.year}年${m.name}`);
  const known = margins.filter((m) => isValue(m.margin));
  const met = known.filter((m) => isValue(m.margin) && m.margin >= 0).map((m) => `${m.year}年${m.name}`);
  const rest = margins.length - known.length - reached.length;
  const tail = `${reached.length > 0 ? `，全市已达到${reached.join('、')}目标` : ''}${rest > 0 ? `，${rest}项不能比较` : ''}`;
  if (margins.length === 0) return '';
  if (reached.length === margins.length) return `全市目标均已达到：${reached.join('、')}`;
  if (known.length === 0) return '本地增速与全市目标所需增速：尚不能比较';
  if (met.length === 0) return `${known.length}项目标，本地增速均未达到全市所需${tail}`;
  if (met.length === known.length) return `${known.length}项目标，本地增速均达到全市所需${tail}`;
  return `${known.length}项目标中${met.length}项本地增速达到全市所需：${met.join('、')}${tail}`;
}

function standing({
  lines,
  of,
}: Omit<UnitProfile, keyof Words>): Pick<UnitProfile, 'strengths' | 'weaknesses'> {
  const ranked = lines.filter(
    (l): l is UnitLine & { rank: number } =>
      l.rank !== null && ((l.counted && l.indent > 0) || l.measure === 'percent'),
  );
  const say = (l: UnitLine & { rank: number }) => {
    const moved =
      l.measure === 'percent' ? pointsMoved(l.growth) : isValue(l.growth) ? growthWords(l.growth) : '';
    return `${l.name}${l.tied ? '并列' : ''}第${l.rank}位${moved && `，${moved}`}`;
  };
  const best = ranked.filter((l) => l.rank <= Math.ceil(of * THIRD)).sort((a, b) => a.rank - b.rank);
  const worst = ranked.filter((l) => l.rank > of - Math.ceil(of * THIRD)).sort((a, b) => b.rank - a.rank);
  return { strengths: best.slice(0, 3).map(say), weaknesses: worst.slice(0, 3).map(say) };
}

/** 比上年提高0.20个百分点 · 比上年下降… · 与上年持平; empty without a base. */
function pointsMoved(points: Figure): string {
  if (!isValue(points)) return '';
  const text = roundHalfUp(Math.abs(points), 2);
  if (Number(text) === 0) return '与上年持平';
  return `比上年${points > 0 ? '提高' : '下降'}${text}个百分点`;
}
