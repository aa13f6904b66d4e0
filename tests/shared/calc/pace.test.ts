/** The two forms of a pace and the way from one to the other (issue: targets at or near zero). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaceInput, paceOf, pathBetween } from '#shared/calc/pace.ts';
import { type ProgressStatus, type TargetInput, targetProgress } from '#shared/calc/target.ts';
import type { Figure } from '#shared/figure.ts';

/** Down from 100 in 2020 by 40 in 2023 to 20 in 2025. */
const FALLING: TargetInput = {
  baseYear: 2020,
  base: 100,
  currentYear: 2025,
  current: 20,
  targetYear: 2030,
  target: 0,
  direction: -1,
};
const from2023 = { baseYear: 2023, base: 40 };

describe('lower is better, at and near zero', () => {
  it.each<[Partial<TargetInput>, ProgressStatus, 'rate' | 'linear', number]>([
    // 16 a year against 10 a year.
    [{}, 'on_track', 'linear', 1.6],
    [{ target: 0.000001 }, 'on_track', 'linear', 1.6],
    [{ target: 1 }, 'on_track', 'linear', 1.6199],
    [{ target: 10 }, 'on_track', 'linear', 1.8239],
    [{ target: 19 }, 'on_track', 'linear', 2.0866],
    [{ target: -20 }, 'on_track', 'linear', 1.3333],
    // 10 a year against 40 ÷ 7.
    [from2023, 'on_track', 'linear', 1.75],
    [{ ...from2023, target: 10 }, 'on_track', 'linear', 2.1004],
    // On the straight line to zero: exactly as fast as required.
    [{ current: 50 }, 'on_track', 'linear', 1],
    [{ current: 75 }, 'lagging', 'linear', 0.5],
    [{ current: 100 }, 'lagging', 'linear', 0],
    [{ current: 120 }, 'reversing', 'linear', -0.4],
    [{ current: 0 }, 'achieved', 'linear', 2],
    // Far from zero the rate judges, as Open SDG has it (oracle/18).
    [{ baseYear: 2023, base: 20, current: 18, target: 10 }, 'lagging', 'rate', 0.5443221944172344],
  ])('%j is %s by %s', (change, status, form, ratio) => {
    const progress = targetProgress({ ...FALLING, ...change });
    expect(progress).toMatchObject({ status, form, why: null });
    expect(progress.ratio).toBeCloseTo(ratio, 4);
  });

  it.each<[Partial<TargetInput>, ProgressStatus, 'rate' | 'linear', number]>([
    [{ base: 0, current: 30, target: 60 }, 'on_track', 'linear', 1],
    [{ base: -40, current: -25, target: 20 }, 'lagging', 'linear', 0.5],
    [{ base: -40, current: -50, target: -10 }, 'reversing', 'linear', -0.6667],
    [{ base: 10, current: -5, target: 20 }, 'reversing', 'linear', -3],
    // A base of 0.3 per cent of its target says little about growth: near the straight line's 1.0.
    [{ base: 0.18, current: 30, target: 60 }, 'on_track', 'linear', 1.0],
  ])('more is better: %j is %s by %s', (change, status, form, ratio) => {
    const progress = targetProgress({ ...FALLING, direction: 1, ...change });
    expect(progress).toMatchObject({ status, form });
    expect(Math.abs(Number(progress.ratio) - ratio)).toBeLessThan(0.5);
  });

  it.each<[Partial<PaceInput>, Figure]>([
    [{ base: 'unreported' }, 'no_base'],
    [{ current: 'missing' }, 'missing'],
    [{ passed: 0 }, 'too_few_points'],
    [{ base: 0, target: 0 }, 'no_denominator'],
    [{ base: 5, target: 5 }, 'no_denominator'],
  ])('%j has no pace: %s', (change, why) => {
    const input: PaceInput = { base: 10, current: 8, target: 5, passed: 2, span: 5, direction: -1 };
    expect(paceOf({ ...input, ...change }).ratio).toBe(why);
  });

  it('a growth to zero is no rate, and the line says what is needed now', () => {
    expect(targetProgress(FALLING)).toMatchObject({
      growthRequired: 'undefined',
      growthNeeded: 'undefined',
      amountPerYear: -4,
      changeObserved: -16,
      changeRequired: -10,
      neededNow: 50,
    });
  });
});

const years = fc.record({ passed: fc.integer({ min: 1, max: 9 }), left: fc.integer({ min: 1, max: 12 }) });
const STATUS_ORDER: ProgressStatus[] = ['reversing', 'lagging', 'slow', 'on_track', 'achieved'];

