/** Cells on which two sources differ, one line each. */
import type { Reconciliation } from '../contract/reconciliation.ts';
import { formatFixed } from '../decimal.ts';
import { type Figure, isValue, REASON_MARK } from '../figure.ts';

export function differenceWords({
  twoSources,
  cityAgainstSum,
}: Pick<Reconciliation, 'twoSources' | 'cityAgainstSum'>): string[] {
  return [
    ...twoSources.map(
      ({ unitName, name, measureUnit, decimals, first, second }) =>
        `${unitName}${name}${first.organisationName}报${shown(first.figure, decimals, measureUnit)}、${second.organisationName}报${shown(second.figure, decimals, measureUnit)}`,
    ),
    ...cityAgainstSum
      .filter(({ beyondRounding }) => beyondRounding)
      .map(
        ({ name, measureUnit, decimals, reportedBy, reported, sum }) =>
          `全市${name}${reportedBy}报${shown(reported, decimals, measureUnit)}、各地合计${shown(sum, decimals, measureUnit)}`,
      ),
  ];
}

function shown(figure: Figure, decimals: number, measureUnit: string): string {
  return isValue(figure) ? `${formatFixed(figure, decimals)}${measureUnit}` : REASON_MARK[figure];
}
