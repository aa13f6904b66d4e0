/** Figures and flags of a run as the pages print them. */

import type { ItemResult, UnitResult } from '#shared/assess/assess.ts';
import { FLAG_LABEL } from '#shared/calc/efficacy.ts';
import { CELL_MARK_NAME, type GroupAssessment, type RunColumn } from '#shared/contract/run.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { number, withUnit } from '../../lib/format.ts';

/** Decimals of scores on the pages. */
export const SCORE_DIGITS = 2;

export function scoreText(score: Figure | null): string {
  if (score === null) return '—';
  return isValue(score) ? number(score, SCORE_DIGITS) : REASON_MARK[score];
}

/** A raw value with its unit: 12,345.60 万元 · 2.29%. */
export function valueText(value: Figure, { unit, decimals }: Pick<RunColumn, 'unit' | 'decimals'>): string {
  return isValue(value) ? withUnit(number(value, decimals), unit) : REASON_MARK[value];
}

/** 封顶, 缺失 … of the score, then 快报, 口径差异 of the figure. Simulated figures are said once for the page. */
export function flagsOf(group: GroupAssessment, unit: string, item: ItemResult): string[] {
  const marks = group.marks[unit]?.[item.indicator] ?? [];
  return [...item.flags.map((flag) => FLAG_LABEL[flag]), ...marks.map((mark) => CELL_MARK_NAME[mark])];
}

/** 8.3%: a weight in the whole. */
export function weightText(weight: number): string {
  return `${number(100 * weight, 1)}%`;
}

/** 嘉兴经济技术开发区80.67分，第6位. */
export function totalWords({ name, unit, total, rank }: UnitResult): string {
  const place = rank === null ? '不排名' : `第${rank}位`;
  return `${name ?? unit}${isValue(total) ? `${scoreText(total)}分` : '无总分'}，${place}`;
}

/** Items named in the sentence. */
const NAMED = 3;

/** 比满分少19.33分，失分最多的3项：…1.20分、…: where the points went. Empty of names where items do not add up. */
export function whyTotal(
  lines: readonly { name: string; lost: number | null }[],
  missing: number | null,
): string {
  if (missing === null) return '缺失的数据超过规定权重，没有总分；各项得分如下。';
  const named = lines.flatMap(({ name, lost }) => (lost !== null && lost >= 0.005 ? [{ name, lost }] : []));
  if (named.length === 0) return '各项不是按权重相加，不能说明每一项少多少分。';
  const shown = named.slice(0, NAMED).map(({ name, lost }) => `${name}少${number(lost, SCORE_DIGITS)}分`);
  return `比满分少${number(missing, SCORE_DIGITS)}分，失分最多的${shown.length}项：${shown.join('、')}。`;
}
