/** Codes that the catalogue itself names are always in it; where one is not, the error says which. */
import { type Catalogue, findIndicator, findUnit, type Indicator, type Unit } from './catalogue.ts';

/** @throws RangeError naming the unit. */
export function requireUnit(catalogue: Catalogue, code: string): Unit {
  const unit = findUnit(catalogue, code);
  if (!unit) throw new RangeError(`no unit "${code}" in the programme`);
  return unit;
}

/** @throws RangeError naming the indicator, as above. */
export function requireIndicator(catalogue: Catalogue, code: string): Indicator {
  const indicator = findIndicator(catalogue, code);
  if (!indicator) throw new RangeError(`no indicator "${code}" in the programme`);
  return indicator;
}
