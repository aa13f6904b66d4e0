/** One indicator: what the city's figures of it are, period by period, and which release each is. */
import type { z } from 'zod';
import { findIndicator } from '#shared/catalogue.ts';
import type { IndicatorHistory, IndicatorQuery } from '#shared/contract/indicator.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { cellAt } from '#shared/panel.ts';
import { periodicityOf, periodLabel } from '#shared/period.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { openCut } from './cut.ts';
import { listRatioVintages, listVintages } from './vintages.ts';

const WAN_PER_YI = 10_000;

/** A ratio of the same terms may differ in its last binary digit. */
function sameFigure(a: Figure, b: Figure): boolean {
  return a === b || (isValue(a) && isValue(b) && Math.abs(a - b) < 1e-9);
}

/** @throws 404 for an unknown indicator or data version. */
export async function describeIndicator(
  world: World,
  code: string,
  query: z.infer<typeof IndicatorQuery>,
): Promise<IndicatorHistory> {
  const { catalogue } = world;
  const { panel, cut } = await openCut(world, query);
  const indicator = findIndicator(catalogue, code);
  if (!indicator) throw notFound('指标');
  const city = catalogue.city.unit;
  const reported = await listVintages(world, city, code, panel.dataVersion);
  const { formula } = indicator;
  const computed =
    formula?.kind === 'ratio' ? await listRatioVintages(world, city, formula, panel.dataVersion) : null;
  const figures = panel.periods
    .filter((period) => indicator.periodicities.includes(periodicityOf(period)))
    .map((period) => ({ period, cell: cellAt(panel, city, code, period) }))
    .filter(({ cell }) => cell.figure !== 'not_applicable')
    .map(({ period, cell: { figure, basis, source, simulated } }) => {
      const vintages = basis === 'derived' && computed ? computed : reported;
      const all = (vintages.get(period) ?? []).toReversed();
      const own = all.find(
        (v) => sameFigure(v.figure, figure) && (basis === 'derived' || v.release === source?.release),
      );
      return {
        period,
        label: periodLabel(period),
        figure,
        basis,
        release: own?.release ?? source?.release ?? '',
        citation: source?.citation ?? '',
        approvedAt: own?.at ?? (basis === 'reported' ? (source?.approvedAt ?? null) : null),
        approvedBy: own?.by ?? null,
        earlier: all.filter((v) => v !== own),
        simulated,
      };
    });
  const isMoney = indicator.measure === 'money';
  // Money is stored in 万元; an indicator that the forms ask for in 亿元 is shown so.
  const inYi = isMoney && indicator.unit === '亿元';
  const shown = (figure: Figure) => (inYi && isValue(figure) ? figure / WAN_PER_YI : figure);
  return {
    cut,
    indicator: code,
    cityUnit: city,
    unit: isMoney && !inYi ? '万元' : indicator.unit,
    decimals: isMoney && !inYi ? 2 : indicator.decimals,
    figures: figures.reverse().map((f) => ({
      ...f,
      figure: shown(f.figure),
      earlier: f.earlier.map((v) => ({ ...v, figure: shown(v.figure) })),
    })),
  };
}
