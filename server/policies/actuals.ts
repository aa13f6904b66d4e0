/** The newest reported yearly figure of the whole city: how many cases there were, what a 其中 came to. */
import { isValue } from '#shared/figure.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf, periodLabel } from '#shared/period.ts';
import { openCut } from '../figures/cut.ts';
import type { World } from '../world.ts';

interface Actual {
  /** In the indicator's stored unit (money: 万元). */
  value: number;
  /** 2025年实绩 · 2025年实绩（模拟数据） */
  words: string;
}
export type ActualOf = (indicator: string | null) => Actual | null;

/** Reads from the data of the day. */
export async function openActuals(world: World): Promise<ActualOf> {
  const { panel } = await openCut(world, {});
  const { unit } = world.catalogue.city;
  return (indicator) => (indicator === null ? null : newest(panel, unit, indicator));
}

function newest(panel: Panel, unit: string, indicator: string): Actual | null {
  const years = panel.periods.filter((period) => periodicityOf(period) === 'year').reverse();
  const at = (period: Period) => cellAt(panel, unit, indicator, period);
  const period = years.find((one) => isValue(at(one).figure));
  if (!period) return null;
  const { figure, simulated } = at(period);
  if (!isValue(figure)) return null;
  return { value: figure, words: `${periodLabel(period)}实绩${simulated ? '（模拟数据）' : ''}` };
}
