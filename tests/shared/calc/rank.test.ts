import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { competitionRanks, rankChange, rankInto, rankKey } from '#shared/calc/rank.ts';
import { rankStatistics } from '#shared/calc/rank-statistics.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import type { Figure } from '#shared/figure.ts';

describe('competition ranks', () => {
  it.each<[Figure[], (number | null)[]]>([
    [
      [90, 80, 80, 70],
      [1, 2, 2, 4],
    ],
    [
      [80.004, 80.0, 79.99],
      [1, 1, 3],
    ],
    [
      [81.285, 81.285 - 2e-14, 81.29],
      [1, 1, 1],
    ], // binary dust does not part equals
    [
      ['incomplete', 70, 'unreported'],
      [null, 1, null],
    ],
    [
      [0, -0, -1],
      [1, 1, 3],
    ],
    [[5], [1]],
    [[], []],
  ])('%j → %j', (figures, ranks) => expect(competitionRanks(figures)).toEqual(ranks));

  it('lower is better, other digits, none', () => {
    expect(competitionRanks([3, 1, 2], { lowerIsBetter: true })).toEqual([3, 1, 2]);
    expect(competitionRanks([3.04, 3.01], { digits: 1 })).toEqual([1, 1]);
    expect(competitionRanks([3.0041, 3.004], { digits: null })).toEqual([1, 2]);
  });

  it.each([
    [3, 5, 2],
    [5, 3, -2],
    [3, null, null],
    [null, 3, null],
  ])('from %j now to %j before: %j', (now, before, change) => expect(rankChange(now, before)).toBe(change));

  it('the fast key is the printed number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.constantFrom(0, 1, 2, 3),
        (x, digits) => {
          const clean = Number(x.toPrecision(14));
          expect(rankKey(x, digits)).toBe(Math.round(Number(roundHalfUp(clean, digits)) * 10 ** digits) + 0);
        },
      ),
    );
  });

  it.each([
    // Three decimals of an amount of the nation's size lie nearer to a half than their hundredfold can tell.
    [123_456_789.005, 2, 12_345_678_901],
    [123_456_789.004, 2, 12_345_678_900],
    [987_654_321.985, 2, 98_765_432_199],
    [87_654_321.9995, 3, 87_654_322_000],
    [-123_456_789.005, 2, -12_345_678_901],
  ])('the key of %d to %d decimals is %d', (x, digits, key) => expect(rankKey(x, digits)).toBe(key));

  it.each([
    ['few different whole numbers', fc.integer({ min: 0, max: 40 })],
    ['whole numbers far apart', fc.integer({ min: -1e12, max: 1e12 })],
    ['numbers that are not whole', fc.integer({ min: -90, max: 90 }).map((x) => x / 8)],
    ['whole numbers of both signs', fc.integer({ min: -90, max: 90 })],
    ['nothing at all', fc.constant(Number.NaN)],
    ['no end', fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 2)],
  ])('ranks many as it ranks few: %s', (_, number) => {
    const key = fc.oneof({ weight: 9, arbitrary: number }, fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(key, { minLength: 49, maxLength: 80 }), (values) => {
        const ranks = new Uint16Array(values.length);
        rankInto(Float64Array.from(values), ranks);
        expect([...ranks]).toEqual(
          values.map((v) => (Number.isNaN(v) ? 0 : 1 + values.filter((w) => w > v).length)),
        );
      }),
    );
  });
});

describe('rank statistics', () => {
  it('median, interval and share of draws that hold the rank', () => {
    expect(rankStatistics([2, 2, 3, 2, 1], 2)).toMatchObject({
      mean: 2,
      median: 2,
      q5: 1.2,
      min: 1,
      max: 3,
      holds: 0.6,
      withinOne: 1,
    });
    expect(rankStatistics([], 2)).toBeNull();
    expect(rankStatistics([1], null)).toBeNull();
  });
});
