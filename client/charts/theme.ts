/** Colours, fonts and frames of every chart; the same values as client/ui/tokens.css. */
import { markOf, number, type Shown } from '../lib/format.ts';

export const COLOUR = {
  ink: '#1b2430',
  ink2: '#46525f',
  line: '#c8ced6',
  line2: '#e1e5eb',
  bar: '#52606d',
  rest: '#b4bcc6',
  good: '#0b5cad',
  bad: '#c2410c',
  band: '#cdd8e6',
  required: '#c2410c',
  projection: '#0b5cad',
} as const;

/** Single quotes: the library writes the family into double-quoted SVG attributes as it stands. */
export const FONT =
  "'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

/** No animation anywhere: figures stand still, and print and screenshots show the finished drawing. */
export const FRAME = {
  animation: false,
  aria: { enabled: false },
  textStyle: { fontFamily: FONT, fontSize: 12, color: COLOUR.ink },
} as const;

export const TOOLTIP = {
  confine: true,
  backgroundColor: '#ffffff',
  borderColor: COLOUR.line,
  padding: [6, 10],
  textStyle: { color: COLOUR.ink, fontSize: 12, fontFamily: FONT },
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
    ? '#ffffff'
    : COLOUR.ink;
}

/** An axis of figures: thin lines, no axis line. */
export const VALUE_AXIS = {
  type: 'value',
  axisLabel: { color: COLOUR.ink2, fontSize: 12, formatter: axisNumber },
  splitLine: { lineStyle: { color: COLOUR.line2 } },
  axisLine: { show: false },
  axisTick: { show: false },
} as const;

export const CATEGORY_AXIS = {
  type: 'category',
  axisLabel: { color: COLOUR.ink, fontSize: 12 },
  axisLine: { lineStyle: { color: COLOUR.ink2 } },
  axisTick: { show: false },
} as const;

/** Fine slanted lines for what is recorded but not counted, or absent. */
export const HATCH = {
  symbol: 'rect',
  color: 'rgba(255,255,255,0.75)',
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
