/** Where the names of scattered points stand, so that they cover neither each other nor a point nor a line. Pixels of the drawing. */
import { MANY } from './many.ts';

export interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

interface NamePlace {
  /** The left end of the name and the middle of its height. */
  x: number;
  y: number;
  /** Further off than beside its point: a thin line leads back to it. */
  led: boolean;
}

interface Surroundings {
  /** Names stay inside. */
  room: Box;
  /** What else is drawn: lines, and their names. */
  obstacles?: readonly Box[];
  /** Size of the letters. */
  text: number;
  /** The point that is named before all others. */
  first?: number;
}

const DOT = 7;
const RINGS = [0, 1, 2];
/** The eight sides of a point, in the order in which a reader expects its name. */
const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
];

/** A Chinese character is as wide as it is high, a digit or a letter little more than half. */
export const widthOf = (words: string, text: number): number =>
  [...words].reduce((sum, one) => sum + (one > '⺀' ? text : 0.6 * text), 0);

/**
 * One place for each point, in their order. Where no side is free the name stands where it covers least, and among many points
 * nowhere: the outermost are named first.
 */
export function namePlaces(
  points: readonly { x: number; y: number; label: string }[],
  { room, obstacles = [], text, first = -1 }: Surroundings,
): (NamePlace | null)[] {
  const dots = points.map(({ x, y }): Box => ({ x0: x - DOT, x1: x + DOT, y0: y - DOT, y1: y + DOT }));
  const many = points.length > MANY;
  const names: Box[] = [];
  const places = new Map<number, NamePlace>();
  for (const own of inOrder(points, room, many, first)) {
    const point = points[own];
    if (!point) continue;
    const inTheWay = [...names, ...dots.filter((_, at) => at !== own), ...obstacles];
    const all = candidates(point, text, many ? [0] : RINGS).map((one) => ({
      ...one,
      covered: outside(one.box, room) + inTheWay.reduce((sum, other) => sum + common(one.box, other), 0),
    }));
    const best = all.reduce((a, b) => (b.covered < a.covered ? b : a));
    if (best.covered > 0 && many && own !== first) continue;
    names.push(best.box);
    places.set(own, { x: best.box.x0, y: (best.box.y0 + best.box.y1) / 2, led: best.ring > 0 });
  }
  return points.map((_, own) => places.get(own) ?? null);
}

/** Few as they come; of many the chosen first, then from the edge inwards. */
function inOrder(
  points: readonly { x: number; y: number }[],
  room: Box,
  many: boolean,
  first: number,
): number[] {
  const order = points.map((_, own) => own);
  if (!many) return order;
  const [x, y] = [(room.x0 + room.x1) / 2, (room.y0 + room.y1) / 2];
  const outwards = points.map((point) => Math.hypot(point.x - x, point.y - y));
  return order.sort((a, b) => (a === first ? -1 : b === first ? 1 : (outwards[b] ?? 0) - (outwards[a] ?? 0)));
}

function candidates({ x, y, label }: { x: number; y: number; label: string }, text: number, rings: number[]) {
  const [width, height] = [widthOf(label, text), text + 3];
  return rings.flatMap((ring) =>
    SIDES.map(([right, down]) => {
      const off = DOT + ring * height;
      const middle = { x: x + right * (off + width / 2), y: y + down * (off + height / 2) };
      // A corner of the name, not its side, is nearest to the point.
      const near = right !== 0 && down !== 0 ? DOT / 2 : 0;
      const at = { x: middle.x - right * near, y: middle.y - down * near };
      const box: Box = {
        x0: at.x - width / 2,
        x1: at.x + width / 2,
        y0: at.y - height / 2,
        y1: at.y + height / 2,
      };
      return { ring, box };
    }),
  );
}

/** The area two boxes share, square pixels. */
const common = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) *
  Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));

const area = ({ x0, x1, y0, y1 }: Box) => (x1 - x0) * (y1 - y0);
/** Cut off is worse than covered. */
const outside = (box: Box, room: Box) => 4 * (area(box) - common(box, room));
