/** The page that a number of a document can be read on, at the state of the data that it comes from. */
import type { Num } from '#shared/report/said.ts';

/** @param cityUnit code of the unit that stands for the whole city. @param version of the data. */
export function numberAddress(
  { measure, unit, indicator, period }: Num,
  cityUnit: string,
  version: number,
): string {
  const at = `period=${encodeURIComponent(period)}&v=${version}`;
  if (measure === 'target' || measure === 'distance' || measure === 'required')
    return `/targets?v=${version}`;
  if (measure === 'pull' || measure === 'contribution') return `/contribution?${at}`;
  if (unit === cityUnit || unit.includes('+'))
    return `/regions?${at}&metric=${encodeURIComponent(indicator)}`;
  return `/regions/${encodeURIComponent(unit)}?${at}`;
}
