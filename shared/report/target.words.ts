/** 与目标的距离: how far the city is and how fast it has to go on. A half-year is never held against a yearly target (domain.md §3). */
import { difference } from '../calc/exact.ts';
import type { TargetRow } from '../contract/target-row.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { period as periodOf, yearOf } from '../period.ts';
import { projectedAt } from '../targets/projection.ts';
import type { ReportFacts, TargetFacts } from './facts.ts';
import { percentSaid, pointsSaid } from './number.words.ts';
import { joined, num, type Said, said, type Whose } from './said.ts';

/** 对照2027年目标：2025年科技创新投入727.8亿元，距850亿元还差122.2亿元，今后2年需年均增长8.1%，进度偏慢；其他目标中，…. */
export function targetSaid(facts: ReportFacts, target: TargetFacts): Said {
  const rows = rowsOf(facts, target);
  const head = rows.find((row) => row.indicator === facts.catalogue.city.totals.year);
  const others = rows.filter((row) => row !== head);
  const parts = [
    ...(head ? [levelSaid(facts, head)] : []),
    ...(others.length > 0 ? [othersSaid(facts, others)] : []),
  ];
  const coverage = facts.yearly ? '' : '（年度口径；半年数据不与年度目标比较）';
  return parts.length === 0
    ? []
    : said`对照${String(target.year)}年目标${coverage}：${joined(parts, '；')}。`;
}

/** The headline targets of a year; those without a year come with the first. */
export function rowsOf(facts: ReportFacts, target: TargetFacts): TargetRow[] {
  const first = facts.targets[0] === target;
  return target.rows.filter(({ targetYear }) => targetYear === target.year || (first && targetYear === null));
}

/** 其他目标中，政府科技创新投入、R&D经费同步，企业科技创新投入偏慢，其他主体科技创新投入滞后. */
function othersSaid(facts: ReportFacts, rows: readonly TargetRow[]): Said {
  const groups = [...Map.groupBy(rows, ({ statusLabel }) => statusLabel)];
  const words = groups.map(([label, some]) => `${some.map((row) => nameOf(facts, row)).join('、')}${label}`);
  return [`其他目标中，${words.join('，')}`];
}

/** The target of an amount: reached, or how much is still missing and how fast it would have to come. */
function levelSaid(facts: ReportFacts, row: TargetRow): Said {
  const { actual, actualYear, target, unit, digits, distance, growthNeeded, statusLabel, targetYear } = row;
  if (!isValue(target) || targetYear === null) return [`${nameOf(facts, row)}${statusLabel}`];
  if (!isValue(actual) || actualYear === null) return said`${nameOf(facts, row)}尚无数据`;
  const whose = {
    unit: facts.catalogue.city.unit,
    indicator: row.indicator,
    period: periodOf(String(actualYear)),
  };
  const now = said`${String(actualYear)}年${nameOf(facts, row)}${num(whose, 'amount', actual, unit, `${roundHalfUp(actual, digits)}${unit}`, row.id)}`;
  const goal = num(whose, 'target', target, unit, `${plain(target, digits)}${unit}`, row.id);
  if (!isValue(distance) || distance <= 0) {
    const over = difference(actual, target);
    const more = Number(roundHalfUp(over, digits)) > 0 ? said`，超出${distanceSaid(whose, over, row)}` : [];
    return said`${now}，已达到${goal}的目标${more}`;
  }
  const years = targetYear - actualYear;
  const pace =
    isValue(growthNeeded) && years > 0
      ? said`，今后${years}年需年均增长${percentSaid(whose, 'required', growthNeeded, 1, row.id)}`
      : [];
  return said`${now}，距${goal}还差${distanceSaid(whose, distance, row)}${pace}，进度${statusLabel}`;
}

/** A target as its document writes it: 850, 3.7. */
function plain(value: number, digits: number): string {
  return roundHalfUp(value, digits)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** 政府科技创新投入 where the target is a block's, 科技创新投入 where it is the total's, else its own title. */
export function nameOf({ catalogue, totalName }: ReportFacts, row: TargetRow): string {
  const { blocks, totals } = catalogue.city;
  const block = blocks.find(({ year }) => year === row.indicator);
  return block?.name ?? (row.indicator === totals.year ? totalName : row.title);
}

function distanceSaid(whose: Whose, value: number, row: TargetRow): Said {
  if (row.unit === '%') return pointsSaid(whose, 'distance', value, row.digits, row.id);
  const text = `${roundHalfUp(Math.abs(value), row.digits)}${row.unit}`;
  return [num(whose, 'distance', value, row.unit, text, row.id)];
}

/** 按近年增速推算（推算不是预测），2027年总投入770.9亿元至826.8亿元；企业少22.9亿元、政府多6.5亿元，多出的不能相抵。 */
export function projectionSaid(facts: ReportFacts, { overview, year, period }: TargetFacts): Said {
  const { gaps, trajectory } = overview;
  const projected = projectedAt(trajectory?.projections ?? [], year).toSorted((a, b) => a - b);
  const [low, high] = [projected[0], projected.at(-1)];
  if (!facts.yearly || !trajectory || low === undefined || high === undefined) return [];
  const whose = { unit: facts.catalogue.city.unit, indicator: trajectory.indicator, period };
  const yi = (value: number, detail: string, of: Whose = whose) =>
    num(
      of,
      'distance',
      value,
      '亿元',
      `${roundHalfUp(Math.abs(value), 1)}亿元`,
      `projected ${year} ${detail}`,
    );
  const range = low === high ? said`${yi(low, 'low')}` : said`${yi(low, 'low')}至${yi(high, 'high')}`;
  const blocks = (gaps?.blocks ?? []).flatMap(({ block, name, gap }) => {
    if (!isValue(gap) || Number(roundHalfUp(gap, 1)) === 0) return [];
    return [said`${name}${gap > 0 ? '少' : '多'}${yi(gap, block)}`];
  });
  const parts =
    blocks.length > 0 ? said`；与各主体目标相比，${joined(blocks, '、')}，多出的不能与短缺的相抵` : [];
  return said`按近年增速推算（推算不是预测），${String(year)}年${overview.totalName}为${range}${parts}。`;
}

/** The required growth of the city's total that a unit's own growth is held against; the nearest year not yet reached. */
export function requiredRow(facts: ReportFacts): TargetRow | null {
  const total = facts.catalogue.city.totals.year;
  const rows = facts.targets.flatMap(({ rows }) =>
    rows.filter((row) => row.indicator === total && row.kind === 'level' && row.status !== 'achieved'),
  );
  return rows.find((row) => isValue(row.growthNeeded) && row.actualYear === yearOf(facts.period)) ?? null;
}

/** 时序进度 of a first half: its share of the year's twelve months in the past, never against a target. */
export function paceSaid(facts: ReportFacts): Said {
  const pace = facts.targets[0]?.overview.pace;
  const total = pace?.rows[0];
  if (!facts.period.endsWith('-S1') || !pace || !total || pace.label !== facts.label) return [];
  if (!isValue(total.usualShare) || !isValue(total.firstHalf)) return [];
  const { city } = facts.total;
  return said`从时序看，近${total.years}年上半年约占全年的${percentSaid(city, 'share', total.usualShare, 1, 'usual_first_half')}（半年口径）。`;
}
