/** The title of the bullet rows: how many stand where, and which is furthest behind. */
import type { TargetRow } from '../../contract/target-row.ts';
import { isValue } from '../../figure.ts';
import { BEHIND, WORST_FIRST } from '../status.ts';

/** 7项目标：1项滞后、3项偏慢、3项同步，“企业”最需关注. */
export function rowsWords(rows: readonly TargetRow[]): string {
  const headline = rows.filter((r) => r.headline);
  const ordered = [...headline].sort((a, b) => rankOf(a) - rankOf(b));
  const labels = [...new Set(ordered.map((r) => r.statusLabel))];
  const counted = labels.map((label) => `${ordered.filter((r) => r.statusLabel === label).length}项${label}`);
  const worst = worstOf(headline);
  return `${headline.length}项目标：${counted.join('、')}${worst ? `，“${worst.title}”最需关注` : ''}`;
}

/** The row furthest behind: by its status first, then by how little of the required pace it keeps. */
function worstOf(rows: readonly TargetRow[]): TargetRow | undefined {
  const pace = ({ ratio }: TargetRow) => (isValue(ratio) ? ratio : Number.POSITIVE_INFINITY);
  return rows
    .filter((r) => BEHIND.includes(r.status))
    .sort((a, b) => rankOf(a) - rankOf(b) || pace(a) - pace(b))[0];
}

function rankOf({ status }: TargetRow): number {
  return WORST_FIRST.indexOf(status);
}
