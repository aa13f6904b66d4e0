import { describe, expect, it } from 'vitest';
import { constantGrowth, dampedHolt, logLinear, weightedLinear } from '#shared/calc/projection.ts';
import { studentCoverage, studentQuantile } from '#shared/calc/student.ts';

// 全国 R&D 经费 2020–2024, 亿元 (全国科技经费投入统计公报); expected values by R 4.2.2 lm and predict.lm
const RD = [24393.1, 27956.3, 30782.9, 33357.1, 36326.8];

describe('projections of the national R&D series', () => {
  it('constant growth', () => {
    expect((constantGrowth(RD, 2) as number[])[0]).toBeCloseTo(40129.81702622, 6);
  });
  it('damped Holt', () => {
    const fit = dampedHolt(RD, 6);
    expect(typeof fit === 'object' && fit.forecast[5]).toBeCloseTo(45263.9130451969, 6);
  });
  it('log-linear with an 80 % interval', () => {
    const band = logLinear(RD, 6);
    if (typeof band === 'string') throw new Error(band);
    expect(band.slope).toBeCloseTo(0.0973138977462372, 12);
    expect(band.median[0]).toBeCloseTo(40539.930176673, 6);
    expect(band.low[5]).toBeCloseTo(60255.1089525144, 6);
    expect(band.high[5]).toBeCloseTo(72177.3619385699, 6);
  });
  it('a line that weighs recent years more', () => {
    expect((weightedLinear(RD, 1) as number[])[0]).toBeCloseTo(39235.5864864858, 6);
  });
});

describe('series worked out by hand', () => {
  it.each<[string, unknown, number[]]>([
    ['a tenth more each year', constantGrowth([100, 110], 3), [121, 133.1, 146.41]],
    ['four times in two years', constantGrowth([4, 1, 16], 2), [32, 64]],
    ['a straight line', weightedLinear([1, 2, 3, 4], 3), [5, 6, 7]],
  ])('%s', (_, projection, expected) => {
    expect(projection).toEqual(expected.map((value) => expect.closeTo(value, 9)));
  });

  it.each([
    [1, [40, 50], [20, 10, 30], [0, 10, 10]],
    [0.5, [35, 37.5], [15, 10, 25], [0, 10, 10]],
  ])(
    'the latest step, damped by %d: forecasts, what was expected of each value, the step after it',
    (phi, ...expected) => {
      const fit = dampedHolt([10, 20, 30], 2, { alpha: 1, beta: 1, phi });
      expect(typeof fit === 'object' && [fit.forecast, fit.fitted, fit.trend]).toEqual(expected);
    },
  );

  it('a doubling without scatter has no band', () => {
    const line = [expect.closeTo(32, 9), expect.closeTo(64, 9)];
    expect(logLinear([1, 2, 4, 8, 16], 2)).toEqual({
      ...{ median: line, low: line, high: line, slope: expect.closeTo(Math.LN2, 12) },
    });
  });
});

describe('what cannot be projected', () => {
  it.each([
    [constantGrowth([5], 1), 'too_few_points'],
    [constantGrowth([0, 5], 1), 'base_zero'],
    [constantGrowth([5, -1], 1), 'undefined'],
    [constantGrowth([5, 0], 1), 'undefined'],
    [constantGrowth([-5, 5], 1), 'undefined'],
    [constantGrowth([], 1), 'too_few_points'],
    [dampedHolt([], 1), 'too_few_points'],
    [dampedHolt([5], 1), 'too_few_points'],
    [logLinear([1, 2, 3, 4], 1), 'too_few_points'],
    [logLinear([1, 2, 0, 4, 5], 1), 'undefined'],
    [weightedLinear([5], 1), 'too_few_points'],
    [weightedLinear([], 1), 'too_few_points'],
  ])('%j', (projection, reason) => expect(projection).toBe(reason));

  it('a falling series goes on falling, and a flat one stays', () => {
    expect((constantGrowth([100, 90, 81], 1) as number[])[0]).toBeCloseTo(72.9, 9);
    expect(constantGrowth([7, 7, 7], 2)).toEqual([7, 7]);
  });
});

describe("Student's t", () => {
  // Tables: t(0.90; 3) = 1.637744, t(0.975; 1) = 12.706205, t(0.95; 8) = 1.859548, t(0.995; 2) = 9.924843
  it.each([
    [0.8, 3, 1.637744],
    [0.95, 1, 12.706205],
    [0.9, 8, 1.859548],
    [0.99, 2, 9.924843],
  ])('%d with %i degrees: %d', (coverage, freedom, t) => {
    expect(studentQuantile(coverage, freedom)).toBeCloseTo(t, 6);
    expect(studentCoverage(studentQuantile(coverage, freedom), freedom)).toBeCloseTo(coverage, 12);
  });
});
