import { describe, expect, it } from 'vitest';
import { halfYearPace } from '#shared/calc/half-year-pace.ts';
import { type ProgressStatus, type TargetInput, targetProgress } from '#shared/calc/target.ts';
import { bindingTarget, blockGaps, growthMargin, relation } from '#shared/calc/target-gap.ts';
import type { Figure } from '#shared/figure.ts';

const CITY: TargetInput = {
  baseYear: 2023,
  base: 560,
  currentYear: 2025,
  current: 690,
  targetYear: 2027,
  target: 850,
  direction: 1,
};

describe('progress towards a target', () => {
  // Formulas and thresholds: open-sdg.readthedocs.io/en/latest/progress-methodology; figures invented, targets of 001
  it.each<[Partial<TargetInput>, ProgressStatus, number, number]>([
    [{}, 'on_track', 1.00053011224536, 2.8609865387573823],
    [{ targetYear: 2030, target: 1050 }, 'on_track', 1.1709559789687036, 4.078321462175554],
    [{ current: 640 }, 'slow', 0.6279040694341359, 0.1993559775610887],
    [{ current: 590 }, 'lagging', 0.24041499055250182, -1.4982628588648907],
    [{ current: 540 }, 'reversing', -0.16387166158495567, -3.1828040523260346],
    [{ base: 3.2, current: 3.45, target: 3.7 }, 'on_track', 1.0369500676186016, 3.121130637992909],
    [
      { base: 3.2, current: 3.45, target: 4, targetYear: 2030 },
      'on_track',
      1.1832843783859621,
      4.166381986373089,
    ],
    [{ currentYear: 2026, current: 870 }, 'achieved', 1.4385344402451985, 5],
    [
      { base: 20, current: 18, target: 10, targetYear: 2030, direction: -1 },
      'lagging',
      0.5443221944172344,
      -0.23197271252170948,
    ],
  ])('%j is %s', (change, status, ratio, score) => {
    const progress = targetProgress({ ...CITY, ...change });
    expect(progress.status).toBe(status);
    expect(progress.ratio).toBeCloseTo(ratio, 9);
    expect(progress.score).toBeCloseTo(score, 9);
    expect(progress.why).toBeNull();
  });

  it('says how far and how fast', () => {
    const progress = targetProgress({ ...CITY, current: 640 });
    expect(progress).toMatchObject({ distance: 210, amountPerYear: 105, linearPath: 705, timeShare: 50 });
    expect(progress.distanceRate).toBeCloseTo(24.70588, 5);
    expect(progress.growthNeeded).toBeCloseTo(15.244305716, 8);
    expect(progress.growthRequired).toBeCloseTo(10.9961013172, 8);
    expect(progress.geometricPath).toBeCloseTo(689.92753242641, 9);
    expect(progress.achievedShare).toBeCloseTo(27.586206896, 8);
    expect(targetProgress({ ...CITY, current: 18, target: 10, direction: -1 }).distance).toBe(8);
  });

  it.each<[Partial<TargetInput>, ProgressStatus, Figure | null, Figure]>([
    // No rate from zero or from below: 345 a year against the 212.5 that are required.
    [{ base: 0 }, 'on_track', null, 160],
    [{ base: -5 }, 'on_track', null, 160],
    [{ base: 'unreported' }, 'no_data', 'no_base', 160],
    [{ current: 'unreported' }, 'no_data', 'unreported', 'unreported'],
    [{ currentYear: 2023, current: 560 }, 'no_data', 'too_few_points', 290],
    [{ base: 'unreported', current: 850 }, 'achieved', 'no_base', 0],
    [{ current: 850, strict: true }, 'on_track', null, 0],
    [{ currentYear: 2027, current: 849 }, 'missed', null, 1],
    [{ base: 850 }, 'reversing', 'no_denominator', 160],
  ])('%j is %s because of %j', (change, status, why, distance) => {
    const progress = targetProgress({ ...CITY, ...change });
    expect(progress.distance).toBe(distance);
    expect(progress.why).toBe(why);
    expect(progress.status).toBe(status);
  });

  it('thresholds are a setting', () => {
    expect(targetProgress({ ...CITY, current: 640 }, { onTrack: 0.6, slow: 0.3 }).status).toBe('on_track');
  });
});

describe('targets together', () => {
  it('a surplus in one block does not pay for another', () => {
    const blocks = [
      { current: 100, target: 95 },
      { current: 685, target: 705 },
      { current: 50, target: 50 },
    ];
    expect(blockGaps(blocks)).toEqual({ gaps: [-5, 20, 0], net: 15, shortfall: 20, surplus: 5 });
    expect(
      blockGaps([
        { current: 'unreported', target: 95 },
        { current: 1, target: 2 },
      ]).net,
    ).toBe('incomplete');
  });

  it.each<[number, string]>([
    [8800, 'amount'],
    [9000, 'intensity'],
  ])('at a GDP of %d the %s target binds (330 against 3.7 %)', (gdp, binds) => {
    const result = bindingTarget(330, 3.7, gdp);
    expect(result.binds).toBe(binds);
    expect(Math.round(result.gdpOfBalance)).toBe(8919);
    expect(result.required).toBe(Math.max(330, result.amountOfIntensity));
  });

  it.each<[Figure, '>' | '>=', Figure, number, boolean | null]>([
    [8.5, '>', 8.4, 0, true],
    [8.4, '>', 8.4, 0, false],
    [8.4, '>=', 8.4, 0, true],
    [10.3, '>=', 8.3, 2, true], // 10.3 − 8.3 − 2 is −8.9e-16 in doubles
    [10.2, '>=', 8.3, 2, false],
    ['unreported', '>', 8.4, 0, null],
  ])('%j %s %j + %d: %j', (a, operator, b, margin, holds) =>
    expect(relation(a, operator, b, margin).holds).toBe(holds),
  );

  it('a county is measured by its growth − the required growth', () => {
    expect(growthMargin(12.5, 11)).toBe(1.5);
    expect(growthMargin('no_base', 11)).toBe('no_base');
  });
});

describe('时序进度', () => {
  it('compares a half-year with the usual first-half share', () => {
    const pace = halfYearPace(
      45,
      [
        { firstHalf: 40, year: 100 },
        { firstHalf: 42, year: 120 },
        { firstHalf: 'missing', year: 90 },
      ],
      110,
    );
    expect(pace).toMatchObject({
      usualShare: 37.5,
      years: 2,
      lowestShare: 35,
      highestShare: 40,
      impliedYear: 120,
    });
    expect(pace.goalShare).toBeCloseTo(40.909, 3);
    expect(pace.ahead).toBeCloseTo(3.409, 3);
  });
  it('says what is missing', () => {
    expect(halfYearPace(45, [], 110)).toMatchObject({
      usualShare: 'too_few_points',
      lowestShare: 'too_few_points',
      highestShare: 'too_few_points',
      impliedYear: 'too_few_points',
      ahead: 'too_few_points',
    });
    // Nothing came in the first half of any year: no year follows from this one.
    expect(halfYearPace(45, [{ firstHalf: 0, year: 100 }], 110)).toMatchObject({
      usualShare: 0,
      impliedYear: 'no_denominator',
    });
    expect(halfYearPace('unreported', [{ firstHalf: 40, year: 100 }], 110)).toMatchObject({
      impliedYear: 'unreported',
      ahead: 'unreported',
    });
  });
});
