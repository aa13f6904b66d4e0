/** What is said of one target, every figure of it, from 100 in 2020 to 200 in 2030; and where there is no figure, why not. */
import { expect, test } from 'vitest';
import { paceOf, pathBetween } from '#shared/calc/pace.ts';
import { type TargetInput, type TargetProgress, targetProgress } from '#shared/calc/target.ts';

const INPUT: TargetInput = {
  ...{ baseYear: 2020, base: 100, currentYear: 2022, current: 120 },
  ...{ targetYear: 2030, target: 200, direction: 1 },
};
const near = (value: number) => expect.closeTo(value, 6);
const told = (change: Partial<TargetInput>) => targetProgress({ ...INPUT, ...change });

test('a fifth of the way in a fifth of the time', () => {
  expect(told({})).toEqual({
    ...{ status: 'on_track', why: null, form: 'rate', distance: 80, distanceRate: 40, amountPerYear: 10 },
    ...{ growthNeeded: near(6.5935911), growthObserved: near(9.5445115), growthRequired: near(7.1773463) },
    ...{ changeObserved: 10, changeRequired: 10, ratio: near(1.3298106), score: 5 },
    ...{ achievedShare: 20, timeShare: 20, linearPath: 120 },
    ...{ geometricPath: near(114.8698355), neededNow: near(114.8698355) },
  });
});

test.each<[string, Partial<TargetInput>, Partial<TargetProgress>]>([
  [
    'the year of the target',
    { currentYear: 2030 },
    { growthNeeded: 'undefined', amountPerYear: 'undefined' },
  ],
  ['a year before it', { currentYear: 2029 }, { growthNeeded: near(200 / 1.2 - 100), amountPerYear: 80 }],
  [
    'a target of zero',
    { target: 0 },
    { distanceRate: 'no_denominator', growthNeeded: 'undefined', geometricPath: 'undefined' },
  ],
  [
    'a target below zero',
    { target: -50 },
    { distance: -170, distanceRate: -340, geometricPath: 'undefined' },
  ],
  [
    'no figure now',
    { current: 'missing' },
    {
      ...{ status: 'no_data', why: 'missing', distance: 'missing', distanceRate: 'missing' },
      ...{ amountPerYear: 'missing', achievedShare: 'missing', score: 'missing' },
      ...{ timeShare: 20, linearPath: 120 },
    },
  ],
  ['no figure in the year of the target', { current: 'missing', currentYear: 2030 }, { status: 'no_data' }],
  [
    'no base',
    { base: 'unreported' },
    {
      ...{ why: 'no_base', achievedShare: 'no_base', timeShare: 'no_base', linearPath: 'no_base' },
      ...{ geometricPath: 'no_base', neededNow: 'no_base', distance: 80 },
    },
  ],
  [
    'base and target in one year',
    { targetYear: 2020 },
    { achievedShare: 'undefined', timeShare: 'undefined', linearPath: 'undefined', neededNow: 'undefined' },
  ],
  [
    'a base of zero',
    { base: 0 },
    { form: 'linear', geometricPath: 'undefined', linearPath: 40, neededNow: 40, achievedShare: 60 },
  ],
  [
    'a base on the target',
    { base: 200, current: 210, strict: true },
    { achievedShare: 'no_denominator', status: 'achieved' },
  ],
  [
    'lower is better',
    { direction: -1, base: 200, current: 150, target: 100 },
    { distance: 50, distanceRate: 50, amountPerYear: -6.25 },
  ],
])('%s', (_, change, expected) => {
  expect(told(change)).toMatchObject(expected);
});

/** From 0 in 2020 to 100 in 2030: ten a year. */
const EVEN = { base: 0, target: 100 };
test.each<[number, TargetProgress['status'], number, number]>([
  [60, 'on_track', 3, 5],
  [19, 'on_track', 0.95, 2.500055],
  [18.9, 'slow', 0.945, 2.4643405],
  [12, 'slow', 0.6, 0.00004],
  [11.9, 'lagging', 0.595, -0.0208135],
  [0, 'lagging', 0, -2.5],
  [-1, 'reversing', -0.05, -2.708335],
  [-40, 'reversing', -2, -5],
])('%d after two years of ten: %s', (current, status, ratio, score) => {
  expect(told({ ...EVEN, current })).toMatchObject({ status, ratio: near(ratio), score: near(score) });
});

