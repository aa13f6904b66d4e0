/** Simulated figures of a programme above the city: seeded, plausible in their order of size, exact to two decimals. */
import { seededRandom } from '#shared/calc/random.ts';
import { COLLECTED, PERIODS } from './folder.ts';
import { type Area, reports } from './programme.ts';

export interface SimulatedFigure {
  organisation: string;
  unit: string;
  period: string;
  indicator: string;
  /** 万元, or 不适用 in words of the data. */
  value: string;
}

/** Share of the government's amount, or of the enterprises' where it is no part of that. */
const PARTS: Readonly<Record<string, number>> = {
  ...{ gov_platform: 0.3, gov_talent: 0.2, gov_poc: 0.1, gov_incubator: 0.1 },
  ...{ gov_general: 0.8, gov_fund: 0.15, gov_soe: 0.05 },
  ...{ ent_rd_ind: 7, ent_rd: 7.4, rd: 5, gdp: 160, ent_rd_exp: 4.2, budget_exp: 12, revenue_all: 210 },
  ...{ uni_st: 0.6, inst_st: 0.4, hosp_st: 0.2 },
};
const OVERLAP = 0.1;

/** @param seed the same seed gives the same figures */
export function* simulatedFigures(
  areas: readonly Area[],
  periods = PERIODS,
  seed = 20260728,
): Generator<SimulatedFigure> {
  for (const [i, area] of areas.filter(reports).entries()) {
    const random = seededRandom(seed + i);
    const size = 1_000_000 + Math.floor(random() ** 3 * 60_000_000);
    const pace = 1.02 + random() * 0.12;
    for (const period of periods) {
      const half = period.includes('S');
      const year = Number(period.slice(0, 4)) - 2022;
      const scale = period.endsWith('S1') ? 0.45 : 1;
      const government = Math.round(size * pace ** year * scale);
      for (const indicator of half ? COLLECTED.half : COLLECTED.year)
        yield {
          ...{ organisation: area.code, unit: area.code, period, indicator },
          value: amountOf(area, indicator, government),
        };
    }
  }
}

function amountOf({ kind }: Area, indicator: string, government: number): string {
  const isGovernment = indicator.startsWith('gov_');
  if (kind === 'fiscal_level' && !isGovernment) return 'not_applicable';
  if (indicator === 'gov_total') return inYuan(government);
  const [, who] = /^(\w+)_overlap_/.exec(indicator) ?? [];
  if (who) return inYuan(Math.floor(government * (PARTS[`${who}_st`] ?? 0) * OVERLAP));
  // The three budgets are all of the amount, to the last 分.
  const rest = Math.floor(government * 0.8) + Math.floor(government * 0.15);
  if (indicator === 'gov_soe') return inYuan(government - rest);
  return inYuan(Math.floor(government * (PARTS[indicator] ?? 0.01)));
}

/** Hundredths of 万元 as text. */
function inYuan(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