/** Ratios and statuses while the target moves in small steps from `easy` to `hard`. */
function walk(input: TargetInput, easy: number, hard: number, steps: number) {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const target = easy + ((hard - easy) * i) / steps;
    const { ratio, status, changeObserved, changeRequired, form } = targetProgress({ ...input, target });
    return {
      target,
      ratio: Number(ratio),
      status: STATUS_ORDER.indexOf(status),
      changeObserved,
      changeRequired,
      form,
    };
  });
}

describe('while a target moves', () => {
  /** Steps on which a harder target is judged more kindly, or R falls by more than a twentieth at once. */
  const faults = (points: ReturnType<typeof walk>) =>
    points.filter((point, i) => {
      const before = points[i - 1];
      if (!before) return false;
      const kinder = point.status > before.status || point.ratio > before.ratio * (1 + 1e-12);
      return kinder || before.ratio - point.ratio > before.ratio / 20;
    });

  it('a lower target is never judged more kindly, and R takes no jump', () => {
    fc.assert(
      fc.property(years, fc.double({ min: 0.01, max: 0.999, noNaN: true }), ({ passed, left }, share) => {
        const current = 100 * share;
        const currentYear = 2020 + passed;
        const input = { ...FALLING, currentYear, targetYear: currentYear + left, current };
        expect(faults(walk(input, Math.min(90, current * 0.999), -60, 600))).toEqual([]);
      }),
    );
  });

  it('a higher target is never judged more kindly, from a base near zero too', () => {
    const base = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        years,
        base,
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        ({ passed, left }, from, gain) => {
          const currentYear = 2020 + passed;
          const current = from + gain;
          const targetYear = currentYear + left;
          const input: TargetInput = {
            ...FALLING,
            direction: 1,
            base: from,
            current,
            currentYear,
            targetYear,
          };
          const easy = Math.max(current * 1.001, 20);
          expect(faults(walk(input, easy, 2000, 4000))).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('no jump where the forms meet: at the edge and at zero, for target and base', () => {
    const ratio = (change: Partial<TargetInput>) => Number(targetProgress({ ...FALLING, ...change }).ratio);
    const near = (a: Partial<TargetInput>, b: Partial<TargetInput>) =>
      expect(Math.abs(ratio(a) - ratio(b))).toBeLessThan(1e-6);
    for (const current of [35, 60, 100, 130]) {
      near({ current, target: 40 }, { current, target: 39.999999 });
      near({ current, target: 0 }, { current, target: 1e-7 });
      near({ current, target: 0 }, { current, target: -1e-7 });
    }
    const up = { direction: 1, target: 100, current: 30 } as const;
    near({ ...up, base: 1 }, { ...up, base: 1 - 1e-9 });
    near({ ...up, base: 0 }, { ...up, base: -1e-9 });
    expect(Math.abs(ratio({ ...up, base: 0 }) - ratio({ ...up, base: 1e-9 }))).toBeLessThan(1e-3);
  });

  it('in the linear form the printed ratio is the quotient of the printed changes', () => {
    for (const { ratio, changeObserved, changeRequired, form } of walk(FALLING, 19, -20, 100)) {
      expect(form).toBe('linear');
      expect(Number(changeObserved) / Number(changeRequired)).toBeCloseTo(ratio, 9);
    }
  });
});

describe('the path to a target', () => {
  it.each([
    [100, 200, 0.5, 100 * Math.SQRT2],
    [100, 0, 0.5, 50],
    [0, 60, 0.25, 15],
    [-40, 20, 0.5, -10],
    [100, 40, 0.5, 100 * Math.sqrt(0.4)],
  ])('from %d to %d, %d of the way: %d', (base, target, time, expected) =>
    expect(pathBetween(base, target, time)).toBeCloseTo(expected, 9),
  );

  it('starts at the base, ends at the target, keeps its direction and takes no jump with the target', () => {
    const figure = fc.double({ min: -50, max: 200, noNaN: true });
    fc.assert(
      fc.property(figure, figure, (base, target) => {
        const at = (time: number) => pathBetween(base, target, time);
        expect(at(0)).toBeCloseTo(base, 9);
        expect(at(1)).toBeCloseTo(target, 9);
        for (let k = 1; k <= 10; k++)
          expect(Math.sign(target - base) * (at(k / 10) - at((k - 1) / 10))).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.abs(pathBetween(base, target + 1e-9, 0.5) - at(0.5))).toBeLessThan(1e-3);
      }),
    );
  });
});
