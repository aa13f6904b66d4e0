/** Where the names of scattered points stand, so that they cover neither each other nor another point. */
import { MANY } from './many.ts';

type Place = 'right' | 'left' | 'top' | 'bottom';

interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** The drawing is measured after its option is made: a size between a phone's and a desk's serves both. */
const WIDTH = 300;
const HEIGHT = 200;
const CHAR = 12;
const LINE = 15;
const DOT = 7;

/**
 * One place for each point, in their order; where none is free `right`, and among many points none at all: the outermost are
 * named first. Reads data coordinates, any unit. @param first the point that is named before all others
 */
export function labelPlaces(
  points: readonly { label: string; x: number; y: number }[],
  first = -1,
): (Place | null)[] {
  const [toX, toY] = [
    pixels(
      points.map((p) => p.x),
      WIDTH,
    ),
    pixels(
      points.map((p) => -p.y),
      HEIGHT,
    ),
  ];
  const at = points.map((p) => ({ x: toX(p.x), y: toY(-p.y), label: p.label }));
  const dots = at.map(({ x, y }): Box => ({ x0: x - DOT, x1: x + DOT, y0: y - DOT, y1: y + DOT }));
  const taken: Box[] = [];
  const many = points.length > MANY;
  const middle = { x: WIDTH / 2, y: HEIGHT / 2 };
  const outwards = ({ x, y }: { x: number; y: number }) => Math.hypot(x - middle.x, y - middle.y);
  const order = at.map((_, own) => own);
  if (many)
    order.sort((a, b) =>
      a === first ? -1 : b === first ? 1 : outwards(at[b] ?? middle) - outwards(at[a] ?? middle),
    );
  const places = new Map<number, Place>();
  for (const own of order) {
    const { x, y, label } = at[own] ?? { ...middle, label: '' };
    const others = dots.filter((_, i) => i !== own);
    const candidates = (['right', 'left', 'top', 'bottom'] as const).map((place) => ({
      place,
      box: labelBox(place, x, y, label),
    }));
    const free = candidates.find(({ box }) => ![...taken, ...others].some((other) => overlap(box, other)));
    const chosen = free ?? (many && own !== first ? undefined : candidates[0]);
    if (!chosen) continue;
    taken.push(chosen.box);
    places.set(own, chosen.place);
  }
  return at.map((_, own) => places.get(own) ?? null);
}

/** Linear from the extent of the values onto 0 … size; one value stands in the middle. */
function pixels(values: readonly number[], size: number): (value: number) => number {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return (value) => (span === 0 ? size / 2 : ((value - low) / span) * size);
}

function labelBox(place: Place, x: number, y: number, label: string): Box {
  const width = label.length * CHAR;
  if (place === 'top' || place === 'bottom') {
    const middle = place === 'top' ? y - DOT - LINE / 2 : y + DOT + LINE / 2;
    return { x0: x - width / 2, x1: x + width / 2, y0: middle - LINE / 2, y1: middle + LINE / 2 };
  }
  const start = place === 'right' ? x + DOT : x - DOT - width;
  return { x0: start, x1: start + width, y0: y - LINE / 2, y1: y + LINE / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
