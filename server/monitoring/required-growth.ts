/** Growth a year that the city's own targets ask of the city from a year on; half-years have none (domain.md §3). */
import { cagr } from '#shared/calc/growth.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { RequiredGrowth } from '#shared/contract/monitoring.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, yearOf } from '#shared/period.ts';
import { goalOf, inUnitOf } from '#shared/targets/judge/series.ts';

/** One entry a headline level target of the indicator that is still to come, the nearest first; per cent a year. */
export function requiredGrowths(
  catalogue: Catalogue,
  panel: Panel,
  indicator: string,
  period: Period,
): RequiredGrowth[] {
  if (periodicityOf(period) !== 'year') return [];
  const current = cellAt(panel, catalogue.city.unit, indicator, period).figure;
  return catalogue.targets
    .filter((t) => t.indicator === indicator && t.kind === 'level' && t.headline)
    .flatMap((t): RequiredGrowth[] => {
      const goal = goalOf(t);
      const years = (t.year ?? 0) - yearOf(period);
      if (goal === undefined || t.year === null || years <= 0) return [];
      const percent = cagr(inUnitOf(catalogue, indicator, t.unit, current), goal, years);
      return [{ target: t.id, title: t.title, year: t.year, percent }];
    })
    .sort((a, b) => a.year - b.year);
}

/** The nearest of `requiredGrowths`; null where no target applies. */
export function requiredGrowth(
  catalogue: Catalogue,
  panel: Panel,
  indicator: string,
  period: Period,
): RequiredGrowth | null {
  return requiredGrowths(catalogue, panel, indicator, period)[0] ?? null;
}
