/**
 * Single institutions against the rows above them (annex 2 parts 三–五): Σ of a kind against 全市, and Σ of those that
 * sit in a county (属地) against the county's figure, which may hold more than are listed but not less. Pure.
 */

import { subtract, total } from '#shared/calc/totals.ts';
import { type Catalogue, findUnit, type Indicator, isInstitution, type Unit } from '#shared/catalogue.ts';
import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import { type Exact, isExact } from '#shared/figure.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { zip } from '#shared/zip.ts';
import { exactOf, formFigureOfExact } from './form-figure.ts';
import { type CurrentReturn, exceedsRounding, nameOf, type Word, wordsByCell } from './reconcile.ts';

type InstitutionSum = Reconciliation['institutions'][number];

/** Every indicator that a kind of institution and the city are both asked for, the city first, then the counties. */
export function institutionSums(
  catalogue: Catalogue,
  period: Period,
  returns: readonly CurrentReturn[],
): InstitutionSum[] {
  const words = wordsByCell(catalogue, period, returns);
  const wordOn = (unit: string, indicator: string) =>
    words.get(`${unit}/${indicator}`)?.find((w) => w.priority === 1);
  return catalogue.indicators.flatMap((indicator) => {
    if (!indicator.periodicities.includes(periodicityOf(period)) || indicator.measure === 'percent')
      return [];
    const listed = catalogue.units.filter((u) => isInstitution(u) && wordOn(u.code, indicator.code));
    if (listed.length === 0) return [];
    const seats = [...new Set(listed.flatMap((u) => u.seat ?? []))];
    return [catalogue.city.unit, ...seats].flatMap((place) => {
      const above = wordOn(place, indicator.code);
      const own = place === catalogue.city.unit ? listed : listed.filter((u) => u.seat === place);
      const figures = own.map((u) => exactOf(wordOn(u.code, indicator.code)?.value));
      if (!above || figures.every((f) => f === 'unreported')) return [];
      return [compared(catalogue, indicator, { place, own, above, figures })];
    });
  });
}

interface Sides {
  place: string;
  own: readonly Unit[];
  above: Word;
  figures: readonly Exact[];
}

function compared(
  catalogue: Catalogue,
  indicator: Indicator,
  { place, own, above, figures }: Sides,
): InstitutionSum {
  const reported = exactOf(above.value);
  const sum = total(figures);
  const rest = subtract(reported, sum);
  const isCity = place === catalogue.city.unit;
  const apart = exceedsRounding(indicator, rest, own.length);
  return {
    place,
    placeName: findUnit(catalogue, place)?.name ?? place,
    indicator: indicator.code,
    name: indicator.name,
    measureUnit: indicator.unit,
    decimals: indicator.decimals,
    reportedBy: nameOf(catalogue, above.organisation),
    reported: formFigureOfExact(indicator, reported),
    sum: formFigureOfExact(indicator, sum),
    difference: formFigureOfExact(indicator, rest),
    // What a county holds beyond its listed institutions is not theirs; less than theirs cannot be.
    contradicts: apart && (isCity || (isExact(rest) && rest < 0n)),
    institutions: own.map((u) => u.shortName),
    missing: zip(own, figures)
      .filter(([, figure]) => !isExact(figure) && figure !== 'not_applicable')
      .map(([{ shortName }]) => shortName),
  };
}
