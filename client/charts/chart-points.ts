/** What the arrow keys walk through in a drawing, read from the option that draws it. */
import type { EChartsCoreOption } from 'echarts/core';
import { z } from 'zod';
import { escapeHtml } from '#shared/charts/look.ts';
import { besideMark } from '../lib/beside-mark.ts';
import { versionWords } from '../lib/cut.words.ts';

/** The places of one drawing, in the order of its axis or of its marks. */
export interface ChartPoints {
  count: number;
  /** `axis`: one tooltip a place of the axis that carries names; `mark`: one tooltip a mark of the first series. */
  by: 'axis' | 'mark';
  /** The axis that carries the names. */
  names: 'x' | 'y';
  /** What the tooltip says at a place, as plain words. */
  words: (index: number) => string;
  /** What a click there chooses; null where nothing does. */
  key: (index: number) => string | null;
}

type Formatter = (at: { dataIndex: number }[] & { dataIndex: number }) => string;

const Axis = z.looseObject({ type: z.string(), data: z.array(z.unknown()).default([]) });
/** The parts of an option that are read here; every one in shared/charts and client/charts has them. */
const Drawn = z.looseObject({
  tooltip: z.looseObject({
    trigger: z.enum(['axis', 'item']),
    formatter: z.custom<Formatter>((given) => typeof given === 'function'),
  }),
  xAxis: Axis,
  yAxis: Axis,
  series: z.array(z.looseObject({ data: z.array(z.unknown()).default([]) })),
});

/** @returns null where there is nothing to walk through */
export function pointsOf(option: EChartsCoreOption): ChartPoints | null {
  const { data: drawn } = Drawn.safeParse(option.baseOption ?? option);
  if (!drawn) return null;
  const { tooltip, xAxis, yAxis, series } = drawn;
  const by = tooltip.trigger === 'axis' ? 'axis' : 'mark';
  const names = yAxis.type === 'category' ? 'y' : 'x';
  const places = by === 'mark' ? (series[0]?.data ?? []) : (names === 'y' ? yAxis : xAxis).data;
  if (places.length === 0) return null;
  return {
    count: places.length,
    by,
    names,
    words: (index) =>
      plainWords(tooltip.formatter(Object.assign([{ dataIndex: index }], { dataIndex: index }))),
    key: (index) => series.map(({ data }) => keyOf(data[index])).find((key) => key !== null) ?? null,
  };
}

/** Every tooltip stands clear of its point and ends with the data it is of: period and version. */
export function withTips(option: EChartsCoreOption, of: string | undefined): EChartsCoreOption {
  const { baseOption } = option;
  const { data: drawn } = Drawn.safeParse(baseOption ?? option);
  if (!drawn) return option;
  const formatter: Formatter = (at) => {
    const words = drawn.tooltip.formatter(at);
    if (!words || !of) return words;
    // Headed by a period of its own, a point is not of the page's: only the version holds for it.
    const about = /^<b>\d{4}/.test(words) ? versionWords(of) : of;
    return `${words}<br>${escapeHtml(about)}`;
  };
  const tooltip = { ...drawn.tooltip, formatter, position: tipPosition };
  return baseOption ? { ...option, baseOption: { ...baseOption, tooltip } } : { ...option, tooltip };
}

function tipPosition(point: Spot, _of: unknown, _box: unknown, _mark: unknown, sizes: Sizes): Spot {
  return tipPlace(point, sizes);
}

function keyOf(mark: unknown): string | null {
  return typeof mark === 'object' && mark !== null && 'key' in mark && typeof mark.key === 'string'
    ? mark.key
    : null;
}

const CHARACTERS: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The HTML of a tooltip as words: lines by commas, no tags. */
function plainWords(html: string): string {
  return html
    .replace(/<br>/g, '，')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (found) => CHARACTERS[found] ?? found);
}

/** Where the arrow keys lead to from a place; null for a key that leads nowhere. */
export function stepTo(key: string, at: number, count: number): number | null {
  const last = count - 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(last, at + 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** Where the library puts a tooltip: clear of its point. All in pixels of the drawing. */
export function tipPlace([x, y]: Spot, { contentSize, viewSize: [room] }: Sizes): Spot {
  return besideMark({ left: x, right: x, top: y, bottom: y }, contentSize, room, CLEAR);
}

type Spot = [x: number, y: number];
interface Sizes {
  contentSize: [width: number, height: number];
  viewSize: [width: number, height: number];
}

/** Half a finger's tip. */
const CLEAR = 16;
