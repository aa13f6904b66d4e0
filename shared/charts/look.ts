/** Colours, fonts and frames of every drawing, from the colours of a page or of a sheet of paper. */
import { markOf, number, type Shown, withUnit } from '../number-text.ts';

/** What drawings are coloured by; the names are those of client/ui/tokens.css or say what they mark. */
const COLOURS = [
  'ink',
  'ink2',
  'paper',
  'line',
  'line2',
  'edge',
  'focus',
  'bar',
  'rest',
  'track',
  'good',
  'bad',
  'band',
  'required',
  'projection',
  'hatch',
] as const;
type Colours = Record<(typeof COLOURS)[number], string>;

/** Everything an option builder takes from the place it is drawn for. */
export type Look = ReturnType<typeof lookOf>;

/** @param font a CSS family in single quotes: the library writes it into double-quoted attributes as it stands. @param text pixels. */
export function lookOf(colour: Colours, font: string, text: number) {
  return {
    colour,
    text,
    /** No animation anywhere: figures stand still, and print and screenshots show the finished drawing. */
    frame: {
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: font, fontSize: text, color: colour.ink },
    },
    tooltip: {
      confine: true,
      backgroundColor: colour.paper,
      borderColor: colour.line,
      padding: [6, 10],
      textStyle: { color: colour.ink, fontSize: text, fontFamily: font },
    },
    /** An axis of figures: thin lines, no axis line. */
    valueAxis: {
      type: 'value',
      axisLabel: { color: colour.ink2, fontSize: text, formatter: axisNumber },
      splitLine: { lineStyle: { color: colour.line2 } },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    categoryAxis: {
      type: 'category',
      axisLabel: { color: colour.ink, fontSize: text },
      axisLine: { lineStyle: { color: colour.ink2 } },
      axisTick: { show: false },
    },
    /** Fine slanted lines for what is recorded but not counted, or absent. */
    hatch: {
      symbol: 'rect',
      color: colour.hatch,
      dashArrayX: [1, 0],
      dashArrayY: [2, 3],
      rotation: Math.PI / 4,
    },
  };
}

/** An axis of names with the one that the page is about in bold; -1 where it is about none. */
export function markedAxis(look: Look, names: readonly string[], at = -1) {
  return {
    ...look.categoryAxis,
    data: [...names],
    axisLabel: {
      ...look.categoryAxis.axisLabel,
      ...(at < 0
        ? {}
        : {
            formatter: (name: string, index: number) => (index === at ? `{on|${name}}` : name),
            rich: { on: { fontWeight: 'bold', fontSize: look.text, color: look.colour.focus } },
          }),
    },
  };
}

/** Axis figures: thousands separators and a true minus, as many decimals as the step needs. */
export function axisNumber(value: number): string {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return number(value, Math.min(decimals, 2));
}

/** White or ink, whichever keeps 4.5:1 on a ground of this colour (#rrggbb); WCAG relative luminance. */
export function inkOn({ colour: { paper, ink } }: Pick<Look, 'colour'>, ground: string): string {
  const light = (at: number) => {
    const part = Number.parseInt(ground.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 1.05 / (0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) + 0.05) >= 4.5 ? paper : ink;
}

/** What steps back beside what is marked: its own colour (#rrggbb), three parts of ten, on paper. */
export function paler({ colour: { paper } }: Pick<Look, 'colour'>, colour: string): string {
  const part = (from: string, at: number) => Number.parseInt(from.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(0.3 * part(colour, at) + 0.7 * part(paper, at)));
  return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that the HTML of a tooltip may carry. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** One figure of a tooltip; unit and decimals where they are not the drawing's own. */
export interface TipLine {
  name: string;
  value: Shown;
  unit?: string;
  digits?: number;
}

/** The HTML of a tooltip: heading, then one line a figure; a missing figure keeps its mark. */
export function tooltipHtml(
  heading: string,
  lines: readonly TipLine[],
  unit: string,
  digits: number,
): string {
  const body = lines.map(({ name, value, ...own }) => {
    const measure = own.unit ?? unit;
    const words = withUnit(number(value, own.digits ?? digits), measure);
    const shown = markOf(value) ?? words.trimEnd();
    return `${escapeHtml(name)}：<b>${escapeHtml(shown)}</b>`;
  });
  return [`<b>${escapeHtml(heading)}</b>`, ...body].join('<br>');
}
