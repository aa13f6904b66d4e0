import { describe, expect, it } from 'vitest';
import {
  type AnchorRule,
  type Anchors,
  anchorsOf,
  type Direction,
  hasNoSpread,
} from '#shared/calc/anchors.ts';
import { type Curve, DEFAULT_SCORE, type ItemFlag, scoreAt, scoreItem } from '#shared/calc/efficacy.ts';
import { insideFence, quantile7, sortedValues } from '#shared/calc/quantile.ts';

const fixed = (worst: number, best: number): Anchors => ({ rule: 'fixed', worst, best, peers: null });
const FREE = { ...DEFAULT_SCORE, clamp: false };

describe('功效系数 between fixed anchors', () => {
  it.each<[number, [number, number], number, ItemFlag[]]>([
    [75, [50, 100], 80, []],
    [50, [50, 100], 60, []],
    [100, [50, 100], 100, []],
    [120, [50, 100], 100, ['capped_high']],
    [20, [50, 100], 60, ['capped_low']],
    [75, [100, 50], 80, []], // lower is better, same line
    [40, [100, 50], 100, ['capped_high']],
  ])('%d between %j scores %d %j', (x, [worst, best], score, flags) => {
    expect(scoreItem(x, fixed(worst, best), DEFAULT_SCORE, 5)).toMatchObject({ score, flags });
  });

  // Exam item: 5.81 %, satisfactory 12 %, unallowable 6 % → 58.73, answer C (222.198.130.40:8081)
  it('keeps the uncut score below the floor', () => {
    expect(scoreItem(5.81, fixed(6, 12), FREE, 5).score).toBeCloseTo(58.7333, 4);
    const cut = scoreItem(5.81, fixed(6, 12), DEFAULT_SCORE, 5);
    expect(cut).toMatchObject({ score: 60, flags: ['capped_low'] });
    expect(cut.uncut).toBeCloseTo(58.7333, 4);
    expect(cut.position).toBeCloseTo(-0.031667, 6);
  });

  it.each<[Curve, number, number[]]>([
    ['linear', 1, [60, 64, 70, 80, 90, 96, 100]],
    [
      'exponential',
      1,
      [
        60, 63.14458674893553, 68.17316198804996, 77.45966692414834, 88.01117367933934, 95.02002165056764,
        100,
      ],
    ],
    [
      'logarithmic',
      1,
      [60, 66.34260314961716, 74.29496078035154, 84.8045802783311, 93.1195575697148, 97.38806656004664, 100],
    ],
    ['power', 0.5, [60, 72.64911064067351, 80, 88.2842712474619, 94.64101615137754, 97.94733192202055, 100]],
    ['power', 2, [60, 60.4, 62.5, 70, 82.5, 92.4, 100]],
  ])('the %s curve (p = %d)', (curve, power, expected) => {
    [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].forEach((t, i) => {
      expect(scoreAt(t, { ...DEFAULT_SCORE, curve, power })).toBeCloseTo(expected[i] as number, 11);
    });
  });

  it('curves that have no value below the worst anchor stay there; the exponential needs c > 0', () => {
    for (const curve of ['logarithmic', 'power'] as const)
      expect(scoreAt(-2, { ...FREE, curve, power: 2 })).toBe(60);
    expect(() => scoreAt(0.5, { ...FREE, c: 0, curve: 'exponential' })).toThrow(RangeError);
  });
});

describe('anchors from peers', () => {
  const growth = [6.1, 7.4, 8.0, 8.8, 9.3, 9.9, 10.4, 11.2, 12.0, 13.1, 14.5, 85.0];
  it.each<[AnchorRule, Direction, number, number]>([
    [{ rule: 'min_max' }, 1, 6.1, 85],
    [{ rule: 'min_max' }, -1, 85, 6.1],
    [{ rule: 'tukey', k: 3 }, 1, 6.1, 14.5],
    [{ rule: 'tukey' }, -1, 14.5, 6.1],
    [{ rule: 'target', best: 20 }, 1, 6.1, 20],
    [{ rule: 'target', best: 0 }, -1, 85, 0],
    [{ rule: 'percentile', low: 0.25, high: 0.75 }, 1, 8.6, 12.275],
    [{ rule: 'fixed', worst: 1, best: 2 }, 1, 1, 2],
  ])('%j, direction %i: worst %d, best %d', (rule, direction, worst, best) => {
    const anchors = anchorsOf([...growth, Number.NaN], rule, direction);
    expect(anchors.worst).toBeCloseTo(worst, 12);
    expect(anchors.best).toBeCloseTo(best, 12);
    expect(anchors.peers).toBe(rule.rule === 'fixed' ? null : 12);
  });

  it.each<[number[], number, number | null, ItemFlag[]]>([
    [[5, 5, 5, 5, 5], 5, null, ['no_spread']],
    [[5], 5, null, ['no_peers']],
    [[5, 9], 9, 100, ['few_peers']],
    [[1, 2, 3, 5], 3, 80, ['few_peers']],
    [[1, 2, 3, 4, 5], 3, 80, []],
    [[1, 2, 3, 4, 5], Number.NaN, null, ['missing']],
    [[Number.NaN, Number.NaN], Number.NaN, null, ['missing']],
  ])('peers %j: %d scores %j %j', (peers, x, score, flags) => {
    expect(scoreItem(x, anchorsOf(peers, { rule: 'min_max' }, 1), DEFAULT_SCORE, 5)).toMatchObject({
      score,
      flags,
    });
  });

  it('a fence through type-7 quartiles', () => {
    const ascending = sortedValues(growth);
    expect(quantile7(ascending, 0.5)).toBeCloseTo(10.15, 12);
    expect(insideFence(ascending, 3)).toEqual(ascending.slice(0, -1));
    expect(quantile7([], 0.5)).toBeNaN();
    expect(quantile7([7], 0.9)).toBe(7);
    expect(hasNoSpread(anchorsOf([], { rule: 'tukey' }, 1))).toBe(true);
  });

  // 国资发评价〔2006〕157号: 本档基础分 + 功效系数 × (上档基础分 − 本档基础分); coefficients 1.0 0.8 0.6 0.4 0.2
  it.each<[number, number, ItemFlag[]]>([
    [12, 100, ['capped_high']],
    [10, 100, []],
    [9, 90, []],
    [8, 80, []],
    [5, 60, []],
    [3.5, 50, []],
    [1, 30, []],
    [0, 20, []],
    [-1, 0, ['capped_low']],
  ])('five tiers: %d scores %d', (x, score, flags) => {
    const anchors = anchorsOf([], { rule: 'tiers', tiers: [10, 8, 5, 2, 0] }, 1);
    const result = scoreItem(x, anchors, DEFAULT_SCORE, 5);
    expect(result.score).toBeCloseTo(score, 12);
    expect(result.flags).toEqual(flags);
  });

  it('tiers for lower is better, and tiers that make no sense', () => {
    const anchors = anchorsOf([], { rule: 'tiers', tiers: [10, 20, 30, 40, 50] }, -1);
    expect(scoreItem(15, anchors, DEFAULT_SCORE, 5).score).toBeCloseTo(90, 12);
    expect(() => anchorsOf([], { rule: 'tiers', tiers: [10, 20, 15, 40, 50] }, -1)).toThrow(RangeError);
    expect(() => anchorsOf([], { rule: 'tiers', tiers: [3, 2, 1] }, 1)).toThrow(RangeError);
  });
});
