/**
 * Outlines of a city's units as GeoJSON (RFC 7946), and their plain drawing. A sketch of where the units lie, never a
 * survey: the page says 边界仅为示意.
 */

import { z } from 'zod';
import { zip } from './zip.ts';

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const Ring = z
  .array(Position)
  .min(4)
  .refine((ring) => ring[0]?.join() === ring.at(-1)?.join(), { error: '边界线首尾应为同一点' });
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
]);

/** `seed/<city>/outline.geojson`; `id` of a feature is the code of the unit. */
export const Outline = z.object({
  type: z.literal('FeatureCollection'),
  /** Where the lines come from, and under which licence. */
  source: z.string().min(1),
  /** Printed under the drawing. */
  note: z.string().min(1),
  features: z
    .array(z.object({ type: z.literal('Feature'), id: z.string().min(1), geometry: Geometry }))
    .min(1),
});
export type Outline = z.infer<typeof Outline>;

type Point = readonly [x: number, y: number];
type Edge = readonly [from: Point, to: Point];

/** Steps of the grid on which the place of a name is looked for. */
const GRID = 32;

interface OutlineArea {
  unit: string;
  /** SVG path, closed; holes are cut out with fill-rule evenodd. */
  d: string;
  /** A place inside the area, far from its borders, where its name fits best. */
  label: { x: number; y: number };
}

interface OutlineDrawing {
  width: number;
  height: number;
  areas: OutlineArea[];
}

/**
 * Draws the outlines `width` wide with north up: longitudes shortened by the cosine of the middle latitude
 * (equirectangular projection, exact enough for one city). Coordinates are rounded to a tenth, so that points that two
 * units share stay one point. An outline without extent is drawn as a dot in the middle.
 */
export function drawOutline({ features }: Outline, width: number, edge = 2): OutlineDrawing {
  const polygons = features.map(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  );
  const all = polygons.flat(2);
  const points = all.flat();
  const [west, east] = extent(points.map(([lon]) => lon));
  const [south, north] = extent(points.map(([, lat]) => lat));
  const shortening = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const room = width - 2 * edge;
  const span = (east - west) * shortening;
  const scale = span > 0 ? room / span : 0;
  const at = ([lon, lat]: readonly [number, number]): Point => [
    tenth(span > 0 ? edge + (lon - west) * shortening * scale : width / 2),
    tenth(edge + (north - lat) * scale),
  ];
  return {
    width,
    height: tenth(2 * edge + (north - south) * scale),
    areas: zip(features, polygons).map(([{ id }, own]) => {
      const rings = own.map((polygon) => polygon.map((ring) => ring.map(at)));
      return { unit: id, d: rings.flat().map(pathOf).join(''), label: labelOf(rings) };
    }),
  };
}

/** Not Math.min(...): an outline may have more points than a call takes arguments. */
function extent(values: readonly number[]): [low: number, high: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function pathOf(ring: readonly Point[]): string {
  return `M${ring
    .slice(0, -1)
    .map(([x, y]) => `${x} ${y}`)
    .join('L')}Z`;
}

/** Each stretch of a border, from point to point. */
function edgesOf(ring: readonly Point[]): Edge[] {
  return zip(ring.slice(0, -1), ring.slice(1));
}

/** Signed area by the shoelace formula; its size orders the parts of a unit. */
function areaOf(ring: readonly Point[]): number {
  return edgesOf(ring).reduce((sum, [[fromX, fromY], [x, y]]) => sum + fromX * y - x * fromY, 0) / 2;
}

/** Where the words fit best: of a grid over the largest part, the point inside it that is farthest from any border. */
function labelOf(rings: readonly (readonly (readonly Point[])[])[]): OutlineArea['label'] {
  const size = ([shell = []]: readonly (readonly Point[])[]) => Math.abs(areaOf(shell));
  const polygon = rings.reduce((best, p) => (size(p) > size(best) ? p : best));
  const [shell = []] = polygon;
  const edges = polygon.flatMap(edgesOf);
  const [left, right] = extent(shell.map(([x]) => x));
  const [top, bottom] = extent(shell.map(([, y]) => y));
  let best = { x: (left + right) / 2, y: (top + bottom) / 2, clear: -1 };
  for (let row = 1; row < GRID; row++) {
    const y = top + ((bottom - top) * row) / GRID;
    for (let col = 1; col < GRID; col++) {
      const x = left + ((right - left) * col) / GRID;
      const clear = isInside(edges, [x, y]) ? clearance(edges, [x, y]) : -1;
      if (clear > best.clear) best = { x, y, clear };
    }
  }
  return { x: tenth(best.x), y: tenth(best.y) };
}

/** An odd number of borders to the right; an edge's end that lies on the level counts for the edge above only. */
function isInside(edges: readonly Edge[], [x, y]: Point): boolean {
  const crossings = edges.filter(([[fromX, fromY], [toX, toY]]) => {
    if (fromY <= y === toY <= y) return false;
    return fromX + ((y - fromY) * (toX - fromX)) / (toY - fromY) > x;
  });
  return crossings.length % 2 === 1;
}

/** Distance to the nearest border. */
function clearance(edges: readonly Edge[], point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [from, to] of edges) least = Math.min(least, distance(point, from, to));
  return least;
}

function distance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX ** 2 + alongY ** 2;
  const share = length === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
  const t = Math.min(1, Math.max(0, share));
  return Math.hypot(x - fromX - t * alongX, y - fromY - t * alongY);
}
