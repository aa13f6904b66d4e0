/** Earlier approved figures of a return's cells, in the form's unit. */

import { convertAmount, type MoneyUnit } from '#shared/calc/shares.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { findIndicator } from '#shared/catalogue.ts';
import type { Figure } from '#shared/figure.ts';
import type { FormCell } from '#shared/forms.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { earlierToDate, type Period, previous, sameLastYear } from '#shared/period.ts';
import type { CellPast } from '#shared/rules/rule-cell.ts';
import type { World } from '../world.ts';

/** Past figures by cell key from the latest data version. */
export async function readPast(
  world: World,
  period: Period,
  cells: readonly FormCell[],
): Promise<Map<string, CellPast>> {
  const panel = (await world.panels.panel())!;
  return new Map(cells.map((cell) => [cell.key, pastOf(world.catalogue, panel, period, cell)]));
}

function pastOf(catalogue: Catalogue, panel: Panel, period: Period, { unit, indicator }: FormCell): CellPast {
  const at = (p: Period | null): Figure =>
    p === null ? 'unreported' : formFigure(catalogue, indicator, figureAt(panel, unit, indicator, p));
  return {
    previous: at(previous(period)),
    lastYear: at(sameLastYear(period)),
    earlierToDate: at(earlierToDate(period)),
  };
}

/** A stored figure (money: 万元) in the form's unit. */
export function formFigure(catalogue: Catalogue, indicator: string, figure: Figure): Figure {
  const found = findIndicator(catalogue, indicator);
  return found?.measure === 'money' ? convertAmount(figure, '万元', found.unit as MoneyUnit) : figure;
}