test.each<[string, Partial<TargetInput>, TargetProgress['status']]>([
  ['away from a base on the target', { base: 200, current: 190 }, 'reversing'],
  ['away, where lower is better', { base: 200, current: 210, direction: -1 }, 'reversing'],
  ['still on the target that is not enough', { base: 200, current: 200, strict: true }, 'no_data'],
  ['one year only', { currentYear: 2020, current: 90 }, 'no_data'],
  ['no figure now', { base: 200, current: 'missing' }, 'no_data'],
  ['no base', { base: 'missing', current: 90 }, 'no_data'],
  ['late and short', { currentYear: 2030 }, 'missed'],
  ['beyond', { current: 200 }, 'achieved'],
  ['beyond, where lower is better', { current: 200, direction: -1 }, 'achieved'],
])('no rate: %s is %s', (_, change, status) => {
  expect(told(change).status).toBe(status);
});

const PACE = { base: 100, current: 80, target: 20, passed: 2, span: 8, direction: -1 } as const;
test.each<[string, Partial<Parameters<typeof paceOf>[0]>, object]>([
  ['ten a year as required, of one fifth of the base', {}, { form: 'linear', changeObserved: -10 }],
  [
    'no time passed',
    { passed: 0 },
    { form: 'rate', ratio: 'too_few_points', changeObserved: 'too_few_points' },
  ],
  ['no time given', { span: 0 }, { form: 'rate', ratio: 'too_few_points', changeRequired: 'too_few_points' }],
  [
    'half of the base is a rate',
    { target: 50 },
    { form: 'rate', changeObserved: -10, changeRequired: -6.25 },
  ],
  ['two fifths of the base is still a rate', { target: 40 }, { form: 'rate' }],
  ['below that the line takes over', { target: 39.9 }, { form: 'linear' }],
  ['a figure of zero has a rate', { target: 50, current: 0 }, { form: 'rate' }],
  ['a figure below zero has none', { target: 50, current: -1 }, { form: 'linear' }],
  ['nothing moved', { current: 100 }, { form: 'linear', ratio: 0, changeObserved: 0, changeRequired: -10 }],
  ['up by a hundredfold is a rate', { target: 10_000, current: 120, direction: 1 }, { form: 'rate' }],
  ['by more the line takes over', { target: 10_100, current: 120, direction: 1 }, { form: 'linear' }],
])('pace: %s', (_, change, expected) => {
  expect(paceOf({ ...PACE, ...change })).toMatchObject(expected);
});

test('where one form hands over to the other the printed ratio is that of the printed changes', () => {
  for (const change of [{}, { target: 10_100, current: 120, direction: 1 as const }]) {
    const { ratio, changeObserved, changeRequired } = paceOf({ ...PACE, ...change });
    const direction = 'direction' in change ? 1 : -1;
    expect(ratio).toBeCloseTo((direction * Number(changeObserved)) / Math.abs(Number(changeRequired)), 9);
  }
  // Halfway: a twentieth of 80 left of 160: between the rate to 40 per cent and the line to zero.
  const { ratio } = paceOf(PACE);
  const toEdge = Math.log(0.8) / 2 / (Math.log(0.4) / 8);
  expect(Number(ratio)).toBeGreaterThan(toEdge * 0.8);
});

test.each([
  [100, 200, 0.5, Math.sqrt(2) * 100],
  [0, 100, 0.25, 25],
  [100, 0, 0.25, 75],
  [100, -100, 0.5, 0],
  [100, 20, 0, 100],
  [100, 20, 1, 20],
  // Half a rate to 40 per cent, half a line to zero.
  [100, 20, 0.5, 0.5 * 100 * Math.sqrt(0.4) + 0.5 * 50],
  [1, 200, 0, 1],
  [1, 200, 1, 200],
  // Half a hundredfold growth to the target, half a line from zero.
  [1, 200, 0.5, 0.5 * 200 * 0.1 + 0.5 * 100],
])('from %d to %d, at %d of the way: %d', (base, target, time, value) => {
  expect(pathBetween(base, target, time)).toBeCloseTo(value, 9);
});
