import { expect, test } from 'vitest';
import { buildMatrix } from '../../../server/review/matrix.ts';
import { daysPast, type Standing } from '../../../server/review/standing.ts';
import { S1, small } from './small-catalogue.ts';

const DUE = '2026-07-25T18:00:00+08:00';
const NOW = '2026-07-27T01:00:00.000Z';

test.each([
  ['one second before', '2026-07-25T09:59:59Z', 0],
  ['on the dot', '2026-07-25T10:00:00Z', 0],
  ['the same evening', '2026-07-25T12:00:00Z', 1],
  ['next morning', '2026-07-26T01:00:00Z', 1],
  ['a Monday, past midnight here and not yet there', '2026-07-26T17:00:00Z', 2],
])('days past the deadline: %s', (_, at, days) => {
  expect(daysPast(DUE, at, 480)).toBe(days);
});

function standing(
  organisation: string,
  state: Standing['state'],
  at: string | null,
  more: Partial<Standing> = {},
): Standing {
  return {
    organisation,
    state,
    submittedAt: at,
    firstSubmittedAt: at,
    revision: at ? 1 : 0,
    warnings: 0,
    approved: state === 'approved',
    ...more,
  };
}

const [planned] = small.periods;
const ACTS = [{ ...planned!, organisation: null, kind: 'open' as const, at: '2026-07-01T00:00:00Z' }];
const onTime = '2026-07-20T02:00:00.000Z';
const belated = '2026-07-26T02:00:00.000Z';
const matrix = buildMatrix(
  small,
  ACTS,
  S1,
  [
    standing('a', 'approved', onTime),
    standing('b', 'submitted', belated, { warnings: 2 }),
    standing('c', 'draft', null),
    standing('fin', 'returned', onTime),
  ],
  NOW,
);

test('columns are the units themselves first, then the departments', () => {
  expect(matrix.sources).toEqual([
    { code: 'self', name: '本级自报' },
    { code: 'fin', name: '财政局' },
    { code: 'sta', name: '统计局' },
  ]);
});

test('rows are the units in fixed order; a department counts where it reports a figure of the unit', () => {
  const states = matrix.rows.map((r) => [
    r.unitName,
    ...matrix.sources.map((s) => r.cells[s.code]?.state ?? null),
  ]);
  expect(states).toEqual([
    ['全市', null, 'returned', 'unreported'],
    ['甲县', 'approved', 'returned', 'unreported'],
    ['乙县', 'submitted', 'returned', 'unreported'],
    ['丙县', 'draft', 'returned', 'unreported'],
    ['市本级', null, 'returned', null],
  ]);
});

test.each([
  ['a', { late: false, overdue: false, daysLate: 0, warnings: 0 }],
  ['b', { late: true, overdue: false, daysLate: 1, warnings: 2 }],
  ['c', { late: false, overdue: true, daysLate: 2 }],
  ['fin', { late: false, overdue: false, daysLate: 0 }],
  ['sta', { late: false, overdue: true, daysLate: 2, revision: 0, submittedAt: null }],
])('lateness of %s', (organisation, expected) => {
  expect(matrix.returns.find((r) => r.organisation === organisation)).toMatchObject(expected);
});

test('counts each return once and names the overdue ones', () => {
  expect(matrix.counts).toEqual({
    unreported: 1,
    draft: 1,
    signing: 0,
    submitted: 1,
    returned: 1,
    approved: 1,
  });
  expect(matrix.finding).toBe('2026年上半年应报5份，已核定1份，待审1份，退回1份，2份逾期未报：丙县、统计局');
});

test('before the deadline nobody is overdue', () => {
  const early = buildMatrix(small, ACTS, S1, [], onTime);
  expect(early.returns.filter((r) => r.overdue)).toEqual([]);
  expect(early.finding).toBe(
    '2026年上半年应报5份，已核定0份，5份尚未报送：甲县、乙县、丙县、财政局等5个单位',
  );
});

test('a correction keeps the approved figure and is neither missing nor late', () => {
  const all = ['a', 'b', 'c', 'fin', 'sta'].map((o) => standing(o, 'approved', onTime));
  expect(buildMatrix(small, ACTS, S1, all, NOW).finding).toBe('2026年上半年应报5份，全部核定');
  const correcting = buildMatrix(
    small,
    ACTS,
    S1,
    [...all.slice(1), standing('a', 'draft', onTime, { approved: true })],
    NOW,
  );
  expect(correcting.returns[0]).toMatchObject({ state: 'draft', correction: true, overdue: false });
  expect(correcting.finding).toBe('2026年上半年应报5份，已核定4份，1份正在更正：甲县');
});
