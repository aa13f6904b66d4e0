import { expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import { approvalsInForce, effectiveValues, isSecondSource, prevails } from '#shared/rules/effective.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';

const S1 = period('2026-S1');

test.each([
  ['a first approval holds', '+1', '1'],
  ['a correction stands above what it corrects', '+1 +2', '1 2'],
  ['un-approving the correction brings back what it replaced', '+1 +2 -2', '1'],
  ['un-approving the older leaves the correction', '+1 +2 -1', '2'],
  ['nothing holds once the only approval is taken back', '+1 -1', ''],
  ['approved again, it is the last', '+1 +2 -1 +1', '2 1'],
])('%s', (_, steps, held) => {
  const life = steps.split(' ').map((s) => ({ kind: s[0] === '+' ? 'approve' : 'reopen', id: s.slice(1) }));
  expect(approvalsInForce(life).map(({ id }) => id)).toEqual(held.split(' ').filter(Boolean));
});

const claim = (mark: string, asked: boolean, day: number) => ({ mark, asked, approvedAt: `2026-07-${day}` });

test.each([
  ['a later approval', claim('value', true, 22), claim('value', true, 21), true],
  ['an earlier one does not', claim('value', true, 21), claim('value', true, 22), false],
  ['who is asked now, though earlier', claim('value', true, 21), claim('value', false, 22), true],
  ['something said, though not asked', claim('value', false, 21), claim('unreported', true, 22), true],
  ['silence never', claim('unreported', true, 22), claim('not_applicable', false, 21), false],
  ['不适用 is something said', claim('not_applicable', true, 21), claim('unreported', true, 22), true],
])('prevails: %s', (_, one, rival, wins) => {
  expect(prevails(one, rival)).toBe(wins);
});

/** Each submission: who, day of July on which it was approved, what it says of county a's government money. */
test.each([
  ['the county is responsible', [['a', 21, 'value']], 'a'],
  ['a second source never stands in', [['fin', 21, 'value']], undefined],
  [
    'nor where the county is silent',
    [
      ['a', 21, 'unreported'],
      ['fin', 22, 'value'],
    ],
    'a',
  ],
  ['a form that does not ask leaves history in force', [['edu', 21, 'value']], 'edu'],
  [
    'until the one who is asked speaks',
    [
      ['a', 21, 'value'],
      ['edu', 22, 'value'],
    ],
    'a',
  ],
] as [string, [string, number, string][], string | undefined][])('%s', (_, said, from) => {
  const held = said.map(([organisation, day, mark]) => ({
    id: organisation,
    organisation,
    period: S1,
    decided_at: `2026-07-${day}`,
    mark,
  }));
  const found = effectiveValues(smallProgramme, held, ({ mark }) => [
    { unit: 'a', indicator: 'gov_total', mark },
  ]);
  expect(found.map(({ submission }) => submission.organisation)).toEqual(from === undefined ? [] : [from]);
});

test('a second source is known by its form', () => {
  expect(isSecondSource(smallProgramme, 'fin', S1, 'a', 'gov_total')).toBe(true);
  expect(isSecondSource(smallProgramme, 'fin', S1, 't', 'gov_total')).toBe(false);
});
