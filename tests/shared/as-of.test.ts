import { expect, test } from 'vitest';
import { arranged, asOf, everyRow } from '#shared/as-of.ts';
import { Catalogue } from '#shared/catalogue.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { period } from '#shared/period.ts';
import { both, merge, newName, newTerm, redefined } from '../helpers/timed-changes.ts';
import { timedProgramme } from '../helpers/timed-programme.ts';

const everything = timedProgramme(both(both(merge, newName), both(redefined(true), newTerm)));
const names = (catalogue: Catalogue) => catalogue.units.map((u) => u.name).sort();

test('a programme that never changed is its own view', () => {
  const plain = timedProgramme();
  expect(asOf(plain, period('2026'))).toBe(plain);
});

test('a view holds the rows of its period: former names, and units that merged later', () => {
  expect(names(asOf(everything, period('2026')))).toContain('a县');
  expect(names(asOf(everything, period('2026')))).toContain('f县');
  expect(names(asOf(everything, period('2027')))).toContain('甲市');
  expect(names(asOf(everything, period('2027')))).not.toContain('f县');
});

test('no view loses a row, and a view of a view is the view', () => {
  for (const at of ['2025', '2026-S2', '2027-S1', '2030'].map(period)) {
    const view = asOf(everything, at);
    for (const part of ['units', 'organisations', 'indicators', 'forms', 'rules', 'targets'] as const)
      expect(everyRow(view, part)).toHaveLength(everyRow(everything, part).length);
    expect(asOf(view, period('2026'))).toBe(asOf(everything, period('2026')));
  }
});

test('a government goes with its area, and nothing is asked of it any more', () => {
  const [before, after] = [period('2026'), period('2027')].map((at) => asOf(everything, at));
  expect(before && formFor(before, 'f', 'year')).toBeDefined();
  expect(after && formFor(after, 'f', 'year')).toBeUndefined();
});

test('a form asks for an indicator only while it is counted, and the sum adds up what there is', () => {
  const cells = (at: string) => {
    const view = asOf(everything, period(at));
    const form = formFor(view, 'a', 'year');
    return form ? formCells(view, form, 'a').map((c) => c.indicator) : [];
  };
  expect(cells('2026')).toEqual(['gov', 'ent']);
  expect(cells('2027')).toEqual(['gov', 'ent', 'fund', 'fund_base']);
  const terms = (at: string) => {
    const formula = asOf(everything, period(at)).indicators.find((i) => i.code === 'total')?.formula;
    return formula?.kind === 'sum' ? formula.terms.length : 0;
  };
  expect([terms('2026'), terms('2027')]).toEqual([2, 3]);
});

test('stored and read again it is the same programme, with the newest row of every code in its lists', () => {
  const again = Catalogue.parse(JSON.parse(JSON.stringify(everything)));
  expect(again).toEqual(everything);
  expect(arranged(again)).toEqual(everything);
  expect(everything.units.map((u) => u.code)).toEqual([...new Set(everything.units.map((u) => u.code))]);
});
