/** A panel read by columns says of every unit what it says of the unit alone, whatever became of units and definitions. */
import { expect, test } from 'vitest';
import { figureIn, resultIn } from '#shared/calc/column.ts';
import { growth, pointChange } from '#shared/calc/growth.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { Figure } from '#shared/figure.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { baseColumnAt, columnAt, placesOf } from '#shared/panel/columns.ts';
import { baseAt, figureAt, type Panel } from '#shared/panel.ts';
import { period } from '#shared/period.ts';
import { growthAt, growthsAt } from '#shared/published.ts';
import { observed, smallProgramme } from '../helpers/small-programme.ts';
import { merge, restating } from '../helpers/timed-changes.ts';
import { timedProgramme, yearlyObservations } from '../helpers/timed-programme.ts';

const [BEFORE, AT] = [period('2025-S1'), period('2026-S1')];
const small = panelOf(smallProgramme, [
  // A ratio, a reason, a gap, a negative amount, and an amount that no double holds.
  ...['a', 'b'].flatMap((unit) => [BEFORE, AT].map((at) => observed(unit, 'budget', '3000', at))),
  observed('a', 'gov_total', '100.10'),
  observed('b', 'gov_total', 'missing'),
  observed('t', 'gov_total', '-7.5'),
  observed('a', 'gov_total', '90.05', BEFORE),
  observed('b', 'ent_rd', '90071992547409.93'),
  observed('a', 'ent_rd', '1234567.891234'),
  observed('a', 'ent_rd', '0', BEFORE),
]);
const merged = panelOf(
  timedProgramme((rows) => ({ ...merge(rows), ...restating({ ...rows, ...merge(rows) }) })),
  yearlyObservations({
    gov: { a: [90, 100, 120], b: [75, 80, 88], f: [18, 20, 22] },
    ent: { a: [200, 210, 231], b: [160, 168, 185], f: [40, 42, 46] },
  }),
);

function panelOf(catalogue: Catalogue, observations: Parameters<typeof buildPanel>[1]): Panel {
  return buildPanel(catalogue, observations, { dataVersion: 1, asOf: '' }, [BEFORE]);
}

const orders = (units: readonly string[]): string[][] => [
  [...units],
  [...units].reverse(),
  units.slice(1),
  units.filter((_, at) => at !== 1),
  [...units.slice(0, 2), 'nobody'],
  ['nobody', ...units],
  [],
];

test.each([
  ['a small city', small],
  ['a city in which something changed', merged],
])('%s', (_, panel) => {
  const seen = new Set<Figure>();
  for (const units of orders(panel.units))
    for (const indicator of [...panel.indicators, 'nothing'])
      for (const at of [...panel.periods, period('2099')]) {
        const column = columnAt(panel, placesOf(panel, units), indicator, at);
        const bases = baseColumnAt(panel, units, indicator, at);
        const { current, base, rates } = growthsAt(panel.catalogue, panel, units, indicator, at);
        const isRate = panel.catalogue.indicators.some(
          ({ code, measure }) => code === indicator && measure === 'percent',
        );
        for (const [place, unit] of units.entries()) {
          const figure = figureAt(panel, unit, indicator, at);
          const before = baseAt(panel, unit, indicator, at).figure;
          const rate = isRate ? pointChange(figure, before) : growth(figure, before).rate;
          const where = `${unit} ${indicator} ${at}`;
          expect([figureIn(column, place), figureIn(current, place)], where).toEqual([figure, figure]);
          expect([figureIn(bases, place), figureIn(base, place)], where).toEqual([before, before]);
          expect(resultIn(rates, place), where).toBe(rate);
          expect(growthAt(panel.catalogue, panel, unit, indicator, at).rate, where).toBe(rate);
          seen.add(figure).add(before);
        }
      }
  expect(seen.size).toBeGreaterThan(10);
});

test('what the cases are about is among them', () => {
  expect(small.large.size).toBeGreaterThan(0);
  expect(figureAt(small, 'a', 'gov_share', AT)).toBeCloseTo(3.3367, 4);
  expect(figureAt(small, 'b', 'gov_total', AT)).toBe('missing');
  expect(merged.compared.size).toBeGreaterThan(0);
});
