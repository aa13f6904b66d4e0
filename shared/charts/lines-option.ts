import { type Figure, isValue } from '../figure.ts';
import { number } from '../number-text.ts';
import { type Look, markedAxis, type TipLine, tooltipHtml } from './look.ts';

export interface LineSeries {
  name: string;
  /** One figure for each place on the axis; null = the line does not reach there. */
  values: readonly (Figure | null)[];
  /** Solid = reported, dashed = required, dotted = projected; also in words in the subtitle. */
  style: 'actual' | 'required' | 'projection';
  colour?: string;
  /** Figures written at the points (few points only). */
  labelled?: boolean;
  /** The name at the line's end; by default where no figures are written. */
  named?: boolean;
  /** Growth of each point against its own base, said where one points at it; as the server compares, never from neighbours. */
  growth?: readonly Figure[];
  /** Points drawn full instead of hollow, e.g. published among simulated ones; the subtitle says so. */
  full?: readonly boolean[];
}

export interface LinesInput {
  x: readonly string[];
  series: readonly LineSeries[];
  /** Slowest to fastest assumption; always named 情景, it is no confidence interval. */
  band?: { name: string; low: readonly (Figure | null)[]; high: readonly (Figure | null)[] } | null;
  /** Target points: a diamond with words. */
  points?: readonly { x: string; y: number; label: string }[];
  unit: string;
  digits?: number;
  /** What a click on each place chooses, and the place that the page is about. */
  keys?: readonly string[];
  at?: number;
  /** Start the axis at 0 (default: at a round figure below the lowest). */
  fromZero?: boolean;
}

const strokes = (look: Look) => ({
  actual: { type: 'solid', width: 3, colour: look.colour.ink },
  required: { type: 'dashed', width: 2, colour: look.colour.required },
  projection: { type: 'dotted', width: 2, colour: look.colour.projection },
});

function gap(value: Figure | null): number | null {
  return value !== null && isValue(value) ? value : null;
}

/** Trajectories. A missing figure is a gap in the line, never 0 and never bridged. */
export function linesOption(
  look: Look,
  { x, series, band = null, points = [], unit, digits = 1, keys = [], at, fromZero = false }: LinesInput,
) {
  return {
    ...look.frame,
    // Names stand at the ends of lines that carry no figures.
    grid: {
      left: 8,
      right: series.every((s) => s.labelled && !s.named) ? 28 : 96,
      top: 20,
      bottom: 8,
      containLabel: true,
    },
    tooltip: {
      ...look.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: look.colour.line } },
      formatter: (params: readonly { dataIndex: number }[]) => {
        const index = params[0]?.dataIndex ?? 0;
        return tooltipHtml(x[index] ?? '', linesAt(index, series, band), unit, digits);
      },
    },
    xAxis: { ...markedAxis(look, x, at), boundaryGap: false },
    yAxis: { ...look.valueAxis, ...(fromZero ? { min: 0 } : { scale: true, minInterval: 10 ** -digits }) },
    series: [
      ...bandSeries(look, band),
      ...series.map((line) => lineSeries(look, line, digits, keys)),
      ...pointSeries(look, points),
    ],
  };
}

function linesAt(index: number, series: readonly LineSeries[], band: LinesInput['band']): TipLine[] {
  const rows = [
    ...series.flatMap(({ name, values, growth }) => [
      { name, value: values[index] ?? null },
      ...(growth ? [{ name: '同比', value: growth[index] ?? null, unit: '%', digits: 1 }] : []),
    ]),
    ...(band
      ? [
          { name: `${band.name}（低）`, value: band.low[index] ?? null },
          { name: `${band.name}（高）`, value: band.high[index] ?? null },
        ]
      : []),
  ];
  return rows.flatMap(({ value, ...row }) => (value === null ? [] : [{ ...row, value }]));
}

function lineSeries(look: Look, line: LineSeries, digits: number, keys: readonly string[]) {
  const stroke = strokes(look)[line.style];
  const colour = line.colour ?? stroke.colour;
  return {
    id: `line ${line.name}`,
    name: line.name,
    type: 'line',
    connectNulls: false,
    emphasis: { disabled: true },
    showSymbol: line.style === 'actual',
    symbol: 'circle',
    symbolSize: 7,
    itemStyle: { color: look.colour.paper, borderColor: colour, borderWidth: 2 },
    lineStyle: { color: colour, type: stroke.type, width: stroke.width },
    label: {
      show: line.labelled ?? false,
      position: 'top',
      color: look.colour.ink,
      formatter: ({ value }: { value: number }) => number(value, digits),
    },
    endLabel: { show: line.named ?? !line.labelled, color: colour, distance: 6, formatter: line.name },
    // Figures stand above their points and the name beside the last: moving them apart would tear them off the line.
    labelLayout: !line.labelled ? { moveOverlap: 'shiftY' } : line.named ? {} : { hideOverlap: true },
    data: line.values.map((value, index) => {
      const own = {
        ...(line.labelled
          ? { label: clearOfLine(gap(line.values[index - 1] ?? null), gap(value), index) }
          : {}),
        ...(keys[index] ? { key: keys[index] } : {}),
        ...(line.full?.[index] ? { itemStyle: { color: colour } } : {}),
      };
      return Object.keys(own).length > 0 ? { value: gap(value), ...own } : gap(value);
    }),
  };
}

/** Where a point's figure is clear of the line that comes to it; the first one also clear of the axis' figures. */
function clearOfLine(before: number | null, value: number | null, index: number) {
  if (index === 0) return { align: 'left', offset: [-5, -8] };
  if (before === null || value === null) return {};
  return value >= before ? { align: 'right', offset: [6, 0] } : { align: 'left', offset: [-6, 0] };
}

/** Two stacked areas: the lower one invisible, the upper one as high as the band. */
function bandSeries(look: Look, band: LinesInput['band']) {
  if (!band) return [];
  const low = band.low.map(gap);
  const height = band.high.map((value, index) => {
    const [top, bottom] = [gap(value), low[index] ?? null];
    return top === null || bottom === null ? null : top - bottom;
  });
  const shared = {
    type: 'line',
    stack: 'band',
    stackStrategy: 'all',
    symbol: 'none',
    emphasis: { disabled: true },
    silent: true,
    z: 1,
    lineStyle: { opacity: 0 },
  };
  return [
    { ...shared, id: 'band low', data: low },
    {
      ...shared,
      id: 'band height',
      name: band.name,
      areaStyle: { color: look.colour.band, opacity: 0.8 },
      data: height,
    },
  ];
}

function pointSeries(look: Look, points: NonNullable<LinesInput['points']>) {
  if (points.length === 0) return [];
  return [
    {
      id: 'points',
      z: 5,
      type: 'scatter',
      symbol: 'diamond',
      symbolSize: 12,
      itemStyle: { color: look.colour.ink, opacity: 1 },
      data: points.map(({ x, y, label }) => ({
        value: [x, y],
        label: {
          show: true,
          position: 'left',
          // Above the rising line, clear of the names at the lines' ends.
          offset: [4, -9],
          color: look.colour.ink,
          formatter: label,
        },
      })),
    },
  ];
}
