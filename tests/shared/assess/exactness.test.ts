/** Nothing in a result may hang on the last bit of a double: units of measurement, trailing zeros, order of addition. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessResult, assess, parseAssessInput } from '#shared/assess/result.ts';
import { growth } from '#shared/calc/growth.ts';
import { competitionRanks } from '#shared/calc/rank.ts';
import { shiftDecimal } from '#shared/decimal.ts';
import { isValue } from '#shared/figure.ts';

const run = (file: object): AssessResult => assess(parseAssessInput(file));
const outcome = ({ units }: AssessResult) =>
  units.map(({ total, rank, groups, items }) => ({
    total,
    rank,
    groups,
    items: items.map(({ score, flags, position }) => ({ score, flags, position })),
  }));

const PEER_RULES = [
  { rule: 'tukey' },
  { rule: 'tukey', k: 1.5 },
  { rule: 'min_max' },
  { rule: 'percentile', low: 0.1, high: 0.9 },
  { rule: 'percentile', low: 0.05, high: 0.95 },
] as const;

/** Values that often stand on a fence, on an anchor or on one another: few steps apart, two decimals. */
const table = fc
  .record({
    units: fc.integer({ min: 5, max: 10 }),
    step: fc.integer({ min: 1, max: 9999 }),
    rule: fc.constantFrom(...PEER_RULES),
    mean: fc.constantFrom('arithmetic', 'geometric'),
    digits: fc.constantFrom(2, null),
    exponents: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }),
  })
  .chain((shape) => {
    const cell = fc.integer({ min: -3, max: 12 }).map((n) => shiftDecimal(n * shape.step, -2));
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    return fc.record({
      shape: fc.constant(shape),
      values: fc.array(row, { minLength: shape.units, maxLength: shape.units }),
    });
  });

const check = (property: (t: typeof table extends fc.Arbitrary<infer T> ? T : never) => void) =>
  fc.assert(fc.property(table, property), { numRuns: 300 });

describe('a power of ten on any indicator changes no bit of any score, flag or rank', () => {
  it('anchors from peers', () => {
    check(({ shape: { rule, mean, digits, exponents }, values }) => {
      const of = (rows: number[][]) =>
        outcome(
          run({
            units: rows.map((_, u) => `u${u}`),
            indicators: ['a', 'b', 'c'],
            values: rows,
            scheme: { anchors: rule, mean, rank: { digits } },
            robustness: false,
          }),
        );
      expect(of(values.map((row) => row.map((x, j) => shiftDecimal(x, exponents[j] ?? 0))))).toEqual(
        of(values),
      );
    });
  });

  it.each(['fixed', 'tiers', 'target'] as const)('%s anchors, in the same unit', (kind) => {
    check(({ shape: { step, exponents }, values }) => {
      const of = (exponent: number) => {
        const at = (n: number) => shiftDecimal(n * step, exponent - 2);
        const anchors = {
          fixed: { worst: at(-1), best: at(9) },
          tiers: { tiers: [at(9), at(6), at(4), at(1), at(0)] },
          target: { target: at(20) },
        }[kind];
        return outcome(
          run({
            units: values.map((_, u) => `u${u}`),
            indicators: [{ code: 'a', anchors }],
            values: values.map(([x]) => [shiftDecimal(x ?? 0, exponent)]),
            robustness: false,
          }),
        );
      };
      expect(of(exponents[0] ?? 0)).toEqual(of(0));
    });
  });

  it('growth of amounts, in 元, 万元 or 亿元', () => {
    const amounts = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 60 })),
      {
        minLength: 5,
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(amounts, fc.integer({ min: -8, max: 8 }), (pairs, exponent) => {
        const of = (shift: number) =>
          outcome(
            run({
              units: pairs.map((_, u) => `u${u}`),
              indicators: ['增速'],
              values: pairs.map(([base, tenths]) => [
                // base·(1 + tenths/10): many units grow alike, to the last digit.
                growth(shiftDecimal(base * (10 + tenths), shift - 3), shiftDecimal(base, shift - 2)).rate,
              ]),
              robustness: false,
            }),
          );
        expect(of(exponent)).toEqual(of(0));
      }),
    );
  });
});

it('values on the fence score 100 and are not capped', () => {
  const of = (values: number[]) =>
    run({ units: values.map(String), indicators: ['增速'], values: values.map((x) => [x]) });
  for (const scale of [1, 10]) {
    const { indicators, units } = of([0, 0.1, 0.2, 0.3, 0.9].map((x) => shiftDecimal(x, Math.log10(scale))));
    expect(indicators[0]?.anchors).toMatchObject({ worst: 0, best: shiftDecimal(0.9, Math.log10(scale)) });
    expect(units.map(({ rank }) => rank)).toEqual([5, 4, 3, 2, 1]);
    expect(units.at(-1)?.items[0]?.flags).toEqual([]);
  }
});

