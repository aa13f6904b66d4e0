/** What stands at the top of a programme, or of a node's view of it. Pure. */
import type { Catalogue, Organisation, Unit } from '../catalogue.ts';

/** The disjoint parts of the programme's whole, in fixed order: its areas, and its own level (市本级). */
export function partUnits({ units, city }: Catalogue): Unit[] {
  return units.filter((u) => u.addend && u.parent === city.unit).sort((a, b) => a.order - b.order);
}

/** The office that runs the whole programme: of those with a node of their own, none. */
export function rootOffice({ organisations }: Pick<Catalogue, 'organisations'>): Organisation | undefined {
  return organisations.find(({ kind, node }) => kind === 'office' && node === undefined);
}
