/** The same figure from two sides: two reporters of one cell, and 全市 as reported against its parts. Pure. */

import { subtract, total } from '#shared/calc/totals.ts';
import {
  type Catalogue,
  findIndicator,
  findOrganisation,
  findUnit,
  type Indicator,
} from '#shared/catalogue.ts';
import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import type { ReturnState } from '#shared/contract/return-state.ts';
import { roundHalfUp, toExact } from '#shared/decimal.ts';
import { type Exact, isExact } from '#shared/figure.ts';
import { addendUnits, cellKey, type FormCell, formCells, formFor } from '#shared/forms.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { zip } from '#shared/zip.ts';
import type { Values } from './differences.ts';
import { exactOf, formFigure, formFigureOfExact, type StoredValue, shiftOf } from './form-figure.ts';

/** What an organisation's return says at present: what awaits review, else what is approved. */
export interface CurrentReturn {
  organisation: string;
  state: ReturnState;
  values: Values;
}

/** One organisation's word on a cell. */
export interface Word {
  organisation: string;
  state: ReturnState;
  priority: 1 | 2;
  value: StoredValue | undefined;
}

type TwoSources = Reconciliation['twoSources'][number];
type OnlySecond = Reconciliation['onlySecond'][number];
type CityAgainstSum = Reconciliation['cityAgainstSum'][number];

/** Cells that two organisations report with figures that rounding cannot explain, in the programme's order. */
export function twoSourceDifferences(
  catalogue: Catalogue,
  period: Period,
  returns: readonly CurrentReturn[],
): TwoSources[] {
  return twoSourceCells(catalogue, period, returns)
    .filter(({ indicator, first, second }) => !agree(indicator, first.value, second.value))
    .map(({ unit, indicator, first, second }) => ({
      ...cellOf(catalogue, unit, indicator),
      first: sideOf(catalogue, indicator, first),
      second: sideOf(catalogue, indicator, second),
      difference: formFigureOfExact(indicator, subtract(exactOf(first.value), exactOf(second.value))),
    }));
}

/** Cells where the responsible reporter is silent and the second source is not: known, yet in no sum and no rank. */
export function onlySecondSource(
  catalogue: Catalogue,
  period: Period,
  returns: readonly CurrentReturn[],
): OnlySecond[] {
  return twoSourceCells(catalogue, period, returns)
    .filter(({ first, second }) => isSilent(first) && isExact(exactOf(second.value)))
    .map(({ unit, indicator, first, second }) => ({
      ...cellOf(catalogue, unit, indicator),
      first: sideOf(catalogue, indicator, first),
      second: sideOf(catalogue, indicator, second),
    }));
}

interface TwoSourceCell {
  unit: string;
  indicator: Indicator;
  first: Word;
  second: Word;
}

/** Every cell with a responsible reporter and a second source, whatever they say. */
function twoSourceCells(
  catalogue: Catalogue,
  period: Period,
  returns: readonly CurrentReturn[],
): TwoSourceCell[] {
  return [...wordsByCell(catalogue, period, returns)].flatMap(([key, words]) => {
    const { unit, indicator } = partsOf(catalogue, key);
    const first = words.find((w) => w.priority === 1);
    if (!first || !indicator) return [];
    return words
      .filter((w) => w.priority === 2)
      .map((second): TwoSourceCell => ({ unit, indicator, first, second }));
  });
}

function cellOf(catalogue: Catalogue, unit: string, indicator: Indicator) {
  return {
    unit,
    unitName: findUnit(catalogue, unit)?.name ?? unit,
    indicator: indicator.code,
    name: indicator.name,
    measureUnit: indicator.unit,
    decimals: indicator.decimals,
  };
}

