/** The numbers of a sentence in the trade's wording (domain.md §7): 727.8亿元, 增长6.4%, 高于全市1.0个百分点, 居第3位. */
import { roundHalfUp } from '../decimal.ts';
import { type Figure, isValue, REASON_MARK } from '../figure.ts';
import { growthWords, moneyWords, pointsAgainst, rankChangeWords } from '../words.ts';
import { growthAgainst } from './facts.ts';
import type { Line } from './lines.ts';
import { num, type Said, said, type Whose } from './said.ts';

/** 727.8亿元 · 400家 · 3.62%; the mark where there is no figure (未报, 不完整 …). */
export function amountSaid(line: Pick<Line, 'current' | 'measureUnit' | 'decimals'> & Whose): Said {
  return figureSaid(line, 'amount', line.current);
}

/** A change in amount, without its sign: the words around it carry the direction. */
function changeSaid(line: Line): Said {
  return isValue(line.change) ? figureSaid(line, 'change', Math.abs(line.change)) : [];
}

function figureSaid(
  line: Pick<Line, 'measureUnit' | 'decimals'> & Whose,
  measure: 'amount' | 'change',
  figure: Figure,
): Said {
  if (!isValue(figure)) return [REASON_MARK[figure]];
  const { measureUnit, decimals } = line;
  const text = measureUnit === '万元' ? moneyWords(figure) : `${roundHalfUp(figure, decimals)}${measureUnit}`;
  return [num(line, measure, figure, measureUnit, text)];
}

/**
 * 同比增长6.4% · 比上年下降1.2% · 与上年同期持平 · 比上年提高0.06个百分点. Where no rate can be given the reason is said with the change in
 * amount (domain.md §5); empty where the figure itself is missing: that has been said. `short`, after the first of a row: 增长6.4%.
 */
export function growthSaid(line: Line, yearly: boolean, short = false): Said {
  const than = yearly ? '上年' : '上年同期';
  const { current, growth } = line;
  if (!isValue(current)) return [];
  if (!isValue(growth)) return noGrowthSaid(line, than);
  if (line.rate) return pointsMovedSaid(line, growth, than);
  const text = growthWords(growth);
  const rate = num(line, 'growth', growth, '%', text);
  if (text === '持平') return said`与${than}${rate}`;
  return short ? [rate] : said`${yearly ? '比上年' : '同比'}${rate}`;
}

function noGrowthSaid(line: Line, than: string): Said {
  const { growth, change } = line;
  const moved =
    !isValue(change) || change === 0 ? [] : said`，${change > 0 ? '增加' : '减少'}${changeSaid(line)}`;
  if (growth === 'base_zero') return said`${than}为零${moved}，不计算增速`;
  if (growth === 'base_negative') return said`${than}为负数${moved}，不计算增速`;
  if (growth === 'no_base') return said`${than}无数据，不计算增速`;
  return said`与${than}不可比（${isValue(growth) ? '' : REASON_MARK[growth]}），不计算增速`;
}

function pointsMovedSaid(line: Line, points: number, than: string): Said {
  const text = roundHalfUp(Math.abs(points), 2);
  if (Number(text) === 0) return said`与${than}${num(line, 'growth', points, '百分点', '持平')}`;
  const moved = num(line, 'growth', points, '百分点', `${points > 0 ? '提高' : '下降'}${text}个百分点`);
  return said`比${than}${moved}`;
}

/** 高于全市1.0个百分点 · 与全市持平; empty where the two rates are not of one kind or one is missing. */
export function againstCitySaid(line: Line, city: Line): Said {
  const points = growthAgainst(line, city);
  return isValue(points) && !line.rate
    ? [num(line, 'against_city', points, '百分点', pointsAgainst(points, '全市'))]
    : [];
}

/** 占全市17.0%. */
export function shareSaid(line: Line): Said {
  return isValue(line.share)
    ? said`占全市${num(line, 'share', line.share, '%', `${roundHalfUp(line.share, 1)}%`)}`
    : [];
}

/** 居第3位，比上年同期上升1位 · 居并列第3位; empty while no place is given. */
export function rankSaid(line: Line, yearly: boolean): Said {
  const { rank, tied, rankBefore } = line;
  if (rank === null) return [];
  const place = num(line, 'rank', rank, '位', `${tied ? '并列' : ''}第${rank}位`);
  if (rankBefore === null) return said`居${place}`;
  const moved = rankBefore - rank;
  const words = num(line, 'rank_change', moved, '位', rankChangeWords(moved));
  return said`居${place}，${moved === 0 ? '' : `比上年${yearly ? '' : '同期'}`}${words}`;
}

/** 增速居第8位 · 增速居并列第2位. */
export function growthRankSaid(line: Line): Said {
  const { growthRank, growthTied } = line;
  if (growthRank === null) return [];
  return said`增速居${num(line, 'growth_rank', growthRank, '位', `${growthTied ? '并列' : ''}第${growthRank}位`)}`;
}

/** A rate in per cent with as many digits. */
export function percentSaid(
  whose: Whose,
  measure: Parameters<typeof num>[1],
  value: number,
  digits = 1,
  detail = '',
): Said {
  return [num(whose, measure, value, '%', `${roundHalfUp(value, digits)}%`, detail)];
}

/** A difference of rates without its sign. */
export function pointsSaid(
  whose: Whose,
  measure: Parameters<typeof num>[1],
  value: number,
  digits = 1,
  detail = '',
): Said {
  return [num(whose, measure, value, '百分点', `${roundHalfUp(Math.abs(value), digits)}个百分点`, detail)];
}
