import { expect, test } from 'vitest';
import type { MatrixCell } from '#shared/contract/review.ts';
import { period } from '#shared/period.ts';
import {
  cellNotes,
  fits,
  markOfReturn,
  nextToReview,
  queueOrder,
} from '../../client/features/review/queue.ts';
import { faultOf } from '../../client/features/review/send-back-dialog.tsx';
import { remarksToSend, withRemark } from '../../client/features/review/use-remarks.ts';
import { periodToReview } from '../../client/lib/period-choice.ts';

function cell(organisation: string, more: Partial<MatrixCell> = {}): MatrixCell {
  return {
    organisation,
    organisationName: organisation,
    state: 'unreported',
    late: false,
    overdue: false,
    daysLate: 0,
    submittedAt: null,
    revision: 0,
    warnings: 0,
    correction: false,
    ...more,
  };
}

const cells = [
  cell('approved', { state: 'approved', submittedAt: '2026-07-01T00:00:00Z' }),
  cell('silent'),
  cell('overdue', { overdue: true }),
  cell('returned', { state: 'returned', submittedAt: '2026-07-02T00:00:00Z' }),
  cell('second', { state: 'submitted', submittedAt: '2026-07-04T00:00:00Z' }),
  cell('first', { state: 'submitted', submittedAt: '2026-07-03T00:00:00Z' }),
];

test('the queue begins with what awaits a decision, the oldest first, then the overdue', () => {
  expect(queueOrder(cells).map((c) => c.organisation)).toEqual([
    'first',
    'second',
    'overdue',
    'returned',
    'silent',
    'approved',
  ]);
});

test.each([
  ['approved', 'first'],
  ['first', 'second'],
])('next after %s is %s', (from, next) => {
  expect(nextToReview(cells, from)?.organisation).toBe(next);
});

test('no next when the one shown is the only one', () => {
  expect(nextToReview([cell('a', { state: 'submitted' })], 'a')).toBeNull();
});

test.each([
  ['all', ['unreported', 'draft', 'submitted', 'returned', 'approved']],
  ['pending', ['submitted']],
  ['missing', ['unreported', 'draft']],
  ['returned', ['returned']],
  ['approved', ['approved']],
] as const)('filter %s', (filter, states) => {
  const all = ['unreported', 'draft', 'submitted', 'returned', 'approved'] as const;
  expect(all.filter((state) => fits(filter, cell('x', { state })))).toEqual(states);
});

test.each([
  [{ state: 'submitted' as const }, 'pending', []],
  [{ state: 'draft' as const, overdue: true, daysLate: 3 }, 'overdue', ['3天']],
  [{ state: 'submitted' as const, late: true, daysLate: 1, warnings: 2 }, 'pending', ['迟报1天', '2条提醒']],
  [{ state: 'draft' as const, correction: true }, 'draft', ['更正中']],
  [{ state: 'approved' as const, warnings: 2 }, 'approved', []],
])('tag and notes of %j', (more, mark, notes) => {
  expect(markOfReturn(cell('x', more))).toBe(mark);
  expect(cellNotes(cell('x', more))).toEqual(notes);
});

const state = (p: string, opens: string, approved: number) => ({
  period: period(p),
  label: p,
  opens,
  due: opens,
  expected: 14,
  approved,
});

test.each([
  ['the open collection', [state('2025-S2', '2026-01-01', 14), state('2026-S1', '2026-07-01', 3)], '2026-S1'],
  [
    'an older one that is not finished',
    [state('2025-S2', '2026-01-01', 13), state('2026-S1', '2026-07-01', 14)],
    '2025-S2',
  ],
  [
    'the latest when all are finished',
    [state('2025-S2', '2026-01-01', 14), state('2026-S1', '2026-07-01', 14)],
    '2026-S1',
  ],
  ['none before the first', [], undefined],
])('period to review: %s', (_, periods, expected) => {
  expect(periodToReview(periods)).toBe(expected);
});

test('remarks: an emptied one is gone, blanks are not sent', () => {
  const written = withRemark(withRemark({}, '330481/gov_total', ' 与决算不符 '), '330481/gov_platform', ' ');
  expect(remarksToSend(written)).toEqual([{ unit: '330481', indicator: 'gov_total', remark: '与决算不符' }]);
  expect(withRemark(written, '330481/gov_total', '')).toEqual({ '330481/gov_platform': ' ' });
});

test.each([
  [[], '退回须指明'],
  [['错'], '至少 2 个字'],
])('cannot be sent back with %j', (remarks, words) => {
  expect(faultOf(remarks)).toContain(words);
});
test('can be sent back with one whole remark', () => {
  expect(faultOf(['请核对'])).toBeNull();
});
