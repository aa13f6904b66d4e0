import { describe, expect, it, test } from 'vitest';
import { barsOption, rankRows } from '#shared/charts/bars-option.ts';
import { divergingOption } from '#shared/charts/diverging-option.ts';
import { linesOption } from '#shared/charts/lines-option.ts';
import { axisNumber, inkOn, tooltipHtml } from '#shared/charts/look.ts';
import { rowShares, stackedOption } from '#shared/charts/stacked-option.ts';
import { waterfallBars, waterfallOption } from '#shared/charts/waterfall-option.ts';
import { bulletScale } from '../../client/charts/bullet.tsx';
import { bumpOption } from '../../client/charts/bump-option.ts';
import { wrapText } from '../../client/charts/chart-png.ts';
import { shadeOf } from '../../client/charts/heatmap.tsx';
import { scatterOption, undrawn } from '../../client/charts/scatter-option.ts';
import { LOOK } from '../../client/charts/theme.ts';
import type { Figure } from '../../shared/figure.ts';

const row = (key: string, value: Figure) => ({ key, label: key.toUpperCase(), value });
const ROWS = [row('a', 3), row('b', 'unreported'), row('c', 9), row('d', 0)];

describe('ranking bars', () => {
  const option = barsOption(LOOK, { rows: ROWS, unit: '亿元', focus: 'a' });
  const [bars, missing] = option.series;
  it('sorts from the largest, missing last', () =>
    expect(rankRows(ROWS).map(({ key }) => key)).toEqual(['c', 'a', 'd', 'b']));
  it('draws a gap for a missing figure and keeps 0 a bar', () =>
    expect((bars!.data as { value: number | null }[]).map(({ value }) => value)).toEqual([9, 3, 0, null]));
  it('writes the mark where the bar would be', () =>
    expect(missing?.data).toMatchObject([{ value: [0, 3], label: { formatter: '未报' } }]));
  test.each([
    [4, 0],
    [-2, -2],
  ])('the axis of a smallest figure %d starts at %d', (min, start) =>
    expect(option.xAxis.min({ min })).toBe(start),
  );
  it('greys all but the focus', () => {
    const colours = (bars!.data as { itemStyle: { color: string } }[]).map(
      ({ itemStyle }) => itemStyle.color,
    );
    expect(new Set([colours[0], colours[2]])).toEqual(new Set(['#b4bcc6']));
    expect(colours[1]).not.toBe('#b4bcc6');
  });
  it('says the mark in the tooltip too', () =>
    expect(option.tooltip.formatter([{ dataIndex: 3 }])).toBe('<b>B</b><br>数值：<b>未报</b>'));
});

describe('diverging bars', () => {
  const option = divergingOption(LOOK, {
    rows: [row('a', -3.24), row('b', 1.4), row('c', 'no_base')],
    unit: '百分点',
  });
  it('keeps 0 in the middle', () => expect(option.xAxis.min).toBe(-option.xAxis.max));
  it('writes signs and leaves the missing one empty', () => {
    const data = option.series[0]?.data as {
      value: number | null;
      label: { formatter: string; show: boolean };
    }[];
    expect(data.map(({ value, label }) => [value, label.show && label.formatter])).toEqual([
      [1.4, '+1.4'],
      [-3.24, '−3.2'],
      [null, false],
    ]);
  });
  it('stands with nothing at all', () =>
    expect(divergingOption(LOOK, { rows: [], unit: '' }).xAxis.max).toBe(1));
});

