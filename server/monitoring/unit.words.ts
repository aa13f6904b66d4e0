/** What can be said of one unit, computed from its figures. */
import type { TargetMargin, UnitLine, UnitProfile } from '#shared/contract/monitoring.ts';
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

type Words = Pick<UnitProfile, 'finding' | 'marginFinding' | 'strengths' | 'weaknesses'>;
/** Indicators in the first or last third of the peers count as strong or weak. */
const THIRD = 1 / 3;

export function unitSentences(reply: Omit<UnitProfile, keyof Words>, cityGrowth: Figure): Words {
  const total = reply.lines[0];
  return {
    finding: finding(reply, total, cityGrowth),
    marginFinding: marginWords(reply.margins),
    ...standing(reply),
  };
}

function finding(
  reply: Omit<UnitProfile, keyof Words>,
  total: UnitLine | undefined,
  cityGrowth: Figure,
): string {
  const { unit, label } = reply;
  if (!total || !isValue(total.figure)) return `${unit.shortName}${label}科技创新投入尚不完整`;
  const parts = [`${unit.shortName}${label}${total.name}${moneyWords(total.figure)}`];
  if (isValue(total.growth))
    parts.push(`同比${growthWords(total.growth)}${againstCity(total.growth, cityGrowth)}`);
  if (total.rank !== null) {
    const change = total.rankBefore === null ? '' : `(${rankChangeWords(total.rankBefore - total.rank)})`;
    parts.push(`${rankWords(total.rank, total.tied)}${change}`);
  } else if (reply.missing.length > 0) parts.push(`缺${listWords(reply.missing)}，暂不排位次`);
  return parts.join('，');
}

function againstCity(own: number, city: Figure): string {
  return isValue(city) ? `，${pointsAgainst(own - city, '全市')}` : '';
}

/** 本年增速低于2027年目标所需增速4.0个百分点: the total against the nearest target. */
function marginWords([nearest]: readonly TargetMargin[]): string {
  if (!nearest) return '';
  if (!isValue(nearest.margin)) return `${nearest.year}年目标所需增速：尚无法比较`;
  return `本年增速${pointsAgainst(nearest.margin, `${nearest.year}年目标全市所需增速`)}`;
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
