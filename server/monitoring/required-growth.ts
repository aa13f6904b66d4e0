/** Growth a year that the city's own targets ask of the city from a year on; half-years have none (domain.md §3). */
import { cagr } from '#shared/calc/growth.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { RequiredGrowth } from '#shared/contract/monitoring.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, yearOf } from '#shared/period.ts';
import { aimOf, inUnit, meets } from '#shared/targets/aim.ts';

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
    .filter((t) => t.indicator === indicator && t.kind === 'level' && t.headline && t.supersededBy === null)
    .flatMap((t): RequiredGrowth[] => {
      const aim = aimOf(catalogue, t);
      const years = (t.year ?? 0) - yearOf(period);
      if (aim.goal === undefined || t.year === null || years <= 0) return [];
      const now = inUnit(aim.indicator, t.unit, current);
      // A met target asks for nothing more: no rate, and never a negative one.
      const met = isValue(now) && meets(aim, now, aim.goal);
      const percent: Figure = met ? 'not_applicable' : cagr(now, aim.goal, years);
      return [{ target: t.id, title: t.title, year: t.year, percent, met }];
    })
    .sort((a, b) => a.year - b.year);
}

/** The nearest target that still asks for growth, else the last one met; null where no target applies. */
export function requiredGrowth(
  catalogue: Catalogue,
  panel: Panel,
  indicator: string,
  period: Period,
): RequiredGrowth | null {
  const all = requiredGrowths(catalogue, panel, indicator, period);
  return all.find((required) => !required.met) ?? all.at(-1) ?? null;
}
