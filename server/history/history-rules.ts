/** The rules of the city's returns, applied to past years return by return, as if each had been filed. */
import { asOf } from '#shared/as-of.ts';
import { findIndicator, findOrganisation } from '#shared/catalogue.ts';
import { cellKey, formFor } from '#shared/forms.ts';
import { earlierToDate, type Period, periodicityOf, previous, sameLastYear } from '#shared/period.ts';
import { checkReturn } from '#shared/rules/check-return.ts';
import { convertMoney, isMoneyUnit } from '#shared/rules/money-unit.ts';
import type { CellPast, RuleCell } from '#shared/rules/rule-cell.ts';
import { formFigure } from '../workflow/past.ts';
import { figureNear, type HistoryCheck, type PlacedFigure } from './history-figure.ts';
import type { FoundFigure } from './read-history.ts';

/** `fault`: nothing stands in its place; `asks`: a written reason does. */
interface Said {
  fault: string | null;
  asks: string;
}

/** A figure that another installation let out stood in a return there, with its note. */
const NOTED_ELSEWHERE = '备注见原系统的报表';

/** What the rules say of each figure; nothing of those that they leave alone. */
export function ruleFindings(
  check: HistoryCheck,
  figures: readonly PlacedFigure[],
  askedOf: (figure: PlacedFigure) => string | undefined,
): Map<FoundFigure, Said> {
  const own = new Map(figures.map((f) => [`${f.period}|${cellKey(f.unit, f.indicator)}`, f]));
  const said = new Map<FoundFigure, Said>();
  for (const part of Map.groupBy(figures, (f) => `${askedOf(f)}|${f.period}`).values()) {
    const [first] = part;
    if (!first) continue;
    for (const { key, message, reasonAllowed } of findingsOf(check, own, askedOf(first) ?? '', part)) {
      const figure = part.find((f) => cellKey(f.unit, f.indicator) === key);
      if (!figure) continue;
      const before = said.get(figure) ?? { fault: null, asks: '' };
      said.set(
        figure,
        reasonAllowed
          ? { ...before, asks: before.asks === '' ? message : `${before.asks}；${message}` }
          : { ...before, fault: message },
      );
    }
  }
  return said;
}

function findingsOf(
  check: HistoryCheck,
  own: ReadonlyMap<string, PlacedFigure>,
  organisation: string,
  part: readonly PlacedFigure[],
) {
  const period = part[0]?.period;
  const catalogue = period ? asOf(check.catalogue, period) : check.catalogue;
  const form =
    period &&
    formFor(catalogue, findOrganisation(catalogue, organisation)?.code ?? '', periodicityOf(period));
  if (!period || !form) return [];
  return checkReturn({
    catalogue,
    period,
    form,
    cells: part.map((figure) => ruleCell(check, figure)),
    past: new Map(part.map((figure) => [cellKey(figure.unit, figure.indicator), pastOf(check, own, figure)])),
  });
}

function ruleCell({ catalogue }: HistoryCheck, figure: PlacedFigure): RuleCell {
  const amount = figure.amount === null ? null : inFormUnit(catalogue, figure.indicator, figure.amount);
  return {
    key: cellKey(figure.unit, figure.indicator),
    unit: figure.unit,
    indicator: figure.indicator,
    required: false,
    text: amount ?? '',
    mark: figure.mark,
    amount,
    note: figure.reason || figure.citation || (figure.origin ? NOTED_ELSEWHERE : ''),
    reasons: {},
    fault: null,
    source: null,
  };
}

/** Stored money (万元) in the unit of the form. */
function inFormUnit(catalogue: HistoryCheck['catalogue'], code: string, amount: string): string {
  const indicator = findIndicator(catalogue, code);
  if (indicator?.measure !== 'money' || !isMoneyUnit(indicator.unit)) return amount;
  return convertMoney(amount, '万元', indicator.unit);
}

function pastOf(check: HistoryCheck, own: ReadonlyMap<string, PlacedFigure>, figure: PlacedFigure): CellPast {
  const { unit, indicator } = figure;
  const at = (period: Period | null) =>
    period === null
      ? 'unreported'
      : formFigure(check.catalogue, indicator, figureNear(check, own, { period, unit, indicator }));
  return {
    previous: at(previous(figure.period)),
    lastYear: at(sameLastYear(figure.period)),
    earlierToDate: at(earlierToDate(figure.period)),
  };
}
