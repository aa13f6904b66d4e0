/** The scheme's columns for one year: which figure of which year each of them reads (001 annex 2, 数据年度). */
import type { Catalogue, Indicator } from '../catalogue.ts';
import type { RunColumn, RunIndicator } from '../contract/run.ts';
import type { Scheme, SchemeItem } from '../contract/scheme.ts';
import { period } from '../period.ts';
import { growthIndicator } from '../published.ts';
import { requireIndicator } from '../required.ts';

/** Columns of one peer group in the order of the scheme. Throws RangeError for an indicator the programme lacks. */
export function columnsOf(catalogue: Catalogue, scheme: Scheme, group: string, year: number): RunColumn[] {
  return scheme.items
    .filter(({ groups }) => groups === null || groups.includes(group))
    .map((item) => resolveColumn(catalogue, item, year));
}

function resolveColumn(catalogue: Catalogue, item: SchemeItem, year: number): RunColumn {
  const indicator = requireIndicator(catalogue, item.indicator);
  const denominator = item.denominator === null ? null : requireIndicator(catalogue, item.denominator);
  const rate = indicator.measure === 'percent';
  const dataYear = year - item.lag;
  const stated = item.measure === 'growth' ? growthIndicator(catalogue, indicator.code) : undefined;
  return {
    code: item.code,
    indicator: indicator.code,
    name: columnName(item, indicator, denominator),
    part: item.part,
    dimension: item.dimension,
    measure: item.measure,
    denominator: denominator?.code ?? null,
    denominatorName: denominator?.shortName ?? '',
    rate,
    direction: indicator.direction,
    ...unitOf(item, indicator, rate),
    dataYear,
    period: period(String(dataYear)),
    base: item.measure === 'growth' ? period(String(dataYear - 1)) : null,
    ...(stated ? { published: stated.code } : {}),
  };
}

function columnName({ measure }: SchemeItem, indicator: Indicator, denominator: Indicator | null): string {
  if (measure === 'growth') return `${indicator.shortName}增速`;
  return measure === 'ratio' ? `${indicator.shortName}相当于${denominator?.shortName}` : indicator.shortName;
}

function unitOf({ measure }: SchemeItem, indicator: Indicator, rate: boolean) {
  if (measure === 'growth') return { unit: rate ? '百分点' : '%', decimals: rate ? 2 : 1 };
  if (measure === 'ratio') return { unit: '%', decimals: 2 };
  return indicator.measure === 'money'
    ? { unit: '万元', decimals: 2 }
    : { unit: indicator.unit, decimals: indicator.decimals };
}

/** The indicators that columns rest on, down to the terms of their formulas. */
export function indicatorsBehind(
  catalogue: Catalogue,
  columns: readonly RunColumn[],
): Record<string, RunIndicator> {
  const found: Record<string, RunIndicator> = {};
  const visit = (code: string): void => {
    if (code in found) return;
    const { shortName, formula, parent, relation, measure } = requireIndicator(catalogue, code);
    const partOf = relation === 'of_which' ? parent : null;
    found[code] = { name: shortName, formula, partOf, money: measure === 'money' };
    if (formula?.kind === 'sum') for (const term of formula.terms) visit(term.indicator);
    if (formula?.kind === 'ratio') for (const term of [formula.numerator, formula.denominator]) visit(term);
    if (formula?.kind === 'growth' || formula?.kind === 'base') visit(formula.of);
    if (partOf) visit(partOf);
  };
  for (const { indicator, denominator, published } of columns) {
    visit(indicator);
    if (published) visit(published);
    if (denominator) visit(denominator);
  }
  return found;
}
