import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributions } from '#shared/calc/contribution.ts';
import { averageGrowth, cagr, chooseGrowth, growth, pointChange, singleHalf } from '#shared/calc/growth.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import type { Figure } from '#shared/figure.ts';

describe('同比', () => {
  it.each<[Figure, Figure, Figure, Figure]>([
    [110, 100, 10, 10],
    [100, 110, -100 / 11, -10],
    [5, 0, 'base_zero', 5],
    [0, 0, 'base_zero', 0],
    [5, -2, 'base_negative', 7],
    [5, 'unreported', 'no_base', 'no_base'],
    ['unreported', 5, 'unreported', 'unreported'],
    [0, 5, -100, -5],
    ['unreported', 'missing', 'unreported', 'unreported'],
    [5, 'area_changed', 'area_changed', 'area_changed'],
  ])('%j over %j: %j %%, change %j', (now, base, rate, change) =>
    expect(growth(now, base)).toEqual({ rate, change }),
  );

  // 全国科技经费投入统计公报 2022–2024 (stats.gov.cn): R&D, growth in %, increment, 亿元
  it.each([
    [30782.9, 27956.3, '10.1', '2826.6'],
    [33357.1, 30782.9, '8.4', '2574.2'],
    [36326.8, 33357.1, '8.9', '2969.7'],
  ])('bulletin: %d over %d is %s %%', (now, base, rate, increment) => {
    const result = growth(now, base);
    expect(roundHalfUp(Number(result.rate), 1)).toBe(rate);
    expect(roundHalfUp(Number(result.change), 1)).toBe(increment);
  });

  it('the published rate goes first, and a difference beyond rounding is marked', () => {
    expect(chooseGrowth(10.11, 10.1)).toMatchObject({ rate: 10.1, source: 'published', differs: false });
    expect(chooseGrowth(10.21, 10.1)).toMatchObject({ rate: 10.1, differs: true, computed: 10.21 });
    expect(chooseGrowth('no_base', 10.1)).toMatchObject({ rate: 10.1, differs: false });
    expect(chooseGrowth(10.21, null)).toEqual({
      rate: 10.21,
      source: 'computed',
      computed: 10.21,
      differs: false,
    });
    expect(chooseGrowth(10.21, 'missing')).toMatchObject({ rate: 10.21, source: 'computed' });
    // Half of the last digit is rounding, a hair more is not; in whole per cent half a point is.
    expect(chooseGrowth(10.15, 10.1).differs).toBe(false);
    expect(chooseGrowth(10.15001, 10.1).differs).toBe(true);
    expect(chooseGrowth(10.5, 10, 0).differs).toBe(false);
    expect(chooseGrowth(9.4, 10, 0).differs).toBe(true);
  });

  it.each<[Figure, Figure, number, Figure]>([
    [100, 121, 2, 10],
    [0, 121, 2, 'base_zero'],
    [100, 121, 0, 'too_few_points'],
    ['missing', 121, 2, 'no_base'],
    [-1, 2, 2, 'base_negative'],
    [100, 'incomplete', 2, 'incomplete'],
    ['missing', 'incomplete', 2, 'incomplete'],
    ['definition_changed', 100, 2, 'definition_changed'],
    [100, 0, 2, -100],
    [100, -1, 3, 'undefined'],
    [100, 121, -1, 'too_few_points'],
  ])('年均 %j → %j in %i years: %j', (first, last, years, expected) => {
    const rate = cagr(first, last, years);
    if (typeof expected === 'number') expect(rate).toBeCloseTo(expected, 10);
    else expect(rate).toBe(expected);
  });

  it('两年平均: 13.5 % over two years is 6.5 % (规模以上工业增加值, 2021年6月)', () => {
    expect(roundHalfUp(Number(averageGrowth(13.5, 2)), 1)).toBe('6.5');
  });

  it('rates change in 百分点, halves come apart', () => {
    expect(pointChange(2.54, 2.43)).toBeCloseTo(0.11, 12);
    expect(pointChange(2.54, 'missing')).toBe('no_base');
    expect(singleHalf(30, 12)).toBe(18);
    expect(singleHalf(30, 'unreported')).toBe('incomplete');
    expect(singleHalf('missing', 12)).toBe('missing');
    expect(singleHalf('missing', 'unreported')).toBe('missing');
    expect(singleHalf(30, 'area_changed')).toBe('area_changed');
    expect(pointChange('unreported', 2)).toBe('unreported');
    expect(pointChange('unreported', 'missing')).toBe('unreported');
    expect(averageGrowth('no_base', 2)).toBe('no_base');
  });
});

