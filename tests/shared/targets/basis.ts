import type { ScenarioBasis } from '#shared/contract/target-parts.ts';

/** Two counties and a treasury, two blocks, two years to go: 100 now, 121 wanted. */
export const BASIS: ScenarioBasis = {
  year: 2027,
  fromYear: 2025,
  name: '总投入',
  current: 100,
  target: 121,
  blocks: [
    { code: 'gov', name: '政府', current: 20, target: 21, growth: 10 },
    { code: 'ent', name: '企业', current: 80, target: 100, growth: 0 },
  ],
  units: [
    { code: 'a', shortName: '甲', amounts: [10, 50], growth: 0, gdp: 1000 },
    { code: 'b', shortName: '乙', amounts: [5, 30], growth: 10, gdp: 1000 },
  ],
  binding: { amount: 330, intensity: 3.7, gdp: 8000, gdpFrom: 2025, rd: 300, rdYear: 2025, rdGrowth: 10 },
};
