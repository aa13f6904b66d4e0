import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import { type SplitMethod, splitTarget } from '#shared/targets/scenario/split.ts';
import { BASIS } from './basis.ts';

const amounts = (method: SplitMethod, basis: ScenarioBasis = BASIS) =>
  splitTarget(basis)
    .find((s) => s.method === method)!
    .rows.map((r) => (typeof r.amount === 'number' ? Number(r.amount.toFixed(6)) : r.amount));

describe('the city target split among counties', () => {
  it.each<[SplitMethod, number[]]>([
    // gov 21 ÷ 20, ent 100 ÷ 80: a 10 × 1.05 + 50 × 1.25, b 5 × 1.05 + 30 × 1.25, rest 5 × 1.05.
    ['share', [73, 42.75, 5.25]],
    // 121 ÷ 100 for everybody.
    ['growth', [72.6, 42.35, 6.05]],
    // Rest 6.05; 114.95 between 60 and 35 on equal GDP: both at 57.475 would lower a, so a keeps 60.
    ['intensity', [60, 54.95, 6.05]],
  ])('%s', (method, expected) => {
    expect(amounts(method)).toEqual(expected);
  });

  it('by share without block targets (2030) is the same as equal growth, and says so', () => {
    const only = { ...BASIS, blocks: BASIS.blocks.map((b) => ({ ...b, target: null })) };
    expect(amounts('share', only)).toEqual(amounts('growth', only));
    expect(splitTarget(only)[0]!.explanation).toContain('等于各地同速增长');
  });

  it('tells the yearly growth each part needs, its share and its intensity', () => {
    const [a, , rest] = splitTarget(BASIS)[1]!.rows;
    expect(a!.growth).toBeCloseTo(10, 9);
    expect([a!.share, a!.intensity]).toEqual([60, 6]);
    expect([rest!.code, rest!.name, rest!.intensity]).toEqual([null, '其余(市本级等)', 'not_applicable']);
  });

  it('a county without figures: no split, and its name', () => {
    const poor = {
      ...BASIS,
      units: [{ ...BASIS.units[0]!, amounts: [10, 'unreported' as const] }, BASIS.units[1]!],
    };
    for (const s of splitTarget(poor)) {
      expect(s.explanation).toBe('甲数据不全，不能分解。');
      expect(s.rows.every((r) => r.amount === 'incomplete')).toBe(true);
    }
  });

  it('a county without GDP: no split by intensity, the others stand', () => {
    const noGdp = { ...BASIS, units: [BASIS.units[0]!, { ...BASIS.units[1]!, gdp: 'unreported' as const }] };
    expect(amounts('intensity', noGdp)).toEqual(['incomplete', 'incomplete', 'incomplete']);
    expect(amounts('growth', noGdp)).toEqual([72.6, 42.35, 6.05]);
  });

  it('every split adds up to the target; catching up never lowers a county', () => {
    const money = fc.double({ min: 1, max: 200, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(money, money, fc.double({ min: 10, max: 5000, noNaN: true })), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.double({ min: 1.01, max: 2, noNaN: true }),
        (given, factor) => {
          const units = given.map(([gov, ent, gdp], i) => ({
            code: `u${i}`,
            shortName: `u${i}`,
            amounts: [gov, ent],
            growth: 5,
            gdp,
          }));
          const [gov, ent] = [0, 1].map((b) => 10 + units.reduce((s, u) => s + u.amounts[b]!, 0)) as [
            number,
            number,
          ];
          const basis = {
            ...BASIS,
            units,
            current: gov + ent,
            target: (gov + ent) * factor,
            blocks: [
              { ...BASIS.blocks[0]!, current: gov, target: gov * factor },
              { ...BASIS.blocks[1]!, current: ent, target: ent * factor },
            ],
          };
          for (const split of splitTarget(basis)) {
            const total = split.rows.reduce((s, r) => s + (r.amount as number), 0);
            expect(total).toBeCloseTo(basis.target, 6);
            if (split.method === 'intensity')
              for (const r of split.rows)
                expect((r.amount as number) - (r.current as number)).toBeGreaterThan(-1e-9);
          }
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });
});
