/** Earlier approved figures of a return's cells, in the form's unit. */

import { asOf } from '#shared/as-of.ts';
import { convertAmount, type MoneyUnit } from '#shared/calc/shares.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { findIndicator } from '#shared/catalogue.ts';
import type { Figure } from '#shared/figure.ts';
import type { FormCell } from '#shared/forms.ts';
import { baseAt, earlierAt, figureAt, indexOf, type Panel } from '#shared/panel.ts';
import { earlierToDate, type Period, previous } from '#shared/period.ts';
import type { CellPast } from '#shared/rules/rule-cell.ts';
import type { World } from '../world.ts';

/** Past figures by cell key from the latest data version. */
export async function readPast(
  world: World,
  period: Period,
  cells: readonly FormCell[],
): Promise<Map<string, CellPast>> {
  const panel = (await world.panels.panel())!;
  const catalogue = asOf(world.catalogue, period);
  return new Map(cells.map((cell) => [cell.key, pastOf(catalogue, panel, period, cell)]));
}

function pastOf(catalogue: Catalogue, panel: Panel, period: Period, { unit, indicator }: FormCell): CellPast {
  const inForm = (figure: Figure) => formFigure(catalogue, indicator, figure);
  const earlier = earlierToDate(period);
  const firstHalf = earlier ? earlierAt(panel, unit, indicator, earlier, period).figure : 'unreported';
  const compared = panel.compared.get(indexOf(panel, unit, indicator, period));
  const lastYear = baseAt(panel, unit, indicator, period).figure;
  // Across a break the figure before it is another area's or another definition's.
  const before = compared ? lastYear : figureAt(panel, unit, indicator, previous(period));
  return {
    previous: inForm(earlier ? firstHalf : before),
    lastYear: inForm(lastYear),
    earlierToDate: inForm(firstHalf),
  };
}

/** A stored figure (money: 万元) in the form's unit. */
export function formFigure(catalogue: Catalogue, indicator: string, figure: Figure): Figure {
  const found = findIndicator(catalogue, indicator);
  return found?.measure === 'money' ? convertAmount(figure, '万元', found.unit as MoneyUnit) : figure;
}
