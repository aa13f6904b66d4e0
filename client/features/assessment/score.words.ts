/** Figures and flags of a run as the pages print them. */

import type { ItemResult } from '#shared/assess/assess.ts';
import { FLAG_LABEL } from '#shared/calc/efficacy.ts';
import { CELL_MARK_NAME, type GroupAssessment, type RunColumn } from '#shared/contract/run.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { number } from '../../lib/format.ts';

/** Decimals of scores on the pages. */
export const SCORE_DIGITS = 2;

export function scoreText(score: Figure | null): string {
  if (score === null) return '—';
  return isValue(score) ? number(score, SCORE_DIGITS) : REASON_MARK[score];
}

/** A raw value with its unit: 12,345.60 万元. */
export function valueText(value: Figure, { unit, decimals }: Pick<RunColumn, 'unit' | 'decimals'>): string {
  return isValue(value) ? `${number(value, decimals)} ${unit}` : REASON_MARK[value];
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
