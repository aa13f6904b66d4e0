/** The values a cell has had: 初步, 最终, 普查修订, and corrections. */
import { type Catalogue, findIndicator, findOrganisation, type Indicator } from '#shared/catalogue.ts';
import type { Vintage } from '#shared/contract/monitoring.ts';
import { Reason } from '#shared/figure.ts';
import { cellAt, formulaInputs, type Panel } from '#shared/panel.ts';
import type { Period } from '#shared/period.ts';
import { releaseWords } from '#shared/words.ts';
import type { World } from '../world.ts';
import { listApprovals } from './lineage.repository.ts';

/**
 * Values of a unit's indicator by period, oldest first, as far as a data version knows them. A return that was approved
 * again for the sake of another cell adds nothing: each value stands at the approval that first brought it.
 * Figures in the stored unit (money: 万元).
 */
export async function listVintages(
  { db, catalogue }: Pick<World, 'db' | 'catalogue'>,
  unit: string,
  indicator: string,
  dataVersion: number,
): Promise<Map<Period, Vintage[]>> {
  const byPeriod = new Map<Period, Vintage[]>();
  const last = new Map<string, string>();
  for (const row of await listApprovals(db, unit, indicator, dataVersion)) {
    const place = `${row.organisation}/${row.period}`;
    const value = `${row.mark}/${row.amount}/${row.release}`;
    if (last.get(place) === value || (row.mark === 'unreported' && !last.has(place))) continue;
    last.set(place, value);
    const period = row.period as Period;
    byPeriod.set(period, [
      ...(byPeriod.get(period) ?? []),
      {
        dataVersion: row.dataVersion,
        at: row.at,
        figure:
          row.mark === 'value' && row.amount !== null
            ? Number(row.amount)
            : Reason.catch('undefined').parse(row.mark),
        organisationName: findOrganisation(catalogue, row.organisation)?.name ?? row.organisation,
        release: row.release,
        citation: row.citation,
        simulated: row.origin === 'simulated',
        by: row.by,
      },
    ]);
  }
  return byPeriod;
}

/** R&D经费最终数、GDP普查修订数: which release of each term the city's ratio was computed from. */
export function releasesBehind(
  catalogue: Catalogue,
  panel: Panel,
  { formula }: Indicator,
  period: Period,
): string {
  if (formula?.kind !== 'ratio') return '';
  return formulaInputs(formula)
    .map((code) => {
      const release = cellAt(panel, catalogue.city.unit, code, period).source?.release ?? '';
      return release && `${findIndicator(catalogue, code)!.shortName}${releaseWords(release)}`;
    })
    .filter(Boolean)
    .join('、');
}
