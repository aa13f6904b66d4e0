import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intensity, pointDifference, share, structure } from '#shared/calc/shares.ts';
import { linear, net, sumExact, total, unlisted } from '#shared/calc/totals.ts';
import { toMicro } from '#shared/decimal.ts';
import type { Figure } from '#shared/figure.ts';

const wan = (text: string) => toMicro(text);

describe('sums', () => {
  it.each<[Figure[], Figure]>([
    [[wan('0.1'), wan('0.2')], wan('0.3')],
    [[wan('1'), 'unreported'], 'incomplete'],
    [[wan('1'), 'missing'], 'incomplete'],
    [[wan('1'), 'incomplete'], 'incomplete'],
    [[wan('1'), 'not_applicable'], wan('1')],
    [['not_applicable', 'not_applicable'], 'not_applicable'],
    [['not_applicable', 'unreported'], 'incomplete'],
    [[0, 0], 0],
    [[], 'not_applicable'],
  ])('Σ %j = %j', (addends, expected) => expect(total(addends)).toBe(expected));

  it('counts what is missing and refuses to lose digits', () => {
    expect(sumExact([1, 'unreported', 2, 'not_applicable', 'missing'])).toEqual({
      sum: 3,
      missing: 2,
      present: 2,
    });
    expect(() => total([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => total([0.5])).toThrow(RangeError);
  });

  it('adds a small return by hand: 政府 + 企业 + Σ其他 − Σ重复', () => {
    const others = [
      { gross: wan('800.10'), overlaps: [wan('120.05'), wan('30.00')] },
      { gross: wan('410.55'), overlaps: [wan('0'), wan('10.55')] },
      { gross: wan('95.35'), overlaps: ['not_applicable' as const, wan('5.35')] },
    ];
    const nets = others.map(({ gross, overlaps }) => net(gross, overlaps));
    expect(nets).toEqual([wan('650.05'), wan('400.00'), wan('90.00')]);
    expect(total([wan('9500.00'), wan('70500.33'), ...nets])).toBe(wan('81140.38'));
  });

  it.each<[Figure, Figure[], Figure]>([
    [10, [3, 4], 3],
    [10, [3, 'unreported'], 'incomplete'],
    ['unreported', [3, 4], 'unreported'],
    [10, ['not_applicable'], 10],
    [10, [6, 5], -1],
  ])('合计 %j − Σ其中 %j = %j', (whole, parts, expected) => expect(unlisted(whole, parts)).toBe(expected));

  it('an overlap not reported never counts as zero', () => {
    expect(net(100, ['unreported', 5])).toBe('incomplete');
    expect(
      linear([
        { sign: 1, value: 100 },
        { sign: -1, value: 'missing' },
      ]),
    ).toBe('incomplete');
  });

  it('does not depend on the order of addends', () => {
    const figure = fc.oneof(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom<Figure>('unreported', 'not_applicable'),
    );
    fc.assert(
      fc.property(fc.array(figure), (figures) => {
        expect(total([...figures].reverse())).toBe(total(figures));
      }),
    );
  });
});

describe('shares', () => {
  it.each<[Figure, Figure, Figure]>([
    [1, 4, 25],
    [0, 4, 0],
    [1, 0, 'no_denominator'],
    [1, 'unreported', 'no_denominator'],
    [1, 'incomplete', 'incomplete'],
    ['unreported', 4, 'unreported'],
    [1, -4, 'undefined'],
  ])('%j of %j is %j %%', (part, whole, expected) => expect(share(part, whole)).toBe(expected));

  it('intensity crosses units of money exactly', () => {
    expect(intensity(2551000, '万元', 7168.2, '亿元')).toBeCloseTo(3.5588, 4);
    expect(intensity(255.1, '亿元', 71682000, '万元')).toBeCloseTo(3.5588, 4);
    expect(intensity(3.3e6, '万元', 8919, '亿元')).toBeCloseTo(3.7, 3);
  });

  it('structure adds up to 100', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1 }), (parts) => {
        fc.pre(parts.some((part) => part > 0));
        const sum = structure(parts).reduce((a: number, part) => a + Number(part), 0);
        expect(sum).toBeCloseTo(100, 9);
      }),
    );
    expect(structure([1, 'unreported'])).toEqual(['incomplete', 'unreported']);
  });

  it('rates differ by 百分点', () => {
    expect(pointDifference(3.5, 3.25)).toBe(0.25);
    expect(pointDifference('no_base', 3.25)).toBe('no_base');
  });
});
