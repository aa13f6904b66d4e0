/** One unit in the trade's sentence: amount, growth, against the city, share, place; then its blocks. */
import { isGap, isValue } from '../figure.ts';
import { listWords } from '../words.ts';
import type { ReportFacts } from './facts.ts';
import type { Line } from './lines.ts';
import {
  againstCitySaid,
  amountSaid,
  growthRankSaid,
  growthSaid,
  rankSaid,
  shareSaid,
} from './number.words.ts';
import { clause } from './overall.words.ts';
import { joined, type Said, said } from './said.ts';

/** The line of a unit in an indicator's lines. */
export function lineOf(
  lines: { peers: readonly Line[]; others: readonly Line[] },
  unit: string,
): Line | undefined {
  return [...lines.peers, ...lines.others].find((line) => line.unit === unit);
}

/** 科技创新投入124.0亿元，比上年增长5.4%，低于全市1.0个百分点，占全市17.0%；总量居第1位，位次不变，增速居第8位。其中，…。 */
export function unitSaid(facts: ReportFacts, unit: string): Said {
  return said`${unitTotalSaid(facts, unit)}${unitBlocksSaid(facts, unit)}`;
}

export function unitTotalSaid({ total, totalName, yearly, blocks }: ReportFacts, unit: string): Said {
  const own = lineOf(total, unit);
  if (!own) return [];
  if (own.current === 'not_applicable') return said`不涉及${totalName}合计。`;
  if (!isValue(own.current)) {
    const absent = blocks.flatMap(({ shortName, lines }) => {
      const line = lineOf(lines, unit);
      return line && isGap(line.current) ? [`${shortName}投入`] : [];
    });
    return said`${totalName}尚不能合计${absent.length > 0 ? `（缺${listWords(absent, 9)}）` : ''}，暂不排位。`;
  }
  const places = [
    ...clauses(own.rank === null ? [] : said`总量${rankSaid(own, yearly)}`),
    ...clauses(growthRankSaid(own)),
  ];
  const place = places.length > 0 ? said`；${joined(places, '，')}` : [];
  return said`${totalName}${amountSaid(own)}${clause(growthSaid(own, yearly))}${clause(againstCitySaid(own, total.city))}${clause(shareSaid(own))}${place}。`;
}

/** 其中，政府投入12.1亿元，增长6.6%；企业投入…。 What the unit never has is not said. */
export function unitBlocksSaid({ blocks, total, yearly }: ReportFacts, unit: string, head = '其中，'): Said {
  // 同比 is said once, at the first growth of the paragraph.
  let told = head !== '' && isValue(lineOf(total, unit)?.growth ?? 'undefined');
  const parts = blocks.flatMap(({ shortName, lines }) => {
    const own = lineOf(lines, unit);
    if (!own || own.current === 'not_applicable') return [];
    const gap = isValue(own.current) ? '' : '：';
    const grown = growthSaid(own, yearly, told);
    told ||= isValue(own.growth);
    return [said`${shortName}投入${gap}${amountSaid(own)}${clause(grown)}`];
  });
  return parts.length === 0 ? [] : said`${head}${joined(parts, '；')}。`;
}

function clauses(piece: Said): Said[] {
  return piece.length === 0 ? [] : [piece];
}
