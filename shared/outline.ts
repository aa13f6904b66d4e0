/**
 * Outlines of a city's units as GeoJSON (RFC 7946), and their plain drawing. A sketch of where the units lie, never a
 * survey: the page says 边界仅为示意.
 */
import { z } from 'zod';

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const Ring = z
  .array(Position)
  .min(4)
  .refine((ring) => ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1], {
    error: '边界线首尾应为同一点',
  });
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

export interface OutlineArea {
  unit: string;
  /** SVG path, closed; holes are cut out with fill-rule evenodd. */
  d: string;
  /** A place inside the area, in the middle of its widest stretch, where its name fits best. */
  label: { x: number; y: number };
}

export interface OutlineDrawing {
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
    areas: features.map(({ id }, i) => {
      const rings = polygons[i]!.map((polygon) => polygon.map((ring) => ring.map(at)));
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

/** Signed area by the shoelace formula; its size orders the parts of a unit. */
function areaOf(ring: readonly Point[]): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0) / 2;
}

/** On the level of the largest part's centre of gravity, the middle of the widest stretch inside it. */
function labelOf(rings: readonly (readonly (readonly Point[])[])[]): OutlineArea['label'] {
  const polygon = rings.reduce((best, p) =>
    Math.abs(areaOf(p[0]!)) > Math.abs(areaOf(best[0]!)) ? p : best,
  );
  const shell = polygon[0]!;
  const level = centreLevel(shell);
  const crossings = polygon.flatMap((ring) => crossingsAt(ring, level)).sort((a, b) => a - b);
  let best = { x: shell[0]![0], wide: -1 };
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from, to] = [crossings[i]!, crossings[i + 1]!];
    if (to - from > best.wide) best = { x: (from + to) / 2, wide: to - from };
  }
  return { x: tenth(best.x), y: tenth(level) };
}

function centreLevel(ring: readonly Point[]): number {
  const area = areaOf(ring);
  if (area === 0) return ring[0]![1];
  const moment = ring
    .slice(1)
    .reduce((sum, [x, y], i) => sum + (ring[i]![1] + y) * (ring[i]![0] * y - x * ring[i]![1]), 0);
  return moment / (6 * area);
}

/** Where the edges cross a level; an end that lies on it counts for the edge above only. */
function crossingsAt(ring: readonly Point[], level: number): number[] {
  return ring.slice(1).flatMap(([x, y], i) => {
    const [fromX, fromY] = ring[i]!;
    if (fromY <= level === y <= level) return [];
    return [fromX + ((level - fromY) * (x - fromX)) / (y - fromY)];
  });
}
