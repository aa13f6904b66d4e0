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
  const worst = worstOf(rows);
  return `${headline.length}项目标：${counted.join('、')}${worst ? `，“${worst.title}”最需关注` : ''}`;
}

/** 其他目标67项：2项本年不符合、3项滞后，43项无数据: what is not where its document wants it, then what nobody has reported. */
export function othersWords(rows: readonly TargetRow[]): string {
  const others = rows.filter((r) => !r.headline);
  if (others.length === 0) return '';
  const behind = WORST_FIRST.filter((status) => BEHIND.includes(status)).flatMap((status) => {
    const of = others.filter((r) => r.status === status);
    return of[0] ? [`${of.length}项${of[0].statusLabel}`] : [];
  });
  const silent = others.filter((r) => r.status === 'no_data').length;
  const judged = others.some((r) => r.status !== 'no_data' && r.status !== 'no_figure');
  const known = behind.length > 0 ? [behind.join('、')] : judged ? ['有数据的均未落后'] : [];
  return `其他目标${others.length}项：${[...known, ...(silent > 0 ? [`${silent}项无数据`] : [])].join('，')}`;
}

/** The headline row furthest behind: by its status first, then by how little of the required pace it keeps. */
export function worstOf(rows: readonly TargetRow[]): TargetRow | undefined {
  const pace = ({ ratio }: TargetRow) => (isValue(ratio) ? ratio : Number.POSITIVE_INFINITY);
  return rows
    .filter((r) => r.headline && BEHIND.includes(r.status))
    .sort((a, b) => rankOf(a) - rankOf(b) || pace(a) - pace(b))[0];
}

function rankOf({ status }: TargetRow): number {
  return WORST_FIRST.indexOf(status);
}
