/** The names of a scatter at the sizes it has on a desk, a phone and paper: none lies on another, on a point or on a line. */
import { describe, expect, test } from 'vitest';
import { type Box, widthOf } from '../../client/charts/label-places.ts';
import { scatterOption } from '../../client/charts/scatter-option.ts';
import { LOOK } from '../../client/charts/theme.ts';

interface Text {
  words: string;
  box: Box;
}

const COUNTIES: readonly (readonly [string, number, number])[] = [
  ['南湖', 80.3, 5.5],
  ['秀洲', 76.7, 5.3],
  ['嘉善', 93.2, 11.2],
  ['平湖', 90, 6.1],
  ['海盐', 65.8, 5.6],
  ['海宁', 124, 4.1],
  ['桐乡', 120.2, 6.2],
  ['经开区', 48.3, 9],
  ['港区', 22.7, 4.8],
];
const pointsOf = (rows: readonly (readonly [string, number, number])[]) =>
  rows.map(([label, x, y]) => ({ key: label, label, x, y }));
const LINES = { mean: { label: '全市', value: 6.4 }, required: { label: '所需', value: 8.1 } };
/** Plots as high and wide as they come: desk, phone, paper. */
const SIZES: readonly [string, number, number][] = [
  ['desk', 560, 230],
  ['phone', 236, 230],
  ['paper', 420, 140],
];

/** What the drawing writes, with the points and lines in pixels; the axes reach a little beyond the points. */
function drawn(
  points: ReturnType<typeof pointsOf>,
  [width, height]: [number, number],
  rest: Partial<Parameters<typeof scatterOption>[0]> = {},
) {
  const option = scatterOption({ points, xName: 'x', yName: 'y', ...rest });
  const levels = [
    ...points.map(({ y }) => y),
    ...[rest.mean, rest.required].flatMap((line) => (typeof line?.value === 'number' ? [line.value] : [])),
  ];
  const plot = { x: 30, y: 28, width, height };
  const scale = (values: number[], from: number, to: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (value: number) =>
      from + (to - from) * (low === high ? 0.5 : 0.06 + (0.88 * (value - low)) / (high - low));
  };
  const toX = scale(
    points.map(({ x }) => x),
    plot.x,
    plot.x + width,
  );
  const toY = scale(levels, plot.y + height, plot.y);
  const names = option.series.find((one) => 'renderItem' in one);
  const group = names?.renderItem?.(
    { coordSys: plot },
    { coord: ([x, y]) => [toX(x), toY(y)], getWidth: () => width + 96 },
  );
  const texts = (group?.children ?? []).flatMap((one): Text[] => {
    if (!('x' in one)) return [];
    const { text } = one.style;
    const [w, h] = [widthOf(text, LOOK.text), LOOK.text];
    return [{ words: text, box: { x0: one.x, x1: one.x + w, y0: one.y - h / 2, y1: one.y + h / 2 } }];
  });
  const dots = points.map(({ label, x, y }): Text => {
    const [px, py] = [toX(x), toY(y)];
    return { words: `● ${label}`, box: { x0: px - 5, x1: px + 5, y0: py - 5, y1: py + 5 } };
  });
  const lines = levels.slice(points.length).map((value): Text => {
    const y = toY(value);
    return { words: `— ${value}`, box: { x0: plot.x, x1: plot.x + width, y0: y - 1, y1: y + 1 } };
  });
  return { texts, marks: [...dots, ...lines] };
}

/** Names that lie on another name, a point or a line. */
function covered({ texts, marks }: ReturnType<typeof drawn>): string[] {
  const on = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
  return texts.flatMap((text, at) =>
    [...texts.slice(at + 1), ...marks]
      .filter((other) => on(text.box, other.box))
      .map((other) => `${text.words} / ${other.words}`),
  );
}

describe.each(SIZES)('on a %s', (_, width, height) => {
  test('nine counties and two lines', () => {
    const all = drawn(pointsOf(COUNTIES), [width, height], LINES);
    expect(all.texts.map(({ words }) => words).sort()).toEqual(
      [...COUNTIES.map(([label]) => label), '全市 6.4', '所需 8.1'].sort(),
    );
    expect(covered(all)).toEqual([]);
  });

  test('points that lie on each other and on the line', () => {
    const crowd = pointsOf(['甲县', '乙县', '丙县', '丁县', '戊县'].map((name, i) => [name, 50 + i, 6.4]));
    expect(covered(drawn([...crowd, ...pointsOf(COUNTIES)], [width, height], LINES))).toEqual([]);
  });

  test('two lines that nearly meet', () => {
    const near = { mean: LINES.mean, required: { label: '所需', value: 6.5 } };
    expect(covered(drawn(pointsOf(COUNTIES), [width, height], near))).toEqual([]);
  });
});

test('a name stands beside its point where there is room, on its right first', () => {
  const { texts } = drawn(pointsOf([['甲', 5, 5]]), [400, 200]);
  const [name] = texts;
  expect(name?.box.x0).toBe(30 + 200 + 7);
  expect(name?.box.y0).toBe(28 + 100 - LOOK.text / 2);
});

test('of ninety units names without room are left out, never the chosen one, and no amount is below 0', () => {
  const many = Array.from({ length: 90 }, (_, i) => i + 1);
  const points = many.map((i) => ({ key: `u${i}`, label: `第${i}县`, x: i % 7, y: (i * 3) % 11 }));
  const all = drawn(points, [300, 180], { focus: 'u45' });
  const { texts } = all;
  expect(texts.length).toBeLessThan(60);
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.map(({ words }) => words)).toContain('第45县');
  expect(scatterOption({ points, xName: 'x', yName: 'y' }).xAxis).toMatchObject({ min: 0 });
});

test('amounts far from 0 do not begin there', () =>
  expect(scatterOption({ points: pointsOf(COUNTIES), xName: 'x', yName: 'y' }).xAxis).not.toHaveProperty(
    'min',
  ));
