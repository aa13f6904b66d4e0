/** A panel that one more period is given a place in is the panel built anew with it, bit for bit, wherever the period lies. */
import { expect, test } from 'vitest';
import { seededRandom } from '#shared/calc/random.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { REPORTED_REASONS } from '#shared/figure.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { withPeriod } from '#shared/panel/with-period.ts';
import type { Observation } from '#shared/panel.ts';
import { type Period, period } from '#shared/period.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { CITY_FOLDERS } from '../helpers/app.ts';
import { panelContent } from '../helpers/panel-content.ts';
import { smallProgramme } from '../helpers/small-programme.ts';
import { both, leaver, merge, newCode, newcomer, redefined, restating } from '../helpers/timed-changes.ts';
import { timedProgramme } from '../helpers/timed-programme.ts';
import { treeProgramme } from '../helpers/tree-programme.ts';

const version = { dataVersion: 3, asOf: 't3', approvedAt: 'then' };
const AMOUNTS = ['0', '12.5', '333.333333', '9007199254740.993', '-3'];
const years = ['2024', '2025', '2026', '2027', '2028'];
const halves = ['2024-S1', '2024-S2', '2025-S1', '2025-S2', '2026-S1', '2026-S2'];

/** Something is said of three cells of four in each of the periods. */
function said(catalogue: Catalogue, periods: readonly Period[], seed: number): Observation[] {
  const random = seededRandom(seed);
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
  return periods.flatMap((at) => {
    const source = { submission: `s-${at}`, organisation: 'a', approvedAt: at, release: '', citation: '' };
    return catalogue.units.flatMap(({ code: unit }) =>
      catalogue.indicators.flatMap(({ code: indicator, formula }): Observation[] => {
        if (formula || random() < 0.25) return [];
        const isValue = random() < 0.8;
        return [
          {
            ...{ unit, indicator, period: at, source: { ...source, origin: 'reported' } },
            mark: isValue ? 'value' : (one(REPORTED_REASONS) ?? 'missing'),
            amount: isValue ? (one(AMOUNTS) ?? '1') : null,
          },
        ];
      }),
    );
  });
}

test.each<[string, Catalogue, readonly string[]]>([
  ['half-years of a small city', smallProgramme, halves],
  ['a province of cities of counties', treeProgramme, halves],
  ['a city as it is', loadCatalogue(CITY_FOLDERS.jiaxing), ['2019', '2030', '2021-S1', '2031-S2']],
  ['nothing changes', timedProgramme(), years],
  ['a unit merges', timedProgramme(merge), years],
  ['one comes, one leaves', timedProgramme(both(newcomer, leaver)), years],
  ['another code, a restated base', timedProgramme(both(newCode, restating)), years],
  ['a definition changes', timedProgramme(redefined(true)), years],
])('%s', (_what, catalogue, named) => {
  const periods = named.map(period);
  for (const opened of periods) {
    const others = periods.filter((one) => one !== opened);
    const observations = said(catalogue, others, 7);
    const before = buildPanel(catalogue, observations, version);
    const untouched = panelContent(before);
    const content = panelContent(withPeriod(before, opened));
    expect(content, opened).toEqual(panelContent(buildPanel(catalogue, observations, version, [opened])));
    // The panel before is somebody's page: it stays as it was.
    expect(panelContent(before)).toEqual(untouched);
  }
});

test('a period that is there already changes nothing, and two may come one after the other', () => {
  const [first, second] = [period('2025-S1'), period('2026-S1')];
  const before = buildPanel(smallProgramme, said(smallProgramme, [second], 1), version);
  expect(withPeriod(before, second)).toBe(before);
  const empty = buildPanel(smallProgramme, [], version);
  expect(panelContent(withPeriod(withPeriod(empty, second), first))).toEqual(
    panelContent(buildPanel(smallProgramme, [], version, [first, second])),
  );
});
