/** The panel read by columns: the figures of many units by one indicator and period. */
import { type Column, columnOf, columnOver } from '../calc/column.ts';
import { baseAt, figureAtIndex, firstOf, type Panel } from '../panel.ts';
import { type Period, sameLastYear } from '../period.ts';

/** What of a panel is read by columns. */
type Block = Pick<Panel, 'units' | 'periods' | 'micro' | 'mark' | 'large' | 'position'>;

/** Where units stand in the panel's columns. */
interface Places {
  /** −1 for a unit that it does not have. */
  list: Int32Array;
  /** They stand side by side, in this order. */
  isRun: boolean;
}

export function placesOf({ position }: Pick<Panel, 'position'>, units: readonly string[]): Places {
  const list = Int32Array.from(units, (unit) => position.unit.get(unit) ?? -1);
  const first = list[0] ?? -1;
  return { list, isRun: first >= 0 && list.every((place, at) => place === first + at) };
}

/** As `figureAt` of each place; where the panel has them side by side it is the panel's own memory. */
export function columnAt(panel: Block, { list, isRun }: Places, indicator: string, period: Period): Column {
  const i = panel.position.indicator.get(indicator) ?? -1;
  const p = panel.position.period.get(period) ?? -1;
  const isThere = i >= 0 && p >= 0;
  const first = firstOf(panel, i, p);
  const stretch = isThere && isRun ? stretchOf(panel, first + (list[0] ?? 0), list.length) : null;
  const figure = (place: number) => figureAtIndex(panel, isThere && place >= 0 ? first + place : -1);
  return stretch ?? columnOf(Array.from(list, figure));
}

function stretchOf({ micro, mark }: Block, from: number, size: number): Column | null {
  return columnOver(micro.subarray(from, from + size), mark.subarray(from, from + size));
}

/** As `baseAt` of each unit: last year's figures, as they may be compared with those of the period. */
export function baseColumnAt(
  panel: Panel,
  units: readonly string[],
  indicator: string,
  period: Period,
): Column {
  const before = sameLastYear(period);
  if (panel.compared.size === 0) return columnAt(panel, placesOf(panel, units), indicator, before);
  return columnOf(units.map((unit) => baseAt(panel, unit, indicator, period).figure));
}
