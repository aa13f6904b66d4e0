import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structure } from '#shared/calc/columns.ts';
import { convertAmount, intensity, pointDifference, share } from '#shared/calc/shares.ts';
import { linear, net, sumExact, total, unlisted } from '#shared/calc/totals.ts';
import { toExact } from '#shared/decimal.ts';
import { type Exact, type Figure, Reason } from '#shared/figure.ts';

/** '12.5' → the amount, 'unreported' → the reason. */
const of = (text: string): Exact => (/\d/.test(text) ? toExact(text) : Reason.parse(text));

describe('sums', () => {
  it.each<[string[], string]>([
    [['0.1', '0.2'], '0.3'],
    [['1', 'unreported'], 'incomplete'],
    [['1', 'missing'], 'incomplete'],
    [['1', 'incomplete'], 'incomplete'],
    [['1', 'not_applicable'], '1'],
    [['not_applicable', 'not_applicable'], 'not_applicable'],
    [['not_applicable', 'unreported'], 'incomplete'],
    [['0', '0'], '0'],
    [[], 'not_applicable'],
    // Beyond what a double holds: 2^53 millionths are 9,007,199,254.740992.
    [['9007199254.740992', '0.000001'], '9007199254.740993'],
    [['14000000000.12', '99999999999999.999999', '-0.000001'], '100014000000000.119998'],
  ])('Σ %j = %s', (addends, expected) => expect(total(addends.map(of))).toBe(of(expected)));

  it('counts what is missing', () => {
    expect(sumExact([1n, 'unreported', 2n, 'not_applicable', 'missing'])).toEqual({
      sum: 3n,
      missing: 2,
      present: 2,
    });
  });

  it('adds a small return by hand: 政府 + 企业 + Σ其他 − Σ重复', () => {
    const others = [
      { gross: '800.10', overlaps: ['120.05', '30.00'] },
      { gross: '410.55', overlaps: ['0', '10.55'] },
      { gross: '95.35', overlaps: ['not_applicable', '5.35'] },
    ];
    const nets = others.map(({ gross, overlaps }) => net(of(gross), overlaps.map(of)));
    expect(nets).toEqual(['650.05', '400.00', '90.00'].map(of));
    expect(total([of('9500.00'), of('70500.33'), ...nets])).toBe(of('81140.38'));
  });

  it.each<[string, string[], string]>([
    ['10', ['3', '4'], '3'],
    ['10', ['3', 'unreported'], 'incomplete'],
    ['unreported', ['3', '4'], 'unreported'],
    ['10', ['not_applicable'], '10'],
    ['10', ['6', '5'], '-1'],
  ])('合计 %s − Σ其中 %j = %s', (whole, parts, expected) =>
    expect(unlisted(of(whole), parts.map(of))).toBe(of(expected)),
  );

  it('an overlap not reported never counts as zero', () => {
    expect(net(100n, ['unreported', 5n])).toBe('incomplete');
    expect(
      linear([
        { sign: 1, value: 100n },
        { sign: -1, value: 'missing' },
      ]),
    ).toBe('incomplete');
  });

  it('does not depend on the order of addends, at any size', () => {
    const amount = fc.oneof(
      fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }),
      fc.constantFrom<Exact>('unreported', 'not_applicable'),
    );
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        expect(total([...amounts].reverse())).toBe(total(amounts));
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
    [1, 'not_applicable', 'not_applicable'],
    [1, 'definition_changed', 'definition_changed'],
    ['incomplete', 'unreported', 'incomplete'],
  ])('%j of %j is %j %%', (part, whole, expected) => expect(share(part, whole)).toBe(expected));

  it('intensity crosses units of money exactly', () => {
    expect(intensity(2551000, '万元', 7168.2, '亿元')).toBeCloseTo(3.5588, 4);
    expect(intensity(255.1, '亿元', 71682000, '万元')).toBeCloseTo(3.5588, 4);
    expect(intensity(3.3e6, '万元', 8919, '亿元')).toBeCloseTo(3.7, 3);
    expect(convertAmount(310678.55, '万元', '亿元')).toBe(31.067855);
    expect(convertAmount(31.067855, '亿元', '万元')).toBe(310678.55);
    expect(convertAmount(1.5, '百万元', '千元')).toBe(1500);
    expect(convertAmount('unreported', '亿元', '万元')).toBe('unreported');
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
    expect(structure([1, 'not_applicable', 3])).toEqual([25, 'not_applicable', 75]);
    expect(structure(['not_applicable'])).toEqual(['not_applicable']);
    expect(structure([1, 2], 4)).toEqual([25, 50]);
    expect(structure([0, 0])).toEqual(['no_denominator', 'no_denominator']);
  });

  it('rates differ by 百分点', () => {
    expect(pointDifference(3.5, 3.25)).toBe(0.25);
    expect(pointDifference('no_base', 3.25)).toBe('no_base');
    expect(pointDifference(3.5, 'missing')).toBe('missing');
    expect(pointDifference('no_base', 'missing')).toBe('no_base');
  });
});
