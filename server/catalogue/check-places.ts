/** Each place is one unit's: the city as a whole, and every tile of the map. */
import type { Catalogue } from '#shared/catalogue.ts';
import { overlap } from '#shared/validity.ts';
import type { CatalogueFault } from './check-references.ts';

type Unit = Catalogue['units'][number];

interface Place {
  field: 'kind' | 'tile';
  /** What no two may share. */
  key: string;
  words: string;
}

/** Units that hold in one period may not share a place; of two that come one after the other, the later takes the earlier's. */
export function placeClashes({ units }: Catalogue): CatalogueFault[] {
  return units.flatMap((unit, i) =>
    placesOf(unit).flatMap(({ field, key, words }) => {
      const first = units.slice(0, i).find((other) => isTaken(other, unit, key));
      return first ? [{ path: ['units', i, field], words: `${words}，已是 ${first.code}` }] : [];
    }),
  );
}

function isTaken(other: Unit, unit: Unit, key: string): boolean {
  return other.code !== unit.code && overlap(other, unit) && placesOf(other).some((own) => own.key === key);
}

function placesOf({ kind, tile }: Unit): Place[] {
  const places: Place[] = [];
  if (kind === 'city') places.push({ field: 'kind', key: 'city', words: '全市(city)只能有一个' });
  if (tile) {
    const key = `${tile.row}:${tile.col}`;
    places.push({ field: 'tile', key, words: `地图格 ${key} 只能有一个单位` });
  }
  return places;
}
