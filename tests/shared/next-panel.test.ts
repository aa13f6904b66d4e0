/** Panel n+1 made from panel n is the panel built anew, bit for bit, after any sequence of approvals, corrections and withdrawals. */
import { expect, test } from 'vitest';
import { seededRandom } from '#shared/calc/random.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { REPORTED_REASONS } from '#shared/figure.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { nextPanel } from '#shared/panel/next-panel.ts';
import type { Observation } from '#shared/panel.ts';
import { type Period, period } from '#shared/period.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { CITY_FOLDERS } from '../helpers/app.ts';
import { panelContent } from '../helpers/panel-content.ts';
import { smallProgramme } from '../helpers/small-programme.ts';
import * as changes from '../helpers/timed-changes.ts';
import { timedProgramme } from '../helpers/timed-programme.ts';
import { treeProgramme } from '../helpers/tree-programme.ts';

const { both, divided, leaver, merge, newCode, newTerm, newcomer, redefined, restating, split } = changes;

const AMOUNTS = ['0', '12.5', '0.1', '0.2', '100', '-3', '333.333333', '9007199254740.993', '88888888888'];
const ORIGINS = ['reported', 'published', 'simulated'] as const;

/** What is in force: the words of each submission, by its number. */
class Office {
  readonly #random: () => number;
  readonly #catalogue: Catalogue;
  readonly #periods: readonly Period[];
  readonly #held = new Map<string, Observation[]>();
  #number = 0;

  constructor(catalogue: Catalogue, periods: readonly Period[], seed: number) {
    this.#catalogue = catalogue;
    this.#periods = periods;
    this.#random = seededRandom(seed);
  }

  #one<T>(of: readonly T[]): T {
    const found = of[Math.floor(this.#random() * of.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }

  #words(at: Period, units: readonly string[], indicators: readonly string[]): Observation[] {
    this.#number += 1;
    const source = {
      ...{ submission: `s${this.#number}`, organisation: units.join(), origin: this.#one(ORIGINS) },
      ...{ approvedAt: `2026-01-01T00:00:${this.#number}Z`, release: this.#one(['', 'final']), citation: '' },
    };
    return units.flatMap((unit) =>
      indicators.map((indicator): Observation => {
        const isValue = this.#random() < 0.7;
        return {
          ...{ unit, indicator, period: at, source },
          mark: isValue ? 'value' : this.#one(REPORTED_REASONS),
          amount: isValue ? this.#one(AMOUNTS) : null,
        };
      }),
    );
  }

  /** One decision. @returns the period and the units it is about */
  decide(): { period: Period; units: string[] } {
    const known = [...this.#held.keys()];
    const which = this.#random();
    if (known.length > 0 && which < 0.25) {
      const key = this.#one(known);
      this.#held.delete(key);
      const [at = '', units = ''] = key.split('|');
      return { period: period(at), units: units.split(',') };
    }
    const correct = known.length > 0 && which < 0.5;
    const at = correct ? period(this.#one(known).split('|')[0] ?? '') : this.#one(this.#periods);
    const some = (codes: readonly { code: string }[], most: number) => [
      ...new Set(Array.from({ length: 1 + Math.floor(this.#random() * most) }, () => this.#one(codes).code)),
    ];
    // A county speaks of itself on much, a department of everybody on little; ratios and the whole may be published too.
    const wide = this.#random() < 0.3;
    const units = some(this.#catalogue.units, wide ? 12 : 1);
    const indicators = some(this.#catalogue.indicators, wide ? 2 : 12);
    this.#held.set(`${at}|${units.join()}|${wide}`, this.#words(at, units, indicators));
    return { period: at, units };
  }

  /** The last words on each cell, in the order of the submissions. */
  observations(): Observation[] {
    const cells = new Map<string, Observation>();
    for (const words of this.#held.values())
      for (const one of words) cells.set(`${one.period}|${one.unit}|${one.indicator}`, one);
    return [...cells.values()];
  }
}

const jiaxing = loadCatalogue(CITY_FOLDERS.jiaxing);
const years = ['2025', '2026', '2027', '2028'];
const halves = ['2025-S1', '2025-S2', '2026-S1', '2026-S2'];

test.each<[string, Catalogue, readonly string[], number]>([
  ['half-years of a small city', smallProgramme, halves, 40],
  ['a province of cities of counties', treeProgramme, halves, 40],
  ['a city as it is', jiaxing, ['2024', '2025', '2026', ...halves], 12],
  ['nothing changes', timedProgramme(), years, 40],
  ['a unit merges', timedProgramme(merge), years, 40],
  ['a unit splits', timedProgramme(split), years, 40],
  ['one comes, one leaves', timedProgramme(both(newcomer, leaver)), years, 40],
  ['one is divided', timedProgramme(divided), years, 40],
  ['one gets another code and restates its base', timedProgramme(both(newCode, restating)), years, 40],
  ['a definition changes', timedProgramme(redefined(true)), years, 40],
  ['a sum gets a new term and is restated', timedProgramme(both(newTerm, restating)), years, 40],
])('%s', (_what, catalogue, named, steps) => {
  const periods = named.map(period);
  for (const seed of [1, 2, 3]) {
    const office = new Office(catalogue, periods, seed);
    const versionOf = (dataVersion: number) => ({
      dataVersion,
      asOf: `t${dataVersion}`,
      approvedAt: 'then',
    });
    let panel = buildPanel(catalogue, [], versionOf(0), periods);
    for (let step = 1; step <= steps; step++) {
      const { period: at, units } = office.decide();
      const all = office.observations();
      const observations = all.filter((o) => o.period === at && units.includes(o.unit));
      const before = step % 10 === 0 ? panelContent(panel) : null;
      const next = nextPanel(panel, versionOf(step), [{ period: at, units, observations }]);
      expect(panelContent(next), `seed ${seed}, step ${step}`).toEqual(
        panelContent(buildPanel(catalogue, all, versionOf(step), periods)),
      );
      // The panel before is somebody's page: it stays as it was.
      if (before) expect(panelContent(panel)).toEqual(before);
      panel = next;
    }
  }
});

test('what nobody names any more leaves its place to the next: sources do not grow with the versions', () => {
  const at = period('2026-S1');
  const version = (n: number) => ({ dataVersion: n, asOf: '', approvedAt: '' });
  let panel = buildPanel(smallProgramme, [], version(0), [at]);
  for (let n = 1; n <= 50; n++) {
    const source = { submission: `s${n}`, organisation: 'a', approvedAt: `${n}`, release: '', citation: '' };
    const said: Observation = {
      ...{ unit: 'a', indicator: 'gov_total', period: at, mark: 'value', amount: `${n}` },
      source: { ...source, origin: 'reported' },
    };
    panel = nextPanel(panel, version(n), [{ period: at, units: ['a'], observations: [said] }]);
  }
  expect(panel.sources.length).toBeLessThan(3);
});
