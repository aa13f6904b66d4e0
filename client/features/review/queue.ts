/** Which returns a filter shows, and which comes next. Pure. */
import type { MatrixCell } from '#shared/contract/review.ts';
import type { ReturnMark } from '../../ui/return-tag.tsx';

export const FILTERS = ['all', 'pending', 'missing', 'returned', 'approved'] as const;
export type Filter = (typeof FILTERS)[number];

export const FILTER_NAME: Record<Filter, string> = {
  all: '全部',
  pending: '待审',
  missing: '未报',
  returned: '退回',
  approved: '已核定',
};

export function fits(filter: Filter, cell: MatrixCell): boolean {
  if (filter === 'pending') return cell.state === 'submitted';
  if (filter === 'missing') return ['unreported', 'draft', 'signing'].includes(cell.state);
  return filter === 'all' || cell.state === filter;
}

/** What the tag of a return says: overdue goes before 未报 and 草稿. */
export function markOfReturn(cell: Pick<MatrixCell, 'state' | 'overdue'>): ReturnMark {
  if (cell.overdue) return 'overdue';
  return cell.state === 'submitted' ? 'pending' : cell.state;
}

/** Order in which the queue is worked: to be reviewed (the oldest first), overdue, returned, the others. */
export function queueOrder(cells: readonly MatrixCell[]): MatrixCell[] {
  const urgency = (cell: MatrixCell) => {
    if (cell.state === 'submitted') return 0;
    if (cell.overdue) return 1;
    if (cell.state === 'returned') return 2;
    return cell.state === 'approved' ? 4 : 3;
  };
  return [...cells].sort(
    (a, b) => urgency(a) - urgency(b) || (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''),
  );
}

/** The return to review after this one; null when none awaits. */
export function nextToReview(cells: readonly MatrixCell[], organisation: string): MatrixCell | null {
  return queueOrder(cells).find((c) => c.state === 'submitted' && c.organisation !== organisation) ?? null;
}

/** 迟报2天 · 2天 (beside the tag 逾期未报) · 更正中, in the order they matter; empty when there is nothing to say. */
export function cellNotes(cell: MatrixCell): string[] {
  const notes: string[] = [];
  if (cell.overdue) notes.push(`${cell.daysLate}天`);
  else if (cell.late) notes.push(`迟报${cell.daysLate}天`);
  if (cell.correction) notes.push('更正中');
  if (cell.state === 'submitted' && cell.warnings > 0) notes.push(`${cell.warnings}条提醒`);
  return notes;
}
