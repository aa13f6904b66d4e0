/** What must hold for any panel, whatever the figures (issue "the yearly assessment", must hold). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AssessResult, assess, parseAssessInput } from '#shared/assess/result.ts';

const run = (file: object): AssessResult => assess(parseAssessInput(file));
const totals = (result: AssessResult) => result.units.map(({ total }) => total);
const ranks = (result: AssessResult) => result.units.map(({ rank }) => rank);

interface Panel {
  weights: number[];
  values: (number | null)[][];
  dimensions: number[];
}

/** 5–9 units × 2–6 indicators in up to three dimensions, amounts with two decimals, now and then missing. */
const panel: fc.Arbitrary<Panel> = fc
  .record({ units: fc.integer({ min: 5, max: 9 }), items: fc.integer({ min: 2, max: 6 }) })
  .chain(({ units, items }) => {
    const amount = fc.integer({ min: -50_000, max: 1_000_000 }).map((n) => n / 100);
    const cell = fc.option(amount, { freq: 12, nil: null });
    return fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: items, maxLength: items }),
      dimensions: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: items, maxLength: items }),
      values: fc.array(fc.array(cell, { minLength: items, maxLength: items }), {
        minLength: units,
        maxLength: units,
      }),
    });
  });

const fileOf = ({ weights, values, dimensions }: Panel, scheme: object = {}, extra: object = {}) => ({
  units: values.map((_, u) => `u${u}`),
  indicators: weights.map((weight, j) => ({ code: `i${j}`, weight, group: `d${dimensions[j]}` })),
  values,
  scheme,
  robustness: false,
  ...extra,
});

const holds = (property: (p: Panel) => void) =>
  fc.assert(fc.property(panel, property), { numRuns: 60, seed: 7 });

it('万元 or 亿元 changes nothing', () => {
  holds((p) => {
    const other = { ...p, values: p.values.map((row) => row.map((x) => (x === null ? null : x / 10_000))) };
    const [a, b] = [run(fileOf(p)), run(fileOf(other))];
    expect(ranks(b)).toEqual(ranks(a));
    totals(a).forEach((total, u) => {
      if (typeof total === 'number') expect(totals(b)[u]).toBeCloseTo(total, 9);
      else expect(totals(b)[u]).toBe(total);
    });
  });
});

it('the order of units changes nothing', () => {
  holds((p) => {
    const reversed = run(fileOf({ ...p, values: [...p.values].reverse() }));
    expect(totals(reversed).reverse()).toEqual(totals(run(fileOf(p))));
    expect(ranks(reversed).reverse()).toEqual(ranks(run(fileOf(p))));
  });
});

it('arithmetic ranks do not depend on c and d', () => {
  holds((p) => {
    const rank = { digits: 9 };
    const other = run(fileOf(p, { rank, score: { c: 0, d: 100 } }));
    expect(ranks(other)).toEqual(ranks(run(fileOf(p, { rank }))));
  });
});

it('arithmetic ≥ geometric', () => {
  holds((p) => {
    const geometric = totals(run(fileOf(p, { mean: 'geometric' })));
    totals(run(fileOf(p))).forEach((total, u) => {
      if (typeof total === 'number') expect(total).toBeGreaterThanOrEqual(Number(geometric[u]) - 1e-9);
    });
  });
});

it.each(['arithmetic', 'geometric'])(
  'the exact pairwise test never contradicts the simulation (%s)',
  (mean) => {
    holds((p) => {
      const robustness = { draws: 40, delta: 0.4, leaveOneOut: false, alternatives: false };
      const result = run(fileOf(p, { mean, rank: { digits: null } }, { robustness }));
      for (const a of result.units) {
        for (const code of a.staysAheadOf) {
          const b = result.units.find(({ unit }) => unit === code);
          expect(a.rank).toBeLessThan(b?.rank ?? 0);
          expect(a.robustness?.min).toBeLessThanOrEqual(b?.robustness?.min ?? 0);
          expect(a.robustness?.max).toBeLessThan(b?.robustness?.max ?? 0);
          expect(b?.staysAheadOf).not.toContain(a.unit);
        }
      }
    });
  },
);

it('another unit under frozen anchors changes nobody else’s score', () => {
  holds((p) => {
    const before = run(fileOf(p));
    const frozen = before.indicators.map(({ anchors }) => (anchors?.peers ? anchors : undefined));
    const freeze = (q: Panel) => {
      const file = fileOf(q);
      return {
        ...file,
        indicators: file.indicators.map((indicator, j) => ({ ...indicator, anchors: frozen[j] })),
      };
    };
    fc.pre(frozen.every((anchors) => anchors !== undefined));
    const after = run(freeze({ ...p, values: [...p.values, p.weights.map((_, j) => 1000 * (j + 1))] }));
    expect(totals(after).slice(0, p.values.length)).toEqual(totals(before));
    before.units.forEach(({ items }, u) => {
      expect(after.units[u]?.items.map(({ score }) => score)).toEqual(items.map(({ score }) => score));
    });
  });
});

it('the same seed gives the same intervals, another seed others', () => {
  const file = (seed: number) =>
    fileOf(
      {
        weights: [1, 2, 3],
        dimensions: [0, 0, 0],
        values: Array.from({ length: 7 }, (_, u) => [u, (u * 3) % 7, (u * 5) % 7]),
      },
      {},
      { robustness: { seed, draws: 200 } },
    );
  expect(run(file(1))).toEqual(run(file(1)));
  expect(run(file(1)).units).not.toEqual(run(file(2)).units);
});

it('weights of a unit sum to one and contributions to its total', () => {
  holds((p) => {
    for (const { total, items, coverage } of run(fileOf(p, { minPresent: 0 })).units) {
      if (typeof total !== 'number') continue;
      expect(items.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(items.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0)).toBeCloseTo(total, 9);
      expect(coverage).toBeLessThanOrEqual(1 + 1e-12);
    }
  });
});
