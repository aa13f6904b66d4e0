/** 总体情况: the total, its growth, what it consists of; while parts are missing, what can be said of those that are there. */
import { structure } from '../calc/columns.ts';
import { pointDifference, share } from '../calc/shares.ts';
import { civilDay } from '../civil-time.ts';
import { dayWords } from '../day.words.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue, REASON_MARK } from '../figure.ts';
import { growthWords, listWords, moneyWords } from '../words.ts';
import { zip } from '../zip.ts';
import type { BlockFacts, ReportFacts } from './facts.ts';
import { likeForLike, missingPeers } from './lines.ts';
import { amountSaid, growthSaid, percentSaid } from './number.words.ts';
import { joined, num, type Said, said } from './said.ts';

/** 2025年，嘉兴市科技创新投入727.8亿元，比上年增长6.4%。 */
export function totalSaid(facts: ReportFacts): Said {
  const { total, totalName, label, yearly, catalogue, waiting, source } = facts;
  const { city } = total;
  const what = `${label}，全市${totalName}`;
  if (isValue(city.current))
    return said`${what}${amountSaid(city)}${clause(growthSaid(city, yearly))}。${breakWords(facts)}`;
  const why = waiting === '' ? absentWords(facts) : waiting;
  if (facts.blocks.every(({ lines }) => lines.peers.every(({ current }) => !isValue(current))))
    return said`${label}${totalName}尚无已核定数据${why && `：${why}`}。`;
  return said`截至${dayWords(civilDay(new Date(source.asOf), catalogue.city.utcOffsetMinutes))}，${label}${totalName}${REASON_MARK[city.current]}，全市合计暂不能计算${why && `：${why}`}。`;
}

/** Which blocks lack whose figures, where no return is known to be waited for. */
function absentWords({ blocks }: ReportFacts): string {
  return blocks
    .flatMap(({ shortName, lines }) => {
      const names = missingPeers(lines).map((line) => line.shortName);
      return names.length > 0 ? [`${shortName}投入缺${listWords(names, 9)}`] : [];
    })
    .join('，');
}

/** Why the year before is another thing; said once, where the first growth is said. */
function breakWords({ breaks, yearly }: ReportFacts): string {
  return breaks.length === 0
    ? ''
    : `与上年${yearly ? '' : '同期'}相比，${breaks.join('、')}，增速和位次变化仅供参考。`;
}

/** 其中，政府科技创新投入84.3亿元，增长9.0%；…。 Empty while nothing is approved. */
export function blocksSaid(facts: ReportFacts): Said {
  if (facts.blocks.every(({ lines }) => !isValue(lines.city.current) && !likeForLike(lines))) return [];
  // 同比 is said once, at the first growth of the sentence.
  let told = false;
  const parts = facts.blocks.map((block) => {
    const { current, growth } = block.lines.city;
    const words = blockSaid(facts, block, told);
    told ||= isValue(current) && isValue(growth) && isValue(facts.total.city.current);
    return words;
  });
  return said`${isValue(facts.total.city.current) ? '其中，' : '已核定的数据中，'}${joined(parts, '；')}。`;
}

/** One block of the city; while some units lack it, those that have it, in both periods alike. */
export function blockSaid(facts: ReportFacts, { name, shortName, lines }: BlockFacts, short = false): Said {
  const { city } = lines;
  if (isValue(city.current))
    return said`${name}${amountSaid(city)}${clause(growthSaid(city, facts.yearly, short))}`;
  const pairs = likeForLike(lines);
  const missing = missingPeers(lines).map((line) => line.shortName);
  const absent = missing.length === lines.peers.length ? '' : listWords(missing, 9);
  if (!pairs) return said`${name}${absent === '' ? REASON_MARK[city.current] : `缺${absent}`}`;
  const whose = { unit: pairs.units.join('+'), indicator: city.indicator, period: facts.period };
  const amount = isValue(pairs.current)
    ? num(whose, 'amount', pairs.current, city.measureUnit, moneyWords(pairs.current))
    : '';
  const rate = isValue(pairs.growth)
    ? said`，同口径${num(whose, 'growth', pairs.growth, '%', growthWords(pairs.growth))}`
    : [];
  return said`${shortName}投入已有${listWords(pairs.names, 9)}的数据，${pairs.names.length > 1 ? '合计' : ''}${amount}${rate}（缺${absent}）`;
}

/** 从结构看，政府占11.6%、企业占82.8%、其他主体占5.6%，政府占比比上年提高0.3个百分点。 Empty without a total. */
export function structureSaid({ blocks, total, yearly }: ReportFacts): Said {
  const whole = total.city;
  const now = structure(
    blocks.map(({ lines }) => lines.city.current),
    whole.current,
  );
  const parts = zip(blocks, now).flatMap(([block, own]) => (isValue(own) ? [{ ...block, own }] : []));
  if (parts.length === 0) return [];
  const shares = parts.map(
    ({ shortName, lines, own }) =>
      said`${shortName}占${percentSaid(lines.city, 'share', own, 1, 'structure')}`,
  );
  const moves = parts.flatMap(({ shortName, lines, own }) => {
    const moved = pointDifference(own, share(lines.city.base, whole.base));
    return isValue(moved) ? [{ shortName, line: lines.city, moved }] : [];
  });
  const [top] = moves.toSorted((a, b) => b.moved - a.moved);
  if (!top || moves.length < parts.length) return said`从结构看，${joined(shares, '、')}。`;
  const text = roundHalfUp(top.moved, 1);
  if (Number(text) <= 0)
    return said`从结构看，${joined(shares, '、')}，各主体占比与上年${yearly ? '' : '同期'}基本持平。`;
  const rise = num(top.line, 'share_change', top.moved, '百分点', `提高${text}个百分点`);
  return said`从结构看，${joined(shares, '、')}，${top.shortName}占比比上年${yearly ? '' : '同期'}${rise}。`;
}

/** A further clause after a comma; nothing for nothing. */
export function clause(piece: Said): Said {
  return piece.length === 0 ? [] : said`，${piece}`;
}
