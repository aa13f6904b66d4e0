/** Of a province with an office in city 1 and none in city 2, where nobody below decides. */
import { expect, test } from 'vitest';
import type { ReturnState } from '#shared/contract/return-state.ts';
import { belowFinding, progressBelow } from '../../../server/review/progress-below.ts';
import type { Standing } from '../../../server/review/standing.ts';
import { TREE_PERIOD, treeProgramme } from '../../helpers/tree-programme.ts';

const standing = (organisation: string, state: Exclude<ReturnState, 'unreported'>): Standing => ({
  ...{ organisation, state, submittedAt: null, revision: 1, firstSubmittedAt: null, warnings: 0 },
  approved: state === 'approved',
});
const counted = (states: Record<string, Exclude<ReturnState, 'unreported'>>, node = 'p') =>
  progressBelow(
    treeProgramme,
    node,
    TREE_PERIOD,
    Object.entries(states).map(([organisation, state]) => standing(organisation, state)),
  ).map(({ unit, expected, approved, submitted, returned, missing }) => [
    ...[unit, expected, approved, submitted, returned, missing],
  ]);

test.each<[Record<string, Exclude<ReturnState, 'unreported'>>, (string | number)[]]>([
  [{}, ['c1', 3, 0, 0, 0, 3]],
  [{ a: 'approved', b: 'submitted', c1_own: 'returned' }, ['c1', 3, 1, 1, 1, 0]],
  // A draft has not been handed in; city 2's are the province's own to decide.
  [{ a: 'draft', d: 'approved', p_own: 'submitted' }, ['c1', 3, 0, 0, 0, 3]],
])('%j', (states, row) => {
  expect(counted(states)).toEqual([row]);
});

test('a city whose counties report to it has nobody below', () => {
  expect(counted({ a: 'approved' }, 'c1')).toEqual([]);
});

test('the sentence leaves none of them out', () => {
  const below = [
    { unit: 'c1', shortName: '甲市', expected: 5, approved: 2, submitted: 1, returned: 1, missing: 1 },
    { unit: 'c2', shortName: '乙市', expected: 2, approved: 2, submitted: 0, returned: 0, missing: 0 },
  ];
  const own = { label: '2025年', finding: '2025年应报1份，全部核定' };
  const rest = '；本级审核的应报1份，全部核定';
  expect(belowFinding(own, below)).toBe(
    `2025年下级审核的应报7份，已核定4份，待审1份，退回1份，未报1份${rest}`,
  );
  expect(belowFinding(own, below.slice(1))).toBe(`2025年下级审核的应报2份，已核定2份${rest}`);
});
