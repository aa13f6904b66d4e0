/** A unit that got another code is one unit through the years: in assessments, groups and whatever reads its past. */
import { expect, it } from 'vitest';
import { asOf } from '#shared/as-of.ts';
import { columnsOf } from '#shared/assess/columns.ts';
import { defaultScheme } from '#shared/assess/default-scheme.ts';
import { editedReader, panelReader } from '#shared/assess/frozen-figures.ts';
import { groupsAsOf } from '#shared/assess/groups-as-of.ts';
import { valuesOf } from '#shared/assess/year-input.ts';
import { codeIn, codesOf, existsIn } from '#shared/breaks.ts';
import type { Scheme } from '#shared/contract/scheme.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { period } from '#shared/period.ts';
import { applyChanges } from '#shared/programme/apply-change.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { buildRun } from '../../server/assessment/build-run.ts';
import { both, newCode, newName, restating } from '../helpers/timed-changes.ts';
import { timedProgramme, yearly, yearlyObservations } from '../helpers/timed-programme.ts';

const version = { dataVersion: 1, asOf: '2028-04-01T00:00:00Z' };
const renamed = timedProgramme(newCode);
const panel = buildPanel(renamed, yearlyObservations({ gov: { f: [18, 20], h: [null, null, 22] } }), version);
const at2027 = asOf(renamed, period('2027'));

/** gov of the year itself and of the year before (annex 2: data year "previous"). */
const scheme: Scheme = {
  ...defaultScheme(at2027, 'units'),
  dimensions: [{ code: '总量', meaning: '', weight: 1 }],
  items: [0, 1].map((lag) => ({
    ...{ code: `gov-${lag}`, indicator: 'gov', part: '', dimension: '总量', measure: 'level' as const },
    ...{ denominator: null, lag, weight: 1, groups: null, anchors: null },
  })),
  peerGroups: [{ code: 'county', name: '县', units: ['a', 'f'] }],
};

it.each([
  ['h', '2027', 'h'],
  ['h', '2026', 'f'],
  ['f', '2027', 'h'],
  ['f', '2025', 'f'],
  ['a', '2025', 'a'],
])('the area of %s stands in %s under %s', (unit, at, code) => {
  expect(codeIn(renamed, unit, period(at))).toBe(code);
  expect(existsIn(renamed, unit, period(at))).toBe(true);
});

it('knows every code of an area, and that another name is no other code', () => {
  expect(codesOf(renamed, 'h')).toEqual(['h', 'f']);
  expect(codesOf(renamed, 'a')).toEqual(['a']);
  expect(existsIn(timedProgramme(newName), 'a', period('2025'))).toBe(true);
});

it('reads figures of the year before under the former code, as they are frozen and as they are counted', () => {
  const columns = columnsOf(at2027, scheme, 'county', 2027);
  expect(valuesOf(['h'], columns, (unit) => panelReader(panel, unit))).toEqual([[22, 20]]);
  const run = buildRun(at2027, panel, scheme, groupsAsOf(at2027, scheme.peerGroups), 2027, '研判');
  expect(run.figures.h).toEqual({ 'gov@2027': 22, 'gov@2026': 20 });
});

it('puts the renamed unit in its group once, and a renamed one that the scheme leaves out in none', () => {
  expect(groupsAsOf(at2027, scheme.peerGroups)[0]?.units).toEqual(['a', 'h']);
  const withoutA = [{ code: 'county', name: '县', units: ['b', 'c'] }];
  const another = asOf(timedProgramme(newName), period('2027'));
  expect(groupsAsOf(another, withoutA)[0]?.units).toEqual(['b', 'c']);
  expect(groupsAsOf(at2027, withoutA)[0]?.units).toEqual(['b', 'c']);
});

it('keeps what became of a unit before when it is renamed, merged or split again', () => {
  const from = (text: string) => period(text);
  const split: ProgrammeChange = {
    ...{ kind: 'unit-new', code: 'gg', name: 'g县', shortName: 'g', like: 'a', of: 'a' },
    from: from('2027-S1'),
  };
  const name: ProgrammeChange = {
    ...{ kind: 'unit-name', unit: 'a', from: from('2028-S1') },
    ...{ name: '甲市', shortName: '甲', code: 'aa' },
  };
  const merge: ProgrammeChange = { kind: 'unit-merge', unit: 'a', into: 'b', from: from('2028-S1') };
  const became = (...changes: ProgrammeChange[]) => {
    const { units, others } = applyChanges(timedProgramme(), changes);
    return [...units, ...(others?.units ?? [])]
      .filter((u) => u.code === 'a')
      .flatMap((u) => u.successors ?? [])
      .map(({ kind, code }) => `${kind} ${code}`);
  };
  expect(became(split, name)).toEqual(['split_into gg', 'renamed aa']);
  expect(became(split, merge)).toEqual(['split_into gg', 'merged_into b']);
});

it('moves a growth by its restated base when amounts are tried out', () => {
  const growing = both(restating, ({ indicators }) => ({
    indicators: [
      ...indicators,
      yearly('gov_growth', {
        order: 30,
        measure: 'percent',
        unit: '%',
        formula: { kind: 'growth', of: 'gov' },
      }),
    ],
  }));
  const catalogue = timedProgramme(growing);
  const figures = { gov: { a: [90, 100, 120] }, gov_base: { a: [null, null, 80] } };
  const restated = buildPanel(catalogue, yearlyObservations(figures), version);
  const rated: Scheme = {
    ...scheme,
    items: scheme.items.slice(0, 1).map((item) => ({ ...item, indicator: 'gov_growth' })),
    peerGroups: [{ code: 'county', name: '县', units: ['a'] }],
  };
  const run = buildRun(catalogue, restated, rated, rated.peerGroups, 2027, '研判');
  const added = [{ unit: 'a', indicator: 'gov', period: '2027', amount: 8 }];
  const read = editedReader(run.figures.a ?? {}, run.indicators, added);
  // 120 ÷ 80, and 128 ÷ 80: not ÷ 100, last year's figure as it was counted then.
  expect([run.figures.a?.['gov_growth@2027'], read('gov_growth', '2027')]).toEqual([50, 60]);
});