describe('waterfall', () => {
  const part = (value: Figure) => ({ label: 'x', value, kind: 'part' as const });
  const total = (value: Figure) => ({ label: '合计', value, kind: 'total' as const });
  test.each([
    [
      [part(20), part(5), part(-5), total(20)],
      [
        [0, 20],
        [20, 25],
        [25, 20],
        [0, 20],
      ],
    ],
    [
      [part(1), part(-3), total(-2)],
      [
        [0, 1],
        [1, -2],
        [0, -2],
      ],
    ],
    [
      [part(4), part('unreported'), part(1)],
      [
        [0, 4],
        [4, 4],
        [4, 5],
      ],
    ],
  ])('%j', (steps, expected) =>
    expect(waterfallBars(steps).map(({ start, end }) => [start, end])).toEqual(expected),
  );
  it('starts its axis at 0 unless a bar goes below', () => {
    expect(waterfallOption(LOOK, { steps: [part(2)], unit: '亿元' }).yAxis.min).toBe(0);
    expect(waterfallOption(LOOK, { steps: [part(-2)], unit: '亿元' }).yAxis.min).toBeUndefined();
  });
  it('writes the mark of a missing part', () => {
    const [series] = waterfallOption(LOOK, { steps: [part('unreported')], unit: '亿元' }).series;
    const api = {
      value: () => 0,
      coord: ([x, y]: [number, number]): [number, number] => [x, y],
      size: (): [number, number] => [100, 1],
    };
    expect(JSON.stringify(series?.renderItem(null, api))).toContain('未报');
  });
});

describe('trajectories', () => {
  const option = linesOption(LOOK, {
    x: ['2023', '2024', '2025'],
    series: [
      { name: '实际', values: [610, 'missing', 690], style: 'actual' },
      { name: '所需', values: [null, 700, 750], style: 'required' },
      { name: '推算', values: [null, 690, 720], style: 'projection' },
    ],
    band: { name: '情景', low: [null, 680, 700], high: [null, 700, 'too_few_points'] },
    unit: '亿元',
  });
  const byId = (id: string) =>
    option.series.find((series) => series.id === id) as {
      data: unknown;
      lineStyle: { type: string };
      connectNulls: boolean;
    };
  it('breaks the line where a figure is missing', () => {
    expect(byId('line 实际').data).toEqual([610, null, 690]);
    expect(byId('line 实际').connectNulls).toBe(false);
  });
  test.each([
    ['line 实际', 'solid'],
    ['line 所需', 'dashed'],
    ['line 推算', 'dotted'],
  ])('%s is %s', (id, type) => expect(byId(id).lineStyle.type).toBe(type));
  it('draws the band by its height, and none where an end is missing', () =>
    expect(byId('band height').data).toEqual([null, 20, null]));
  it('names every figure of a year in the tooltip, marks included', () =>
    expect(option.tooltip.formatter([{ dataIndex: 1 }])).toBe(
      '<b>2024</b><br>实际：<b>缺</b><br>所需：<b>700.0 亿元</b><br>推算：<b>690.0 亿元</b><br>情景（低）：<b>680.0 亿元</b><br>情景（高）：<b>700.0 亿元</b>',
    ));
});

describe('structure', () => {
  const parts = (values: Figure[][]) =>
    values.map((amounts, index) => ({ name: `p${index}`, colour: '#12436d', values: amounts }));
  test.each([
    [
      [[1], [3]],
      [25, 75],
    ],
    [
      [[1], ['unreported']],
      ['incomplete', 'incomplete'],
    ],
    [
      [[2], ['not_applicable']],
      [100, 'not_applicable'],
    ],
    [
      [[0], [0]],
      ['no_denominator', 'no_denominator'],
    ],
  ] as [Figure[][], Figure[]][])('shares of %j', (values, expected) =>
    expect(rowShares(parts(values), 0)).toEqual(expected),
  );
  it('keeps 附项 out of the 100 % and hatched', () => {
    const option = stackedOption(LOOK, {
      rows: ['甲'],
      parts: parts([[60], [40]]),
      memo: { name: '专项债', values: [10] },
    });
    const memo = option.series.find(({ id }) => id === 'memo') as {
      data: unknown;
      stack?: string;
      itemStyle: { decal: unknown };
    };
    expect(memo.data).toEqual([10]);
    expect(memo.stack).toBeUndefined();
    expect(memo.itemStyle.decal).toBeTruthy();
  });
  it('marks the row it cannot divide', () => {
    const option = stackedOption(LOOK, {
      rows: ['甲', '乙'],
      parts: parts([
        [60, 'unreported'],
        [40, 1],
      ]),
    });
    expect(option.series.at(-1)?.data).toMatchObject([{ value: [0, 1], label: { formatter: '不完整' } }]);
  });
});

