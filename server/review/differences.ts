/** What a submission changes against the approved one before it. Pure. */
import { type Catalogue, findIndicator, findUnit } from '#shared/catalogue.ts';
import type { ReviewDifference } from '#shared/contract/review.ts';
import { type Exact, isExact } from '#shared/figure.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { exactOf, formFigure, formFigureOfExact, type StoredValue } from './form-figure.ts';

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
    const before = exactOf(approved.get(key));
    const after = exactOf(submitted.get(key));
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
        change: formFigureOfExact(indicator, changeOf(before, after)),
      },
    ];
  });
}

function changeOf(before: Exact, after: Exact): Exact {
  if (!isExact(after)) return after;
  return isExact(before) ? after - before : 'no_base';
}
