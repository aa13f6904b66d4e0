/** What the blocks are in money, to stand beside what they weigh in the score. */
import type { BlockMoney } from '#shared/assess/scheme-weights.ts';
import { share } from '#shared/calc/shares.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { period } from '#shared/period.ts';

/** Each block's share of the city's total of the year, %. */
export function blockMoney({ city }: Catalogue, panel: Panel, year: number): BlockMoney[] {
  const of = (indicator: string) => figureAt(panel, city.unit, indicator, period(String(year)));
  return city.blocks.map((b) => ({
    block: b.code,
    name: b.shortName,
    share: share(of(b.year), of(city.totals.year)),
  }));
}