describe('size against growth', () => {
  const points = [
    { key: 'a', label: '甲', x: 10, y: 5 },
    { key: 'b', label: '乙', x: 12, y: 'no_base' as const },
  ];
  it('draws what has both figures and names the rest', () => {
    expect(undrawn(points).map(({ key }) => key)).toEqual(['b']);
    expect(scatterOption({ points, xName: 'x', yName: 'y' }).series[0]?.data).toHaveLength(1);
  });
  it('draws no line for a mean that does not exist', () => {
    const option = scatterOption({
      points,
      xName: 'x',
      yName: 'y',
      mean: { label: '均', value: 'incomplete' },
      required: { label: '所需', value: 7.2 },
    });
    expect(option.series[0]?.markLine?.data).toMatchObject([{ yAxis: 7.2 }]);
  });
});

describe('ranks over time', () => {
  const option = bumpOption({
    periods: ['S1', 'S2'],
    rows: [
      { key: 'a', label: '甲', ranks: [2, null] },
      { key: 'b', label: '乙', ranks: [1, 1] },
    ],
  });
  it('has the first place on top and a gap without a rank', () => {
    expect(option.yAxis).toMatchObject({ inverse: true, min: 1, max: 2 });
    expect(option.series[0]?.data).toEqual([2, null]);
  });
  it('lists ranks in order', () =>
    expect(option.tooltip.formatter([{ dataIndex: 0 }])).toBe(
      '<b>S1</b><br>乙：<b>1 位</b><br>甲：<b>2 位</b>',
    ));
});

describe('small parts', () => {
  test.each([
    [60, 0],
    [100, 5],
    [80, 3],
    [140, 5],
  ])('the shade of %d in 60–100 is %d', (value, shade) => expect(shadeOf(value, [60, 100])).toBe(shade));
  it('has a shade for a range without width', () => expect(shadeOf(5, [5, 5])).toBe(2));
  it('keeps bullets inside the row', () => {
    const at = bulletScale(110, 100, 90);
    expect(at(110)).toBeLessThanOrEqual(100);
    expect(at(0)).toBe(0);
    expect(bulletScale('unreported', 0, null)(0)).toBe(0);
  });
  test.each([
    ['#12436d', '#ffffff'],
    ['#28a197', '#1b2430'],
    ['#801650', '#ffffff'],
  ])('on %s the ink is %s', (ground, ink) => expect(inkOn(LOOK, ground)).toBe(ink));
  test.each([
    [-1.5, '−1.5'],
    [1100, '1,100'],
    [0, '0'],
  ])('axis figure %d reads %s', (value, text) => expect(axisNumber(value)).toBe(text));
  it('lets no name become markup', () => expect(tooltipHtml('<img>', [], '', 0)).toBe('<b>&lt;img&gt;</b>'));
  it('wraps words for the picture', () =>
    expect(wrapText('一二三四五', (line) => line.length <= 2)).toEqual(['一二', '三四', '五']));
});

describe('beyond thirty units', () => {
  const many = Array.from({ length: 90 }, (_, i) => i + 1);

  test('ranks over time name the chosen, the head and the tail, and the axis has a few places', () => {
    const option = bumpOption({
      periods: ['2024年', '2025年'],
      rows: many.map((rank) => ({ key: `u${rank}`, label: `第${rank}`, ranks: [rank, rank] })),
      focus: ['u45'],
    });
    const named = option.series.flatMap(({ name, endLabel }) =>
      endLabel.show ? [Number(name.slice(1))] : [],
    );
    expect(named).toEqual(expect.arrayContaining([1, 45, 90]));
    expect(Math.min(...named.slice(1).map((rank, i) => rank - (named[i] ?? 0)))).toBeGreaterThanOrEqual(8);
    expect(option.yAxis.interval).toBe(15);
    expect(option.series).toHaveLength(90);
  });
});
