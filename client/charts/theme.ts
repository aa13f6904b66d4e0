/** Colours, fonts and frames of every chart, all from client/ui/tokens.css. */
import { markOf, number, type Shown } from '../lib/format.ts';
import { pixels, token } from '../ui/tokens.ts';

export const COLOUR = {
  ink: token('ink'),
  ink2: token('ink-2'),
  paper: token('paper'),
  line: token('line'),
  line2: token('line-2'),
  edge: token('edge'),
  focus: token('link'),
  bar: token('bar'),
  rest: token('bar-rest'),
  track: token('track'),
  good: token('on-track'),
  bad: token('behind'),
  band: token('band'),
  required: token('behind'),
  projection: token('on-track'),
} as const;

/** Single quotes: the library writes the family into double-quoted SVG attributes as it stands. */
export const FONT = token('font').replaceAll('"', "'");

/** Words in a drawing, in pixels. */
export const TEXT = pixels('text-s');

/** No animation anywhere: figures stand still, and print and screenshots show the finished drawing. */
export const FRAME = {
  animation: false,
  aria: { enabled: false },
  textStyle: { fontFamily: FONT, fontSize: TEXT, color: COLOUR.ink },
} as const;

export const TOOLTIP = {
  confine: true,
  backgroundColor: COLOUR.paper,
  borderColor: COLOUR.line,
  padding: [6, 10],
  textStyle: { color: COLOUR.ink, fontSize: TEXT, fontFamily: FONT },
} as const;

/** Axis figures: thousands separators and a true minus, as many decimals as the step needs. */
export function axisNumber(value: number): string {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return number(value, Math.min(decimals, 2));
}

/** White or ink, whichever keeps 4.5:1 on a ground of this colour (#rrggbb); WCAG relative luminance. */
export function inkOn(colour: string): string {
  const light = (at: number) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 1.05 / (0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) + 0.05) >= 4.5
    ? COLOUR.paper
    : COLOUR.ink;
}

/** An axis of figures: thin lines, no axis line. */
export const VALUE_AXIS = {
  type: 'value',
  axisLabel: { color: COLOUR.ink2, fontSize: TEXT, formatter: axisNumber },
  splitLine: { lineStyle: { color: COLOUR.line2 } },
  axisLine: { show: false },
  axisTick: { show: false },
} as const;

export const CATEGORY_AXIS = {
  type: 'category',
  axisLabel: { color: COLOUR.ink, fontSize: TEXT },
  axisLine: { lineStyle: { color: COLOUR.ink2 } },
  axisTick: { show: false },
} as const;

/** Fine slanted lines for what is recorded but not counted, or absent. */
export const HATCH = {
  symbol: 'rect',
  color: token('hatch'),
  dashArrayX: [1, 0],
  dashArrayY: [2, 3],
  rotation: Math.PI / 4,
} as const;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** The HTML of a tooltip: heading, then one line a figure; a missing figure keeps its mark. */
export function tooltipHtml(
  heading: string,
  lines: readonly { name: string; value: Shown }[],
  unit: string,
  digits: number,
): string {
  const body = lines.map(({ name, value }) => {
    const shown = markOf(value) ?? `${number(value, digits)}${unit === '%' ? '' : ' '}${unit}`;
    return `${escapeHtml(name)}：<b>${escapeHtml(shown)}</b>`;
  });
  return [`<b>${escapeHtml(heading)}</b>`, ...body].join('<br>');
}