/** 全市 as a department reports it, against Σ of the disjoint units and 市本级. Every indicator collected both ways. */
export function cityAgainstSum(
  catalogue: Catalogue,
  period: Period,
  returns: readonly CurrentReturn[],
): CityAgainstSum[] {
  const words = wordsByCell(catalogue, period, returns);
  const responsible = (unit: string, indicator: string) =>
    words.get(cellKey(unit, indicator))?.find((w) => w.priority === 1);
  return catalogue.indicators.flatMap((indicator) => {
    const city = responsible(catalogue.city.unit, indicator.code);
    if (!city || indicator.measure === 'percent') return [];
    const parts = addendUnits(catalogue, indicator.code, periodicityOf(period));
    if (parts.length === 0) return [];
    const figures = parts.map((unit) => exactOf(responsible(unit, indicator.code)?.value));
    const reported = exactOf(city.value);
    const sum = total(figures);
    return [
      {
        indicator: indicator.code,
        name: indicator.name,
        measureUnit: indicator.unit,
        decimals: indicator.decimals,
        reportedBy: nameOf(catalogue, city.organisation),
        reported: formFigureOfExact(indicator, reported),
        sum: formFigureOfExact(indicator, sum),
        difference: formFigureOfExact(indicator, subtract(reported, sum)),
        beyondRounding: exceedsRounding(indicator, subtract(reported, sum), parts.length),
        missing: zip(parts, figures)
          .filter(([, figure]) => !isExact(figure) && figure !== 'not_applicable')
          .map(([unit]) => findUnit(catalogue, unit)?.shortName ?? unit),
      },
    ];
  });
}

export function wordsByCell(
  catalogue: Catalogue,
  period: Period,
  returns: readonly CurrentReturn[],
): Map<string, Word[]> {
  const words = new Map<string, Word[]>();
  for (const organisation of catalogue.organisations) {
    const form = formFor(catalogue, organisation.code, periodicityOf(period));
    if (!form) continue;
    const current = returns.find((r) => r.organisation === organisation.code);
    for (const cell of formCells(catalogue, form, organisation.code)) {
      const word = toWord(organisation.code, cell, current);
      words.set(cell.key, [...(words.get(cell.key) ?? []), word]);
    }
  }
  return words;
}

function toWord(organisation: string, cell: FormCell, current: CurrentReturn | undefined): Word {
  const state = current?.state ?? 'unreported';
  return { organisation, state, priority: cell.priority, value: current?.values.get(cell.key) };
}

function partsOf(catalogue: Catalogue, key: string): { unit: string; indicator: Indicator | undefined } {
  const [unit = '', code = ''] = key.split('/');
  return { unit, indicator: findIndicator(catalogue, code) };
}

function sideOf(catalogue: Catalogue, indicator: Indicator, word: Word) {
  return {
    organisation: word.organisation,
    organisationName: nameOf(catalogue, word.organisation),
    state: word.state,
    figure: formFigure(indicator, word.value),
  };
}

export function nameOf(catalogue: Catalogue, organisation: string): string {
  return findOrganisation(catalogue, organisation)?.name ?? organisation;
}

function isSilent({ value }: Word): boolean {
  return !value || value.mark === 'unreported' || value.mark === 'missing';
}

/**
 * Two words agree when one is silent (未报, 缺), when both are the same, or when the finer figure rounds to the coarser
 * one: 12,345.67 and 12,345.7 are one figure printed twice. Whole tens are never taken for rounding.
 */
function agree(indicator: Indicator, a: StoredValue | undefined, b: StoredValue | undefined): boolean {
  const [x, y] = [exactOf(a), exactOf(b)];
  if (x === y || isSaidNothing(x) || isSaidNothing(y)) return true;
  if (!isExact(x) || !isExact(y) || !a?.amount || !b?.amount) return false;
  const shift = shiftOf(indicator);
  const [p, q] = [roundHalfUp(`${a.amount}e${shift}`, 10), roundHalfUp(`${b.amount}e${shift}`, 10)];
  const digits = Math.min(decimalsOf(p), decimalsOf(q));
  return Number(roundHalfUp(p, digits)) === Number(roundHalfUp(q, digits));
}

function isSaidNothing(figure: Exact): boolean {
  return figure === 'unreported' || figure === 'missing';
}

function decimalsOf(text: string): number {
  return (text.replace(/0+$/, '').split('.')[1] ?? '').length;
}

/** n addends and their total, each rounded to the form's decimals, can differ by (n + 1) halves of the last digit. */
export function exceedsRounding(indicator: Indicator, difference: Exact, addends: number): boolean {
  if (!isExact(difference)) return false;
  const lastDigit = toExact(`1e${-indicator.decimals - shiftOf(indicator)}`);
  return 2n * (difference < 0n ? -difference : difference) > BigInt(addends + 1) * lastDigit;
}
