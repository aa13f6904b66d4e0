import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { number } from '../lib/format.ts';
import { shadeOf } from './heatmap.tsx';

export interface Tile {
  key: string;
  label: string;
  row: number;
  col: number;
  value: Figure;
  href?: string;
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
const FILLS = ['#ffffff', '#e3eef8', '#c3daee', '#93bcdf', '#2f74b5', '#12436d'];

/** Units as equal squares roughly where they lie; the figure is written on each, missing ones are hatched. */
export function TileMap({ description, tiles, digits = 1, focus = null, onSelect }: TileMapProps) {
  const values = tiles.flatMap(({ value }) => (isValue(value) ? [value] : []));
  const range = [Math.min(...values), Math.max(...values)] as const;
  const top = Math.min(...tiles.map((tile) => tile.row));
  const left = Math.min(...tiles.map((tile) => tile.col));
  const width = (Math.max(...tiles.map((tile) => tile.col)) - left + 1) * SIZE;
  const height = (Math.max(...tiles.map((tile) => tile.row)) - top + 1) * SIZE;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links drawn in SVG; a fieldset belongs to forms
    <svg className="tile-map" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={description}>
      <defs>
        <pattern
          id="tile-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" fill="#ffffff" />
          <rect width="1.5" height="7" fill="#c8ced6" />
        </pattern>
      </defs>
      {tiles.map((tile) => (
        <TileSquare
          key={tile.key}
          tile={tile}
          x={(tile.col - left) * SIZE + GAP / 2}
          y={(tile.row - top) * SIZE + GAP / 2}
          shade={isValue(tile.value) ? shadeOf(tile.value, range) : null}
          digits={digits}
          focused={tile.key === focus}
          onSelect={onSelect}
        />
      ))}
    </svg>
  );
}

interface TileSquareProps {
  tile: Tile;
  x: number;
  y: number;
  /** Null = missing. */
  shade: number | null;
  digits: number;
  focused: boolean;
  onSelect?: (key: string) => void;
}

function TileSquare({ tile, x, y, shade, digits, focused, onSelect }: TileSquareProps) {
  const side = SIZE - GAP;
  const ink = shade !== null && shade >= 4 ? '#ffffff' : '#1b2430';
  const square = (
    <>
      <rect
        x={x}
        y={y}
        width={side}
        height={side}
        rx="3"
        fill={shade === null ? 'url(#tile-hatch)' : FILLS[shade]}
        stroke={focused ? '#1b2430' : '#7b8794'}
        strokeWidth={focused ? 3 : 1}
      />
      <text x={x + side / 2} y={y + 42} textAnchor="middle" fontSize="17" fill={ink}>
        {tile.label}
      </text>
      <text x={x + side / 2} y={y + 68} textAnchor="middle" fontSize="17" fontWeight="700" fill={ink}>
        {isValue(tile.value) ? number(tile.value, digits) : REASON_MARK[tile.value]}
      </text>
    </>
  );
  if (!tile.href) return <g>{square}</g>;
  return (
    <a
      href={tile.href}
      onClick={(event) => {
        if (!onSelect || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onSelect(tile.key);
      }}
    >
      {square}
    </a>
  );
}