it('equal growth is no spread, whatever the amounts', () => {
  const bases = [100, 300.3, 0.07, 12345.6, 8.88];
  const rates = bases.map((base) => growth(shiftDecimal(Math.round(base * 1100), -3), base).rate);
  expect(new Set(rates)).toEqual(new Set([10]));
});

describe('unrounded totals that are equal mathematically tie', () => {
  const scores = (rows: number[][], weights: number[], mean: string) =>
    run({
      units: rows.map((_, u) => `u${u}`),
      indicators: weights.map((weight, j) => ({ code: `i${j}`, weight })),
      scores: rows,
      scheme: { mean, rank: { digits: null } },
      robustness: false,
    });

  it.each(['arithmetic', 'geometric', 'harmonic'])('the same scores in another order, %s mean', (mean) => {
    const row = fc.array(fc.integer({ min: 6000, max: 10_000 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(row, fc.infiniteStream(fc.nat()), (hundredths, keys) => {
        const own = hundredths.map((n) => n / 100);
        const turned = (times: number) => [...own.slice(times), ...own.slice(0, times)];
        const shuffled = [...own].sort(() => ((keys.next().value ?? 0) % 2) - 0.5);
        const rows = [own, turned(1), turned(2), [...own].reverse(), shuffled, own.map(() => 59)];
        const weights = own.map(() => 0.1);
        expect(scores(rows, weights, mean).units.map(({ rank }) => rank)).toEqual([1, 1, 1, 1, 1, 6]);
      }),
    );
  });

  it('s·p/q and s·q/p weigh as s and s under the geometric mean, and p : q under unequal weights', () => {
    const part = fc.integer({ min: 1, max: 97 });
    fc.assert(
      fc.property(part, part, fc.integer({ min: 1, max: 9 }), (p, q, weight) => {
        const s = p * q;
        // (p²)^w · (q²)^w = (pq)^w · (pq)^w, and p^2w · q^w = (p²)^w · q^w.
        const rows = [
          [s, s, 64],
          [p * p, q * q, 64],
          [q * q, p * p, 64],
        ];
        expect(scores(rows, [weight, weight, 1], 'geometric').units.map(({ rank }) => rank)).toEqual([
          1, 1, 1,
        ]);
      }),
    );
  });

  it('nested groups', () => {
    const file = (rows: number[][]) => ({
      units: rows.map((_, u) => `u${u}`),
      indicators: ['a', 'b', 'c', 'd'].map((code, j) => ({ code, group: j < 2 ? 'x' : 'y' })),
      scores: rows,
      scheme: { mean: 'geometric', rank: { digits: null } },
      robustness: false,
    });
    const rows = [
      [61.7, 93.1, 77.3, 88.9],
      [93.1, 61.7, 88.9, 77.3],
      [77.3, 88.9, 61.7, 93.1],
      [61.7, 77.3, 88.9, 93.1],
    ];
    expect(run(file(rows)).units.map(({ rank }) => rank)).toEqual([1, 1, 1, 1]);
  });

  it('what differs stays apart, down to the ninth decimal', () => {
    expect(competitionRanks([80, 80 + 1e-9, 80 - 1e-9], { digits: null })).toEqual([2, 1, 3]);
    expect(competitionRanks([0, -0, 1e-300], { digits: null })).toEqual([2, 2, 1]);
  });
});

it('a total half way between two hundredths is rounded up, whatever its dust', () => {
  const half = fc.integer({ min: 12_001, max: 19_999 }).filter((n) => n % 2 === 1);
  fc.assert(
    fc.property(half, fc.integer({ min: 2, max: 40 }), (twice, count) => {
      // `count` pairs around the half: their mean is twice/200, e.g. 81.285.
      const pairs = Array.from({ length: count }, (_, i) => [
        shiftDecimal(Math.floor(twice / 2) - i, -2),
        shiftDecimal(Math.ceil(twice / 2) + i, -2),
      ]).flat();
      const upper = shiftDecimal(Math.ceil(twice / 2), -2);
      const rows = [pairs, pairs.map(() => upper), [...pairs].reverse()];
      const result = run({
        units: ['u', 'v', 'w'],
        indicators: pairs.map((_, j) => `i${j}`),
        scores: rows,
        robustness: false,
      });
      const totals = result.units.map(({ total }) => total);
      expect(totals.every(isValue)).toBe(true);
      expect(result.units.map(({ rank }) => rank)).toEqual([1, 1, 1]);
    }),
  );
});
