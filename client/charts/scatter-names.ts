/** The names of a scatter's points and lines, placed in the pixels that the drawing has when it is drawn. */
import { type Box, namePlaces, widthOf } from './label-places.ts';
import { LOOK } from './theme.ts';

export interface NamedLine {
  name: string;
  value: number;
  colour: string;
}

/** What the library hands to a drawing of our own: where the axes stand, and where a point lies. Pixels. */
export interface PlotBox {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface DrawApi {
  coord: (at: [number, number]) => [number, number];
  getWidth: () => number;
}

/** Between the end of a line and its name. */
const GAP = 6;

/** @returns a group of the library: every name, with a thin line where it stands off its point */
export function drawNames(
  points: readonly { key: string; label: string; x: number; y: number }[],
  lines: readonly NamedLine[],
  focus: string | null,
  { x, y, width, height }: PlotBox,
  api: DrawApi,
) {
  const [first] = points;
  const at = points.map((point) => {
    const [px, py] = api.coord([point.x, point.y]);
    return { label: point.label, x: px, y: py };
  });
  const across = lines.map((line) => ({ ...line, y: api.coord([first?.x ?? 0, line.value])[1] }));
  const ends = apart(across, LOOK.text + 3).map((line) => ({ ...line, x: x + width + GAP }));
  const places = namePlaces(at, {
    room: { x0: x, x1: api.getWidth(), y0: y - LOOK.text, y1: y + height },
    obstacles: [
      ...across.map((line): Box => ({ x0: x, x1: x + width, y0: line.y - 1.5, y1: line.y + 1.5 })),
      ...ends.map(
        (end): Box => ({
          x0: end.x,
          x1: end.x + widthOf(end.name, LOOK.text),
          y0: end.y - LOOK.text / 2,
          y1: end.y + LOOK.text / 2,
        }),
      ),
    ],
    text: LOOK.text,
    first: points.findIndex(({ key }) => key === focus),
  });
  return {
    type: 'group',
    children: [
      ...at.flatMap((point, own) => {
        const place = places[own];
        return place ? [...leader(point, place), words(point.label, place.x, place.y, LOOK.colour.ink)] : [];
      }),
      ...ends.map(({ name, x: from, y: level, colour }) => words(name, from, level, colour)),
    ],
  };
}

const words = (text: string, x: number, y: number, fill: string) => ({
  type: 'text',
  x,
  y,
  style: {
    text,
    fill,
    fontSize: LOOK.text,
    align: 'left',
    verticalAlign: 'middle',
    stroke: LOOK.colour.paper,
    lineWidth: 3,
  },
});

function leader(
  point: { x: number; y: number; label: string },
  place: { x: number; y: number; led: boolean },
) {
  if (!place.led) return [];
  const end = place.x + widthOf(point.label, LOOK.text);
  const nearest = Math.max(place.x, Math.min(end, point.x));
  return [
    {
      type: 'line',
      shape: { x1: point.x, y1: point.y, x2: nearest, y2: place.y },
      style: { stroke: LOOK.colour.edge, lineWidth: 1 },
    },
  ];
}

/** Names of lines that lie close, moved away from each other: in the order of their lines, never one on another. */
function apart<Line extends { y: number }>(lines: readonly Line[], height: number): Line[] {
  const placed: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    const before = placed.at(-1);
    placed.push(before && line.y - before.y < height ? { ...line, y: before.y + height } : line);
  }
  return placed;
}
