/** How firm a ranking is, in plain words (domain.md §5). */
import type { ItemFlag } from '../calc/efficacy.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { listWords } from '../words.ts';
import type { IndicatorResult, UnitResult } from './assess.ts';
import type { AssessResult } from './result.ts';

/** 'firm' ahead for every weight within ±δ · 'close' the two swap places under some of them · 'likely' in between. */
type Lead = 'firm' | 'close' | 'likely';
export const LEAD_WORDS: Record<Lead, string> = {
  firm: '领先稳健',
  close: '难分先后',
  likely: '多数权重下领先',
};

/** How `ahead` stands against the unit ranked next; null when either has no rank. */
export function leadOver(ahead: UnitResult, behind: UnitResult): Lead | null {
  const [a, b] = [ahead.robustness, behind.robustness];
  if (!a || !b || ahead.rank === null || behind.rank === null) return null;
  if (ahead.rank === behind.rank) return 'close';
  if (ahead.staysAheadOf.includes(behind.unit)) return 'firm';
  return a.q95 >= behind.rank && b.q5 <= ahead.rank ? 'close' : 'likely';
}

/** 第2位 · 第1—3位: the 5–95 % interval of the rank. */
export function intervalWords(unit: UnitResult): string {
  if (!unit.robustness) return '';
  const [low, high] = [Math.floor(unit.robustness.q5), Math.ceil(unit.robustness.q95)];
  return low === high ? `第${low}位` : `第${low}—${high}位`;
}

/** 在83%的合理权重下居第2位. */
export function holdsWords({ rank, robustness }: UnitResult): string {
  if (rank === null || !robustness) return '';
  const share = roundHalfUp(100 * robustness.holds, 0);
  return `在${share}%的合理权重下居第${rank}位`;
}

/** Units of the result in the order of the table. */
export function inTableOrder({ order, units }: AssessResult): UnitResult[] {
  const byCode = new Map(units.map((unit) => [unit.unit, unit]));
  return order.flatMap((code) => byCode.get(code) ?? []);
}

/** The finding above a ranking: who leads and how firmly, or why there is no ranking. */
export function rankingFinding(result: AssessResult): string {
  const lines = inTableOrder(result);
  const ranked = lines.filter(({ rank }) => rank !== null);
  const [first, second] = ranked;
  if (!first) return whyUnranked(result);
  const name = (unit: UnitResult) => unit.name ?? unit.unit;
  const leaders = ranked.filter(({ rank }) => rank === 1);
  if (leaders.length > 1) return `${listWords(leaders.map(name))}并列第1位`;
  const lead = second ? leadOver(first, second) : null;
  const total = isValue(first.total) ? `${roundHalfUp(first.total, 2)}分` : '';
  const head = `${name(first)}居第1位（${total}）`;
  if (!second || lead === null) return head;
  if (lead === 'firm') return `${head}，对${name(second)}领先稳健`;
  return lead === 'close' ? `${head}，与${name(second)}难分先后` : `${head}，多数权重下领先${name(second)}`;
}

/** Why nobody has a rank, in one sentence. */
function whyUnranked({ indicators, units }: AssessResult): string {
  if (units.length === 1) return '只有一个单位，不作比较';
  if (indicators.length > 0 && indicators.every(({ flag }) => flag === 'no_spread'))
    return '各项指标各单位均相同（无差异），无法计分、不排名';
  if (units.every(({ items }) => items.every(({ score }) => score === null)))
    return '缺失数据超过规定权重，无总分、不排名';
  const incomplete = units.every(({ total }) => total === 'incomplete');
  const thin = indicators.filter(({ flag }) => flag === 'few_peers' || flag === 'no_peers');
  // Peers that have not reported are no peers either; what is missing is said first.
  const lacks = ({ indicator }: IndicatorResult) =>
    units.some(({ items }) => items.some((item) => item.indicator === indicator && !isValue(item.value)));
  if (incomplete && thin.every(lacks)) return coverageWords(units);
  if (thin.length > 0) return '可比单位不足，只列分项得分，不排名';
  return '各单位数据不足，不排名';
}

/**
 * How much of the weight has data, in the unit that has most. A result does not say what the limit is: a round figure
 * (80 %) may be it.
 */
function coverageWords(units: readonly UnitResult[]): string {
  const most = Math.max(...units.map(({ coverage }) => coverage));
  return `已有数据最多占权重${shortOf(most, Math.ceil(20 * most) / 20)}，缺失数据超过规定权重，无总分、不排名`;
}

/** A share that is too small, in per cent: 79.6 % against a limit of 80 % is not told as 80 %, nor is 79.98 % as 80.0 %. */
function shortOf(part: number, limit: number): string {
  const whole = roundHalfUp(100 * part, 0);
  const reaches = Number(whole) >= 100 * limit && Number(whole) > 100 * part;
  return `${reaches ? (Math.floor(1000 * part) / 10).toFixed(1) : whole}%`;
}

/** Why one unit has no total or rank; empty when it has both. */
export function whyNoTotal(unit: UnitResult, minPresent: number): string {
  if (unit.rank !== null) return '';
  const every = (flag: ItemFlag) => unit.items.every(({ flags }) => flags.includes(flag));
  if (every('no_peers')) return '没有可比单位，无总分、不排名';
  if (every('no_spread')) return '各项均无差异，无总分、不排名';
  if (unit.total === 'incomplete')
    return `已有数据占权重${shortOf(unit.coverage, minPresent)}，不足${roundHalfUp(100 * minPresent, 0)}%，无总分、不排名`;
  if (unit.total === 'too_few_points') return '可比单位过少，无总分、不排名';
  if (unit.total === 'undefined') return '几何平均在此无值';
  return '样本少，不排名';
}

/** The other ways of computing that the robustness table lists. */
export const ALTERNATIVE_NAME: Record<string, string> = {
  arithmetic: '算术平均',
  geometric: '几何平均',
  harmonic: '调和平均',
  tukey: '箱线围栏内最好、最差值',
  min_max: '最大最小值',
  percentile: '第10、第90百分位',
};

/** 满意值、不允许值 by rule. */
export const RULE_NAME: Record<string, string> = {
  tukey: '同组最好、最差值（剔除3倍四分位距以外）',
  min_max: '同组最大、最小值',
  percentile: '同组百分位',
  fixed: '给定值',
  target: '目标值',
  tiers: '五档标准值',
};
