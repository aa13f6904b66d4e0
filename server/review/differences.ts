/** What a submission changes against the approved one before it. Pure. */
import { type Catalogue, findIndicator, findUnit, formCells, formFor } from '#shared/catalogue.ts';
import type { ReviewDifference } from '#shared/contract/review.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { formFigure, formFigureOfMicro, microOf, type StoredValue } from './form-figure.ts';

/** Values of one submission by cell key. */
export type Values = ReadonlyMap<string, StoredValue>;

/** The cells whose figure or mark differs, in form order, in the form's units. */
export function submissionDifferences(
  catalogue: Catalogue,
  organisation: string,
  period: Period,
  approved: Values,
  submitted: Values,
): ReviewDifference[] {
  const form = formFor(catalogue, organisation, periodicityOf(period));
  if (!form) return [];
  return formCells(catalogue, form, organisation).flatMap(({ key, unit, indicator: code }) => {
    const indicator = findIndicator(catalogue, code);
    const before = microOf(approved.get(key));
    const after = microOf(submitted.get(key));
    if (!indicator || before === after) return [];
    return [
      {
        key,
        unitName: findUnit(catalogue, unit)?.shortName ?? unit,
        name: indicator.name,
        measureUnit: indicator.unit,
        decimals: indicator.decimals,
        approved: formFigure(indicator, approved.get(key)),
        submitted: formFigure(indicator, submitted.get(key)),
        change: formFigureOfMicro(indicator, changeOf(before, after)),
      },
    ];
  });
}

function changeOf(before: Figure, after: Figure): Figure {
  if (!isValue(after)) return after;
  return isValue(before) ? after - before : 'no_base';
}
