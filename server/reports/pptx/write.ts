/** Slides as bytes of a .pptx: plain, 16:9, native charts and tables. */

import type { Slide, Slides } from '#shared/report/build-slides.ts';
import type { ReportTable } from '#shared/report/model.ts';
import { cellText, widthsOf } from '#shared/report/tables.ts';
import { SIMULATED_NOTE } from '#shared/table.ts';
import { xmlText } from '../../exports/xml-text.ts';
import { PAPER_COLOURS } from '../charts/paper-look.ts';
import { type PageOfSlides, Presentation } from './library.ts';
import { addChart, FONT } from './native-chart.ts';

const INK = PAPER_COLOURS.ink.slice(1);
const FAINT = PAPER_COLOURS.ink2.slice(1);
const ACCENT = '12436D';
/** Inches. */
const PAGE = { w: 13.333, h: 7.5 };
const LEFT = 0.6;
const WIDE = PAGE.w - 2 * LEFT;

export async function writeSlides(model: Slides): Promise<Uint8Array> {
  const file = new Presentation();
  file.layout = 'LAYOUT_WIDE';
  file.title = xmlText(model.title);
  file.theme = { headFontFace: FONT, bodyFontFace: FONT };
  cover(file, model);
  model.slides.forEach((slide, i) => {
    addSlide(file, model, slide, i + 2);
  });
  const bytes = await file.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('slides are bytes');
  return bytes;
}

const words = { fontFace: FONT, color: INK } as const;

function cover(file: Presentation, { title, subtitle, source, simulated }: Slides): void {
  const slide = file.addSlide();
  slide.addShape('rect', { x: 0, y: 0, w: 0.25, h: PAGE.h, fill: { color: ACCENT } });
  slide.addText(xmlText(title), { ...words, x: 1, y: 2.2, w: PAGE.w - 2, h: 1.4, fontSize: 36, bold: true });
  slide.addText(xmlText(subtitle), { ...words, x: 1, y: 3.7, w: PAGE.w - 2, h: 0.6, fontSize: 20 });
  const foot = simulated ? `${SIMULATED_NOTE}。${source}` : source;
  slide.addText(xmlText(foot), { ...words, color: FAINT, x: 1, y: 6.3, w: PAGE.w - 2, h: 0.7, fontSize: 12 });
}

function addSlide(
  file: Presentation,
  { source, simulated }: Slides,
  { title, points, chart, table }: Slide,
  page: number,
): void {
  const slide = file.addSlide();
  slide.addText(xmlText(title), {
    ...words,
    color: ACCENT,
    x: LEFT,
    y: 0.35,
    w: WIDE,
    h: 0.7,
    fontSize: 26,
    bold: true,
  });
  slide.addShape('line', { x: LEFT, y: 1.08, w: WIDE, h: 0, line: { color: ACCENT, width: 1.5 } });
  const below = chart !== null || table !== null;
  const length = points.reduce((sum, point) => sum + point.length, 0);
  const size = below ? (length > 260 ? 13 : 16) : length > 500 ? 15 : 18;
  const height = below ? Math.max(0.5, Math.min(2.2, textHeight(points, size))) : 5.4;
  if (points.length > 0)
    slide.addText(
      points.map((point, i) => ({
        text: xmlText(point),
        options: { bullet: true, breakLine: i < points.length - 1, paraSpaceAfter: 4 },
      })),
      { ...words, x: LEFT, y: 1.2, w: WIDE, h: height, fontSize: size, valign: 'top' },
    );
  const top = points.length > 0 ? 1.3 + height : 1.3;
  const room = 6.75 - top;
  if (chart) {
    slide.addText(xmlText(chart.caption), {
      ...words,
      x: LEFT,
      y: top,
      w: WIDE,
      h: 0.35,
      fontSize: 14,
      bold: true,
    });
    addChart(slide, chart.drawing, { x: LEFT, y: top + 0.35, w: WIDE, h: room - 0.4 }, xmlText(chart.alt));
  } else if (table) addTable(slide, table, top, room);
  const foot = `${simulated ? `${SIMULATED_NOTE}。` : ''}${source}`;
  slide.addText(xmlText(foot), {
    ...words,
    color: FAINT,
    x: LEFT,
    y: 6.85,
    w: WIDE - 1,
    h: 0.4,
    fontSize: 10,
  });
  slide.addText(String(page), {
    ...words,
    color: FAINT,
    x: PAGE.w - 1.2,
    y: 6.85,
    w: 0.6,
    h: 0.4,
    fontSize: 11,
    align: 'right',
  });
}

/** Inches that points take at a size in points of type: Chinese letters are as wide as high. */
function textHeight(points: readonly string[], size: number): number {
  const perLine = Math.floor((WIDE * 72) / size) - 3;
  const lines = points.reduce((sum, point) => sum + Math.ceil(point.length / perLine), 0);
  return (lines * size * 1.35 + points.length * 4) / 72 + 0.1;
}

function addTable(slide: PageOfSlides, table: ReportTable, y: number, room: number): void {
  slide.addText(xmlText(`${table.caption}${table.note ? `（${table.note}）` : ''}`), {
    ...words,
    x: LEFT,
    y,
    w: WIDE,
    h: 0.35,
    fontSize: 14,
    bold: true,
  });
  const rows = table.rows.length + 1;
  const height = Math.min(0.36, (room - 0.45) / rows);
  const fontSize = Math.max(8, Math.min(12, Math.floor(height * 72 * 0.5)));
  const border = { type: 'solid', color: 'C8CED6', pt: 0.5 } as const;
  slide.addTable(
    [
      table.columns.map(({ title }) => ({
        text: xmlText(title),
        options: { bold: true, align: 'center' as const, fill: { color: 'EEF1F6' } },
      })),
      ...table.rows.map(({ cells, strong, indent }) =>
        table.columns.map(({ kind }, at) => ({
          text: xmlText(`${at === 0 ? '　'.repeat(indent) : ''}${cellText(cells[at] ?? '')}`),
          options: { bold: strong, align: kind === 'number' ? ('right' as const) : ('left' as const) },
        })),
      ),
    ],
    {
      x: LEFT,
      y: y + 0.4,
      w: WIDE,
      colW: widthsOf(table).map((share) => share * WIDE),
      rowH: height,
      fontFace: FONT,
      fontSize,
      color: INK,
      border,
      margin: [0.01, 0.08, 0.01, 0.08],
      valign: 'middle',
    },
  );
}
