/** What an organisation is called in a list of a whole tree: eleven cities have a 市本级 each, 29 counties share their names. */
import type { Catalogue } from '../catalogue.ts';
import { pathTo } from './areas.ts';

type Programme = Pick<Catalogue, 'organisations' | 'units'>;
const known = new WeakMap<Programme['organisations'], ReadonlyMap<string, string>>();

/** Its name; with the area that it lies in where another has the same. Its code where nobody has it. */
export function nameApart(catalogue: Programme, organisation: string): string {
  const { organisations } = catalogue;
  const names = known.get(organisations) ?? namesOf(catalogue);
  known.set(organisations, names);
  return names.get(organisation) ?? organisation;
}

function namesOf(catalogue: Programme): Map<string, string> {
  const byName = Map.groupBy(catalogue.organisations, ({ name }) => name);
  return new Map(
    catalogue.organisations.map(({ code, name, unit }) => {
      const isAlone = byName.get(name)?.length === 1;
      const above = isAlone || unit === null ? undefined : pathTo(catalogue, unit).at(-2);
      return [code, above ? `${name}（${above.name}）` : name];
    }),
  );
}
