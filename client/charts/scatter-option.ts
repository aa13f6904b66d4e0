import { tooltipHtml } from '#shared/charts/look.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { number } from '../lib/format.ts';
import { widthOf } from './label-places.ts';
import { type DrawApi, drawNames, type NamedLine, type PlotBox } from './scatter-names.ts';
import { LOOK } from './theme.ts';

interface ScatterPoint {
  key: string;
  label: string;
  x: Figure;
  y: Figure;
}

interface ScatterInput {
  points: readonly ScatterPoint[];
  /** Axis names with their units: 总投入（亿元）, 增速（%）. */
  xName: string;
  yName: string;
  /** Lines across: 全市平均 and 所需增速. */
  mean?: { label: string; value: Figure } | null;
  required?: { label: string; value: Figure } | null;
  focus?: string | null;
  digits?: number;
}

/** Points that lack a figure on either axis: to be named in the chart's subtitle, for they cannot be drawn. */
export function undrawn(points: readonly ScatterPoint[]): ScatterPoint[] {
  return points.filter(({ x, y }) => !isValue(x) || !isValue(y));
}

/** Empty margin of each axis, so that no point lies on the frame. */
const ROOM_SHARE = 0.06;
const ROOM = ['6%', '6%'];

/** Size against growth: one labelled point a unit. */
export function scatterOption({
  points,
  xName,
  yName,
  mean = null,
  required = null,
  focus = null,
  digits = 1,
}: ScatterInput) {
  const drawn = points.flatMap(({ x, y, ...point }) =>
    isValue(x) && isValue(y) ? [{ ...point, x, y }] : [],
  );
  const least = Math.min(...drawn.map(({ x }) => x));
  const lines: readonly (NamedLine & { type: string })[] = [
    { line: mean, type: 'solid', colour: LOOK.colour.ink2 },
    { line: required, type: 'dashed', colour: LOOK.colour.required },
  ].flatMap(({ line, ...look }) =>
    line && isValue(line.value)
      ? [{ ...look, value: line.value, name: `${line.label} ${number(line.value, digits)}` }]
      : [],
  );
  const beside = Math.max(0, ...lines.map(({ name }) => widthOf(name, LOOK.text)));
  return {
    ...LOOK.frame,
    grid: { left: 8, right: 16 + beside, top: 28, bottom: 26, containLabel: true },
    tooltip: {
      ...LOOK.tooltip,
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const point = drawn[dataIndex];
        if (!point) return '';
        return tooltipHtml(
          point.label,
          [
            { name: xName, value: point.x },
            { name: yName, value: point.y },
          ],
          '',
          digits,
        );
      },
    },
    xAxis: {
      ...LOOK.valueAxis,
      scale: true,
      boundaryGap: ROOM,
      // The room beside the smallest amount is no negative amount.
      ...(least >= 0 && least < ROOM_SHARE * Math.max(...drawn.map(({ x }) => x)) ? { min: 0 } : {}),
      name: xName,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: LOOK.colour.ink2 },
      axisLine: { show: true, onZero: false, lineStyle: { color: LOOK.colour.ink2 } },
    },
    yAxis: {
      ...LOOK.valueAxis,
      scale: true,
      boundaryGap: ROOM,
      name: yName,
      nameTextStyle: { color: LOOK.colour.ink2, align: 'left' },
    },
    series: [
      {
        id: 'points',
        type: 'scatter',
        symbolSize: 11,
        data: drawn.map(({ key, label, x, y }) => ({
          key,
          name: label,
          value: [x, y],
          itemStyle: {
            opacity: 1,
            color: focus === null ? LOOK.colour.bar : key === focus ? LOOK.colour.good : LOOK.colour.rest,
          },
        })),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          data: lines.map(({ value, type, colour }) => ({
            yAxis: value,
            lineStyle: { color: colour, type, width: 1.5 },
          })),
        },
      },
      {
        // Unseen points at the lines' heights: the axis reaches as far as the lines do.
        id: 'reach',
        type: 'scatter',
        silent: true,
        symbolSize: 1,
        itemStyle: { color: 'transparent' },
        tooltip: { show: false },
        data: drawn.slice(0, 1).flatMap(({ x }) => lines.map(({ value }) => ({ value: [x, value] }))),
      },
      {
        id: 'names',
        type: 'custom',
        silent: true,
        tooltip: { show: false },
        // Drawn once, at the size the drawing has just then: on a desk, a phone or paper.
        data: drawn.slice(0, 1).map(({ x, y }) => [x, y]),
        renderItem: ({ coordSys }: { coordSys: PlotBox }, api: DrawApi) =>
          drawNames(drawn, lines, focus, coordSys, api),
      },
    ],
  };
}