describe('贡献率 and 拉动', () => {
  it('of two parts, one of them falling', () => {
    const result = contributions(
      [
        { current: 70, base: 50 },
        { current: 45, base: 50 },
      ],
      { current: 115, base: 100 },
    );
    expect(result.growth).toBe(15);
    expect(result.parts.map((part) => part.pull)).toEqual([20, -5]);
    expect(result.parts[0]?.rate).toBeCloseTo(133.333, 3);
    expect(result.rest.change).toBe(0);
  });

  it.each<[Figure, Figure, Figure, Figure]>([
    [100, 100, 'no_change', 0],
    [100.01, 100, 'no_change', 0],
    [120, 'unreported', 'no_base', 'no_base'],
    [120, 0, 0, 'base_zero'],
  ])('total %j over %j: rate of an unmoved part is %j, pull %j', (current, base, rate, pull) => {
    expect(contributions([{ current: 5, base: 5 }], { current, base }).parts[0]).toMatchObject({
      rate,
      pull,
    });
  });

  it('2024 Q1 GDP: the industries add to 296301, the total is 296299; the rest is shown, not adjusted', () => {
    const industries = [12295, 96426, 13978, 29543, 13532, 4892, 26812, 17736, 15881, 11232, 53974];
    const whole = { current: 296299, base: 281387 };
    const result = contributions(
      industries.map((value) => ({ current: value, base: 0 })),
      whole,
    );
    expect(result.rest.change).toBe(296299 - 281387 - 296301);
  });

  it('a total that did not move, or grew by just so little, has no 贡献率; from nothing there is a change alone', () => {
    const part = (current: number, base: number, whole: { current: Figure; base: Figure }, below?: number) =>
      contributions([{ current, base }], whole, below).parts[0];
    expect(part(8, 5, { current: 0, base: 0 })).toMatchObject({
      change: 3,
      rate: 'no_change',
      pull: 'base_zero',
    });
    expect(part(8, 5, { current: 12, base: 0 })).toMatchObject({ rate: 25, pull: 'base_zero' });
    expect(part(8, 5, { current: 100, base: 100 }, 0)).toMatchObject({ rate: 'no_change', pull: 3 });
    expect(part(8, 5, { current: 101, base: 100 }, 1)).toMatchObject({ rate: 300 });
    expect(part(8, 5, { current: 100.9, base: 100 }, 1)).toMatchObject({ rate: 'no_change' });
  });

  it('a part that does not exist in one of two periods moved from or to nothing', () => {
    const { parts, rest } = contributions(
      [
        { current: 7, base: 'not_applicable' },
        { current: 'not_applicable', base: 4 },
        { current: 'not_applicable', base: 'not_applicable' },
      ],
      { current: 103, base: 100 },
    );
    expect(parts.map(({ change }) => change)).toEqual([7, -4, 'not_applicable']);
    // What does not exist leaves nothing unexplained.
    expect(rest).toMatchObject({ change: 0, pull: 0 });
  });

  it('a part that has not been reported leaves the rest incomplete', () => {
    const result = contributions(
      [
        { current: 'unreported', base: 5 },
        { current: 'not_applicable', base: 'not_applicable' },
      ],
      {
        current: 12,
        base: 10,
      },
    );
    expect(result.parts.map((part) => part.pull)).toEqual(['unreported', 'not_applicable']);
    expect(result.rest.pull).toBe('incomplete');
  });

  it('Σ拉动 = growth and Σ贡献率 = 100 for any panel', () => {
    const amount = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ current: amount, base: amount }), { minLength: 1, maxLength: 30 }),
        (parts) => {
          const base = parts.reduce((sum, part) => sum + part.base, 0);
          const current = parts.reduce((sum, part) => sum + part.current, 0);
          fc.pre(base > 0);
          const result = contributions(parts, { current, base });
          const size = parts.reduce((sum, part) => sum + Math.abs(part.current - part.base), 1);
          const pulls = result.parts.reduce((sum, part) => sum + Number(part.pull), 0);
          expect(Math.abs(pulls - Number(result.growth))).toBeLessThanOrEqual((1e-12 * 100 * size) / base);
          expect(result.rest.change).toBe(0);
        },
      ),
    );
  });
});
