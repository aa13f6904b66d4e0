/** Which returns a page waits for, and on whose desk each lies: what keeps a total from being complete. */
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import type { Cut } from '#shared/contract/cut.ts';
import { isValue } from '#shared/figure.ts';
import { cellKey, formCells, formFor } from '#shared/forms.ts';
import { formulaInputs } from '#shared/panel/derive.ts';
import { figureAt, type Panel } from '#shared/panel.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import type { World } from '../world.ts';
import { listReturnStates } from './return-states.repository.ts';
import { type Waiting, waitingWords } from './waiting.words.ts';

interface Asked {
  panel: Panel;
  cut: Cut;
  period: Period;
  units: readonly string[];
  indicators: readonly string[];
  /** Where the returns stood then; where they stand now, which only the latest data can be asked for, by itself. */
  states?: ReadonlyMap<string, string>;
}

/**
 * The returns that carry what some units lack of some indicators, in words: 市卫生健康委的报表未报，南湖的报表待市委科技办审核.
 * Empty where nothing is missing, and for an older state of the data unless the states of then are given.
 */
export async function describeWaiting({ catalogue, db }: Pick<World, 'catalogue' | 'db'>, asked: Asked) {
  const missing = missingCells(catalogue, asked);
  if (missing.size === 0 || !(asked.cut.latest || asked.states)) return '';
  const states = asked.states ?? (await listReturnStates(db, asked.period));
  const waiting = catalogue.organisations.flatMap((organisation): Waiting[] => {
    const form = formFor(catalogue, organisation.code, periodicityOf(asked.period));
    if (!form) return [];
    const carries = formCells(catalogue, form, organisation.code).some(
      (cell) => cell.priority === 1 && missing.has(cell.key),
    );
    const state = states.get(organisation.code) ?? 'unreported';
    return carries ? [{ name: organisation.shortName, state }] : [];
  });
  return waitingWords(waiting, catalogue.city.office);
}

/** Keys of the collected cells behind the figures that are not there; what a unit never has (不适用) is no gap. */
function missingCells(catalogue: Catalogue, { panel, period, units, indicators }: Asked): Set<string> {
  const found = new Set<string>();
  const visit = (unit: string, code: string) => {
    const figure = figureAt(panel, unit, code, period);
    if (isValue(figure) || figure === 'not_applicable') return;
    const formula = findIndicator(catalogue, code)?.formula;
    if (!formula) found.add(cellKey(unit, code));
    else for (const input of formulaInputs(formula)) visit(unit, input);
  };
  for (const unit of units) for (const code of indicators) visit(unit, code);
  return found;
}
