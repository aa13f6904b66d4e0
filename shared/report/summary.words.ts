/** 摘要: what a leader reads who reads nothing else. */
import { difference } from '../calc/exact.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { listWords } from '../words.ts';
import type { ReportFacts } from './facts.ts';
import { growthSaid, percentSaid } from './number.words.ts';
import { blocksSaid, totalSaid } from './overall.words.ts';
import { num, type Said, said } from './said.ts';
import { requiredRow } from './target.words.ts';

export function summarySaid(facts: ReportFacts): Said {
  return said`${totalSaid(facts)}${blocksSaid(facts)}${leadersSaid(facts)}${requiredSaid(facts)}`;
}

/** 总量居首位的是海宁，增速居首位的是嘉善（比上年增长11.2%）。 Empty while no places are given. */
export function leadersSaid({ total, yearly }: ReportFacts): Said {
  const [most] = [total.peers.filter(({ rank }) => rank === 1)];
  const fastest = total.peers.filter(({ growthRank }) => growthRank === 1);
  if (most.length === 0 || most.length === total.peers.length) return [];
  const names = (lines: typeof most) => listWords(lines.map(({ shortName }) => shortName));
  const [first] = fastest;
  const pace =
    first && fastest.length < total.peers.length
      ? said`，增速居首位的是${names(fastest)}（${growthSaid(first, yearly, true)}）`
      : [];
  return said`分地区看，总量居首位的是${names(most)}${pace}。`;
}

/** 实现2027年目标，今后每年需增长8.1%，本年增速低于所需1.7个百分点。 Yearly only. */
function requiredSaid(facts: ReportFacts): Said {
  const row = facts.yearly ? requiredRow(facts) : null;
  const { city } = facts.total;
  if (!row || !isValue(row.growthNeeded) || !isValue(city.growth)) return [];
  const needed = percentSaid(city, 'required', row.growthNeeded, 1, row.id);
  const margin = difference(city.growth, row.growthNeeded);
  const text = roundHalfUp(Math.abs(margin), 1);
  const against =
    Number(text) === 0
      ? said`与所需增速持平`
      : said`${margin < 0 ? '低于' : '高于'}所需增速${num(city, 'against_required', margin, '百分点', `${text}个百分点`, row.id)}`;
  return said`实现${String(row.targetYear)}年目标，今后每年需增长${needed}，本年增速${against}。`;
}
