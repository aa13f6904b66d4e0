import { type Figure, isValue, REASON_MARK } from '../figure.ts';
import { signed } from '../number-text.ts';
import { type Look, tooltipHtml } from './look.ts';

export interface WaterfallStep {
  /** Of the block or unit, where one can be marked. */
  key?: string;
  label: string;
  /** A part adds to what stands before it; the total stands on 0. In the chart's unit. */
  value: Figure;
  kind: 'part' | 'total';
  colour?: string;
  /** Written at the bar instead of the signed figure: 少 20, 多 5（抵减）. */
  text?: string;
}

interface WaterfallBar extends WaterfallStep {
  start: number;
  end: number;
}

/** Where each bar begins and ends. A missing part moves nothing and leaves a gap. */
export function waterfallBars(steps: readonly WaterfallStep[]): WaterfallBar[] {
  let level = 0;
  return steps.map((step) => {
    if (!isValue(step.value)) return { ...step, start: level, end: level };
    if (step.kind === 'total') {
      level = step.value;
      return { ...step, start: 0, end: step.value };
    }
    const start = level;
    level += step.value;
    return { ...step, start, end: level };
  });
}

interface WaterfallInput {
  steps: readonly WaterfallStep[];
  unit: string;
  digits?: number;
  /** Key of the step in colour; the other parts turn grey. */
  focus?: string | null;
}

interface DrawApi {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
  size: (extent: [number, number]) => [number, number];
}

function colourOf(look: Look, step: WaterfallStep): string {
  if (step.colour) return step.colour;
  if (step.kind === 'total') return look.colour.bar;
  return isValue(step.value) && step.value < 0 ? look.colour.bad : look.colour.good;
}

function textOf(step: WaterfallStep, digits: number): string {
  if (!isValue(step.value)) return REASON_MARK[step.value];
  return step.text ?? signed(step.value, digits);
}

/** Parts one upon the other from 0, joined by thin lines, and their total. */
export function waterfallOption(look: Look, { steps, unit, digits = 1, focus = null }: WaterfallInput) {
  const marks = steps.some(({ key }) => key === focus);
  const bars = waterfallBars(steps).map((bar) =>
    marks && bar.kind === 'part' && bar.key !== focus ? { ...bar, colour: look.colour.rest } : bar,
  );
  return {
    ...look.frame,
    grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
    tooltip: {
      ...look.tooltip,
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        return bar
          ? tooltipHtml(
              bar.label,
              [{ name: bar.kind === 'total' ? '合计' : '影响', value: bar.value }],
              unit,
              digits,
            )
          : '';
      },
    },
    xAxis: {
      ...look.categoryAxis,
      data: bars.map((bar) => bar.label),
      axisLabel: { ...look.categoryAxis.axisLabel, interval: 0 },
    },
    yAxis: { ...look.valueAxis, min: Math.min(0, ...bars.map((bar) => bar.end)) < 0 ? undefined : 0 },
    series: [
      {
        id: 'steps',
        type: 'custom',
        encode: { x: 0, y: [1, 2] },
        data: bars.map((bar, index) => ({
          value: [index, bar.start, bar.end],
          name: bar.label,
          ...(bar.key ? { key: bar.key } : {}),
        })),
        renderItem: (_params: unknown, api: DrawApi) => drawStep(look, api, bars, digits),
      },
    ],
  };
}

function drawStep(look: Look, api: DrawApi, bars: readonly WaterfallBar[], digits: number) {
  const index = api.value(0);
  const bar = bars[index];
  if (!bar) return null;
  const [x, from] = api.coord([index, bar.start]);
  const [, to] = api.coord([index, bar.end]);
  const step = api.size([1, 0])[0];
  const width = Math.min(68, step * 0.5);
  const box = { x: x - width / 2, y: Math.min(from, to), width, height: Math.abs(to - from) };
  const next = index < bars.length - 1;
  return {
    type: 'group',
    children: [
      {
        type: 'rect',
        shape: box,
        style: { fill: colourOf(look, bar) },
        textConfig: { position: 'top' },
        textContent: {
          type: 'text',
          style: { text: textOf(bar, digits), fill: look.colour.ink, fontSize: look.text },
        },
      },
      ...(next
        ? [
            {
              type: 'line',
              silent: true,
              shape: { x1: x + width / 2, y1: to, x2: x + step - width / 2, y2: to },
              style: { stroke: look.colour.ink2, lineWidth: 1, lineDash: [2, 2] },
            },
          ]
        : []),
    ],
  };
}
