/** What moved on the leader's page between two states of the data, in words. Pure. */
import type { TargetRow } from '../../contract/target-row.ts';
import { roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue, REASON_MARK } from '../../figure.ts';

/**
 * 企业2025年数由602.1亿元变为602.5亿元 · “企业”由同步变为偏慢, row by row of the later page, then what it no longer lists;
 * nothing where nothing moved.
 */
export function changedWords(before: readonly TargetRow[], after: readonly TargetRow[]): string[] {
  const then = new Map(before.map((row) => [row.id, row]));
  const now = new Set(after.map(({ id }) => id));
  const moved = after.flatMap((row) => {
    const old = then.get(row.id);
    if (!old) return [`新增目标“${row.title}”`];
    return [...actualWords(old, row), ...goalWords(old, row), ...statusWords(old, row)];
  });
  return [...moved, ...before.filter(({ id }) => !now.has(id)).map(({ title }) => `“${title}”不再列入`)];
}

function actualWords(old: TargetRow, row: TargetRow): string[] {
  const [was, is] = [said(old.actual, row), said(row.actual, row)];
  if (old.actualYear === row.actualYear) {
    const year = row.actualYear === null ? '' : `${row.actualYear}年`;
    return was === is ? [] : [`${row.title}${year}数由${was}变为${is}`];
  }
  if (row.actualYear !== null && row.actualYear > (old.actualYear ?? 0))
    return isValue(row.actual) ? [`${row.title}${row.actualYear}年数已核定，为${is}`] : [];
  // What fell back to an earlier year, or to none, was taken back: nobody approved it now.
  const left = row.actualYear === null ? `现为${is}` : `现为${row.actualYear}年数${is}`;
  return [`${row.title}${old.actualYear}年数已撤回，${left}`];
}

function goalWords(old: TargetRow, row: TargetRow): string[] {
  return old.targetText === row.targetText
    ? []
    : [`${row.title}目标由${old.targetText || '未定'}变为${row.targetText || '未定'}`];
}

function statusWords(old: TargetRow, row: TargetRow): string[] {
  return old.statusLabel === row.statusLabel
    ? []
    : [`“${row.title}”由${old.statusLabel}变为${row.statusLabel}`];
}

function said(figure: Figure, { digits, unit }: TargetRow): string {
  return isValue(figure) ? `${roundHalfUp(figure, digits)}${unit}` : REASON_MARK[figure];
}
