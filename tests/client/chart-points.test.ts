/** What the arrow keys walk through in a drawing, and where its tooltip stands. */
import { expect, test } from 'vitest';
import { barsOption } from '#shared/charts/bars-option.ts';
import { divergingOption } from '#shared/charts/diverging-option.ts';
import { linesOption } from '#shared/charts/lines-option.ts';
import { waterfallOption } from '#shared/charts/waterfall-option.ts';
import { pointsOf, stepTo, tipPlace, withTips } from '../../client/charts/chart-points.ts';
import { scatterOption } from '../../client/charts/scatter-option.ts';
import { LOOK } from '../../client/charts/theme.ts';

const OF = '数据：2025年（年度口径）第9版，2026-03-30 核定';
const ROWS = [
  { key: 'b', label: '乙<>', value: 2, more: [{ name: '增速', value: 4.06, unit: '%' }] },
  { key: 'a', label: '甲', value: 3 },
  { key: 'c', label: '丙', value: 'unreported' as const },
];
const bars = barsOption(LOOK, { rows: ROWS, unit: '亿元' });
const walked = (option: Parameters<typeof pointsOf>[0]) => {
  const points = pointsOf(withTips(option, OF));
  return Array.from({ length: points?.count ?? 0 }, (_, at) => [points?.key(at), points?.words(at)]);
};

test('bars: each place of the names’ axis with figure, unit, change, period and version; a missing one keeps its mark', () => {
  expect(walked(bars)).toEqual([
    ['a', `甲，数值：3.0 亿元，${OF}`],
    ['b', `乙<>，数值：2.0 亿元，增速：4.1%，${OF}`],
    ['c', `丙，数值：未报，${OF}`],
  ]);
  expect(pointsOf(bars)).toMatchObject({ by: 'axis', names: 'y' });
});

test('diverging bars and scatter too: a scatter by its marks, named by unit and not by the axis', () => {
  expect(walked(divergingOption(LOOK, { rows: ROWS, unit: '百分点' }))[0]).toEqual([
    'a',
    `甲，与所需之差：3.0 百分点，${OF}`,
  ]);
  const scatter = scatterOption({
    points: [{ key: 'a', label: '甲', x: 3, y: 5.24 }],
    xName: '总投入（亿元）',
    yName: '增速（%）',
  });
  expect(walked(scatter)).toEqual([['a', `甲，总投入（亿元）：3.0，增速（%）：5.2，${OF}`]]);
});

test('a point of another period names that period and of the data only the version', () => {
  const lines = linesOption(LOOK, {
    x: ['2024年', '2025年'],
    series: [{ name: '总投入', values: [3, 4], growth: ['no_base', 33.33], style: 'actual' }],
    unit: '亿元',
  });
  expect(walked(lines)).toEqual([
    [null, '2024年，总投入：3.0 亿元，同比：无基数，第9版，2026-03-30 核定'],
    [null, '2025年，总投入：4.0 亿元，同比：33.3%，第9版，2026-03-30 核定'],
  ]);
});

test('a drawing with two layouts is walked in its own, one without figures not at all', () => {
  const option = waterfallOption(LOOK, {
    steps: [{ label: '政府', value: 1, kind: 'part' }],
    unit: '百分点',
  });
  expect(walked({ baseOption: option, media: [] })).toEqual([[null, `政府，影响：1.0 百分点，${OF}`]]);
  expect(pointsOf(barsOption(LOOK, { rows: [], unit: '亿元' }))).toBe(null);
  expect(pointsOf({ series: [] })).toBe(null);
});

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowDown', 2, 2],
  ['ArrowUp', 1, 0],
  ['ArrowLeft', 0, 0],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['a', 1, null],
])('%s from place %i of three leads to %s', (key, at, to) => expect(stepTo(key, at, 3)).toBe(to));

test.each([
  ['above the point', [100, 100], [50, 34]],
  ['below it where there is no room above', [100, 40], [50, 56]],
  ['inside the drawing at either side', [390, 100], [300, 34]],
] as const)('a tooltip stands %s', (_, [x, y], place) =>
  expect(tipPlace([x, y], { contentSize: [100, 50], viewSize: [400, 200] })).toEqual(place),
);
