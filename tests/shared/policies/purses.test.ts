/** Who pays: the parts of city and units add up to the whole, to the last 分. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { homePaper } from '#shared/policies/library.ts';
import { pursesOf } from '#shared/policies/purses.ts';
import { library } from './applicants.ts';

const home = homePaper(library);
if (!home) throw new Error('the home paper is missing');
const units = ['330402', '330411', '330421', '330482', 'jxjk'];
const scenarios = fc.record({
  low: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  more: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  open: fc.constantFrom('half' as const, 'own' as const),
  weights: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: units.length, maxLength: units.length }),
});

test('city and units add up, each unit to the units’ part', () => {
  fc.assert(
    fc.property(scenarios, ({ low, more, open, weights }) => {
      const given = units.map((unit, at) => ({ unit, weight: weights[at] ?? 0 }));
      const purses = pursesOf(home, { low, high: low + more }, open, given);
      if (!purses) throw new Error('the home paper names payers');
      const { city, units: together, each } = purses;
      if (each.length === 0 && open === 'own') {
        // Where the cases fall is not known: two ranges that cannot both be at the same end.
        expect(city.low).toBe(0n);
        expect(together.high).toBe(low + more);
        return;
      }
      expect(city.low + together.low).toBe(low);
      expect((city.high ?? 0n) + (together.high ?? 0n)).toBe(low + more);
      if (each.length === 0) return;
      expect(each.reduce((sum, { own }) => sum + own.low, 0n)).toBe(together.low);
      for (const { unit, city: share } of each)
        if (open === 'own' && !home.payersUnits.includes(unit)) expect(share).toEqual({ low: 0n, high: 0n });
    }),
    { seed: 20261128, numRuns: 400 },
  );
});

test('a sum without an upper bound has none for anyone', () => {
  const purses = pursesOf(home, { low: 100n, high: null }, 'half', [{ unit: '330402', weight: 1 }]);
  expect(purses).toMatchObject({ city: { low: 50n, high: null }, units: { low: 50n, high: null } });
});
