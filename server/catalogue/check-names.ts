/** Two units (or reporters) that are asked about together must not answer to one name: a figure would go to the wrong place. */
import type { Catalogue, Organisation, Unit } from '#shared/catalogue.ts';
import type { CatalogueFault } from './check-references.ts';

interface Named {
  code: string;
  name: string;
  shortName: string;
  aliases: string[];
}

/** Names are told apart among siblings and their parent; 29 names of counties are those of two or more in the nation. */
export function nameClashes({ units, organisations, city }: Catalogue): CatalogueFault[] {
  const parent = new Map(units.map((u) => [u.code, u.parent]));
  const unitScopes = (unit: Unit) => [unit.parent ?? '', unit.code];
  const ofArea = ({ unit, node }: Organisation) =>
    unit === null ? [node ?? city.unit] : [parent.get(unit) ?? '', unit];
  return [
    ...clashesIn('units', units, '单位', unitScopes),
    ...clashesIn('organisations', organisations, '填报单位', ofArea),
  ];
}

/** @param scopesOf the nodes whose pages and files name it: its parent's, and its own where others stand under it */
function clashesIn<T extends Named>(
  part: string,
  named: readonly T[],
  what: string,
  scopesOf: (item: T) => string[],
): CatalogueFault[] {
  const owners = new Map<string, string>();
  return named.flatMap((item, i) => {
    const faults = new Map<string, CatalogueFault>();
    for (const name of new Set([item.code, item.name, item.shortName, ...item.aliases]))
      for (const scope of scopesOf(item)) {
        const other = owners.get(`${scope}|${name}`);
        owners.set(`${scope}|${name}`, item.code);
        if (other === undefined || other === item.code) continue;
        const words = `名称“${name}”与${what} ${other} 相同：请改简称或别名，使同级和上级各不相同`;
        faults.set(name, { path: [part, i, 'aliases'], words });
      }
    return [...faults.values()];
  });
}
