import { describe, expect, test } from 'vitest';
import { drawOutline, Outline } from '#shared/outline.ts';

type Ring = [number, number][];
const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const outline = (...parts: [id: string, rings: Ring[]][]): Outline => ({
  type: 'FeatureCollection',
  source: 'test',
  note: 'test',
  features: parts.map(([id, coordinates]) => ({
    type: 'Feature',
    id,
    geometry: { type: 'Polygon', coordinates },
  })),
});

describe('drawing outlines', () => {
  test('north is up, longitudes are shortened by the cosine of the latitude', () => {
    // At 60° north a degree of longitude is half as long as one of latitude.
    const drawing = drawOutline(outline(['a', [square(10, 59.5, 1)]]), 104, 2);
    expect(drawing.areas[0]!.d).toBe('M2 202L102 202L102 2L2 2Z');
    expect([drawing.width, drawing.height]).toEqual([104, 204]);
  });

  test('the name stands inside, in the roomiest part, never in a hole or a notch', () => {
    const ring: Ring = [
      [0, 0],
      [10, 0],
      [10, 2],
      [4, 2],
      [4, 10],
      [0, 10],
      [0, 0],
    ];
    const { label } = drawOutline(outline(['notched', [ring]]), 100, 0).areas[0]!;
    expect(label.x).toBeGreaterThan(10);
    expect(label.x).toBeLessThan(30);
    const holed = drawOutline(outline(['holed', [square(0, 0, 10), square(2, 2, 7)]]), 100, 0).areas[0]!;
    const inHole = (v: number) => v > 20 && v < 90;
    expect(inHole(holed.label.x) && inHole(100 - holed.label.y)).toBe(false);
    expect(holed.d.match(/Z/g)).toHaveLength(2);
  });

  test('a border two units share stays one line', () => {
    const crooked = 0.123456;
    const left: Ring = [
      [0, 0],
      [1 + crooked, 0],
      [1 - crooked, 1],
      [0, 1],
      [0, 0],
    ];
    const right: Ring = [
      [1 + crooked, 0],
      [2, 0],
      [2, 1],
      [1 - crooked, 1],
      [1 + crooked, 0],
    ];
    const [a, b] = drawOutline(outline(['a', [left]], ['b', [right]]), 333).areas;
    const points = (d: string) => d.slice(1, -1).split('L');
    expect(points(a!.d).filter((p) => points(b!.d).includes(p))).toHaveLength(2);
  });

  test('islands belong to their unit and the name stands on the largest', () => {
    const both: Outline = {
      ...outline(),
      features: [
        {
          type: 'Feature',
          id: 'a',
          geometry: { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 0, 5)]] },
        },
      ],
    };
    const [area] = drawOutline(both, 100, 0).areas;
    expect(area!.d.match(/M/g)).toHaveLength(2);
    expect(area!.label.x).toBeGreaterThan(50);
  });

  test('an outline without extent is a dot, not a division by zero', () => {
    const { areas, height } = drawOutline(outline(['a', [square(1, 1, 0)]]), 100, 2);
    expect([areas[0]!.d, height]).toEqual(['M50 2L50 2L50 2L50 2Z', 4]);
  });
});

test.each([
  ['an open ring', square(0, 0, 1).slice(0, 4)],
  ['a latitude that is none', square(0, 95, 1)],
])('%s is refused', (_, ring) =>
  expect(Outline.safeParse(outline(['a', [ring as Ring]])).success).toBe(false),
);
