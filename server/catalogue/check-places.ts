/** Each tile of the map is one unit's among those that are shown together. */
import type { Catalogue } from '#shared/catalogue.ts';
import { overlap } from '#shared/validity.ts';
import type { CatalogueFault } from './check-references.ts';

type Unit = Catalogue['units'][number];

/** Siblings that hold in one period may not share a tile; of two that come one after the other, the later takes the earlier's. */
export function placeClashes({ units }: Catalogue): CatalogueFault[] {
  const taken = new Map<string, Unit[]>();
  return units.flatMap((unit, i) => {
    if (!unit.tile) return [];
    const tile = `${unit.tile.row}:${unit.tile.col}`;
    const key = `${unit.parent}|${tile}`;
    const before = taken.get(key) ?? [];
    taken.set(key, [...before, unit]);
    const first = before.find((other) => other.code !== unit.code && overlap(other, unit));
    return first
      ? [{ path: ['units', i, 'tile'], words: `地图格 ${tile} 只能有一个单位，已是 ${first.code}` }]
      : [];
  });
}
