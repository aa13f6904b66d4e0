/**
 * The frozen figures of a run and what a column makes of them. The same reading serves the run itself and the page's
 * what-if, where amounts are added to some figures.
 */

import { codeIn } from '../breaks.ts';
import { columnOf, resultIn } from '../calc/column.ts';
import { growthsOf, sharesOf } from '../calc/columns.ts';
import { sumOf } from '../calc/exact.ts';
import { growth } from '../calc/growth.ts';
import { share } from '../calc/shares.ts';
import type { RunColumn, RunIndicator } from '../contract/run.ts';
import { type Figure, isValue } from '../figure.ts';
import { baseAt, figureAt, indexOf, type Panel } from '../panel.ts';
import { Period, sameLastYear } from '../period.ts';

/** `indicator@period` → figure in the stored unit (money: 万元), of one unit. */
export type UnitFigures = Record<string, Figure>;

/** An amount added to one reported figure of one unit, in the stored unit. */
export interface Addition {
  unit: string;
  indicator: string;
  period: string;
  amount: number;
}

export type Read = (indicator: string, period: string) => Figure;

export function figureKey(indicator: string, period: string): string {
  return `${indicator}@${period}`;
}

/** Where the base of a growth stands when it is not simply last year's figure: restated, or why it cannot be compared. */
export function comparedKey(period: string): string {
  return `${period}/base`;
}

/** Reads one unit's figures off a panel, each under the code that the unit had in its period. */
export function panelReader(panel: Panel, unit: string): Read {
  return (indicator, at) => {
    const [text = '', base] = at.split('/');
    const period = Period.parse(text);
    const code = codeIn(panel.catalogue, unit, period);
    if (base === undefined) return figureAt(panel, code, indicator, period);
    return panel.compared.has(indexOf(panel, code, indicator, period))
      ? baseAt(panel, code, indicator, period).figure
      : 'unreported';
  };
}

/** Reads one unit's figures as they were frozen. */
export function frozenReader(figures: UnitFigures): Read {
  return (indicator, period) => figures[figureKey(indicator, period)] ?? 'unreported';
}

/**
 * Reads one unit's figures with amounts added: a 其中 raises its 合计, a term its sum, a numerator or denominator its
 * ratio. Figures that nothing was added to stay exactly as frozen, published ratios included.
 */
export function editedReader(
  figures: UnitFigures,
  indicators: Record<string, RunIndicator>,
  additions: readonly Addition[],
): Read {
  const frozen = frozenReader(figures);
  const added = (code: string, period: string): number => {
    const own = additions
      .filter((a) => a.period === period && reaches(indicators, a.indicator, code))
      .map(({ amount }) => amount);
    const formula = indicators[code]?.formula;
    const terms = formula?.kind === 'sum' ? formula.terms : [];
    return sumOf([...own, ...terms.map(({ indicator, sign }) => sign * added(indicator, period))]);
  };
  const edited: Read = (code, period) => {
    if (period.includes('/')) return frozen(code, period);
    const formula = indicators[code]?.formula;
    if (formula?.kind === 'growth') {
      const rate = (read: Read) =>
        growth(read(formula.of, period), comparedOrBefore(read, formula.of, period)).rate;
      const [stated, before, after] = [frozen(code, period), rate(frozen), rate(edited)];
      // A published rate moves by as much as the computed one does.
      return isValue(stated) && isValue(before) && isValue(after) && before !== after
        ? sumOf([stated, after, -before])
        : stated;
    }
    if (formula?.kind === 'ratio') {
      const { numerator, denominator } = formula;
      if (added(numerator, period) === 0 && added(denominator, period) === 0) return frozen(code, period);
      const term = (of: string): Figure => {
        const figure = frozen(of, period);
        return isValue(figure) ? sumOf([figure, added(of, period)]) : figure;
      };
      const percent = share(term(numerator), term(denominator));
      return isValue(percent) ? (percent * formula.scale) / 100 : percent;
    }
    const figure = frozen(code, period);
    const plus = added(code, period);
    return isValue(figure) && plus !== 0 ? sumOf([figure, plus]) : figure;
  };
  return edited;
}

/** True when an amount added to `from` belongs to `to` as well: itself, or the 合计 above it. */
function reaches(indicators: Record<string, RunIndicator>, from: string, to: string): boolean {
  for (let code: string | null = from, steps = 0; code !== null && steps < 10; steps++) {
    if (code === to) return true;
    code = indicators[code]?.partOf ?? null;
  }
  return false;
}

/** The base of a growth: restated or broken where that stands, else the figure of the year before. */
function comparedOrBefore(read: Read, indicator: string, period: string): Figure {
  const compared = read(indicator, comparedKey(period));
  return compared === 'unreported' ? read(indicator, sameLastYear(Period.parse(period))) : compared;
}

/** The raw value of a column of one unit. */
export function columnValue(column: RunColumn, read: Read): Figure {
  return columnValues(column, [read])[0] ?? 'undefined';
}

/** Raw values of many units: 万元 or the indicator's unit, % for ratios and growth, 百分点 for the growth of a rate. */
export function columnValues(column: RunColumn, reads: readonly Read[]): Figure[] {
  const { measure, indicator, period, published } = column;
  const current = reads.map((read) => read(indicator, period));
  if (measure === 'level') return current;
  if (measure === 'ratio')
    return sharesOf(
      current,
      reads.map((read) => read(column.denominator ?? '', period)),
    );
  const bases = reads.map((read) => comparedOrBefore(read, indicator, period));
  const rates = growthsOf(columnOf(current), columnOf(bases), column.rate);
  return reads.map((read, u) => {
    // The published rate goes first; where none was reported, the panel has computed the same figure.
    const stated = published === undefined ? 'unreported' : read(published, period);
    return isValue(stated) ? stated : resultIn(rates, u);
  });
}
