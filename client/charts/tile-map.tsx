import { type Place, PlaceLink, PlaceMap, PlaceSquare, rangeOf } from './place-shade.tsx';

export interface Tile extends Place {
  row: number;
  col: number;
}

interface TileMapProps {
  description: string;
  tiles: readonly Tile[];
  digits?: number;
  focus?: string | null;
  onSelect?: (key: string) => void;
}

const SIZE = 100;
const GAP = 6;

/** Units as equal squares roughly where they lie; the figure is written on each, missing ones are hatched. */
export function TileMap({ description, tiles, digits = 1, focus = null, onSelect }: TileMapProps) {
  const range = rangeOf(tiles);
  const top = Math.min(...tiles.map((tile) => tile.row));
  const left = Math.min(...tiles.map((tile) => tile.col));
  const width = (Math.max(...tiles.map((tile) => tile.col)) - left + 1) * SIZE;
  const height = (Math.max(...tiles.map((tile) => tile.row)) - top + 1) * SIZE;
  return (
    <PlaceMap width={width} height={height} description={description}>
      {tiles.map((tile) => (
        <PlaceLink key={tile.key} place={tile} onSelect={onSelect}>
          <PlaceSquare
            place={tile}
            x={(tile.col - left) * SIZE + GAP / 2}
            y={(tile.row - top) * SIZE + GAP / 2}
            side={SIZE - GAP}
            range={range}
            digits={digits}
            focused={tile.key === focus}
          />
        </PlaceLink>
      ))}
    </PlaceMap>
  );
}
