/** A drawing as a chart of the slide's own, which can be changed there: figures in its sheet, no picture. */

import { rankRows } from '#shared/charts/bars-option.ts';
import { rowShares } from '#shared/charts/stacked-option.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import type { Drawing } from '#shared/report/model.ts';
import { PAPER_COLOURS } from '../charts/paper-look.ts';
import type { ChartOptions, PageOfSlides } from './library.ts';

/** Where a chart stands and how large, inches. */
interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export const FONT = '微软雅黑';
const hex = (colour: string) => colour.replace('#', '').toUpperCase();
/** A place without a figure keeps its label with its mark and has no bar. */
const named = (label: string, value: Figure) =>
  isValue(value) ? label : `${label}（${REASON_MARK[value]}）`;
const amount = (value: Figure | null | undefined) =>
  value !== null && value !== undefined && isValue(value) ? value : 0;

const common = {
  catAxisLabelFontFace: FONT,
  valAxisLabelFontFace: FONT,
  dataLabelFontFace: FONT,
  legendFontFace: FONT,
  catAxisLabelFontSize: 12,
  valAxisLabelFontSize: 11,
  dataLabelFontSize: 11,
  legendFontSize: 12,
  valGridLine: { color: hex(PAPER_COLOURS.line2), size: 0.75 },
  catGridLine: { style: 'none' },
  dataLabelColor: hex(PAPER_COLOURS.ink),
} as const satisfies ChartOptions;

export function addChart(slide: PageOfSlides, drawing: Drawing, box: Box, alt: string): void {
  const at = { ...common, ...box, altText: alt };
  switch (drawing.kind) {
    case 'bars':
    case 'diverging': {
      // A bar chart counts from below: the largest comes last.
      const rows = rankRows(drawing.rows).reverse();
      const data = [
        {
          name: drawing.measureUnit,
          labels: rows.map((r) => named(r.label, r.value)),
          values: rows.map((r) => amount(r.value)),
        },
      ];
      slide.addChart('bar', data, {
        ...at,
        barDir: 'bar',
        barGapWidthPct: 45,
        chartColors: [hex(drawing.kind === 'bars' ? PAPER_COLOURS.bar : PAPER_COLOURS.good)],
        invertedColors: [hex(PAPER_COLOURS.bad)],
        showValue: true,
        dataLabelFormatCode: '#,##0.0',
        catAxisLabelPos: 'low',
      });
      return;
    }
    case 'stacked': {
      const shares = drawing.rows.map((_, row) => rowShares(drawing.parts, row));
      const data = drawing.parts.map(({ name }, part) => ({
        name,
        labels: [...drawing.rows].reverse(),
        values: shares.map((row) => amount(row[part])).reverse(),
      }));
      slide.addChart('bar', data, {
        ...at,
        barDir: 'bar',
        barGrouping: 'stacked',
        barGapWidthPct: 35,
        chartColors: drawing.parts.map(({ colour }) => hex(colour)),
        showLegend: true,
        legendPos: 't',
        showValue: true,
        dataLabelColor: hex(PAPER_COLOURS.paper),
        dataLabelFormatCode: '[>=6]0.0;;',
        valAxisMaxVal: 100,
      });
      return;
    }
    case 'waterfall': {
      // A slide's own charts know no steps: each part stands on 0, its figure on it.
      const labels = drawing.steps.map(({ label, value }) => named(label, value));
      slide.addChart(
        'bar',
        [{ name: drawing.measureUnit, labels, values: drawing.steps.map(({ value }) => amount(value)) }],
        {
          ...at,
          barDir: 'col',
          barGapWidthPct: 90,
          chartColors: [hex(PAPER_COLOURS.good)],
          invertedColors: [hex(PAPER_COLOURS.bad)],
          showValue: true,
          dataLabelFormatCode: '0.0',
        },
      );
      return;
    }
    case 'lines': {
      const data = drawing.series.map(({ name, values }) => ({
        name,
        labels: [...drawing.x],
        // A gap is left out by the empty cell, never drawn as 0.
        values: drawing.x.map((_, i) => {
          const value = values[i];
          return value !== null && value !== undefined && isValue(value) ? value : Number.NaN;
        }),
      }));
      slide.addChart('line', data, {
        ...at,
        showLegend: true,
        legendPos: 't',
        lineDataSymbolSize: 6,
        chartColors: [
          hex(PAPER_COLOURS.ink),
          hex(PAPER_COLOURS.required),
          hex(PAPER_COLOURS.projection),
          hex(PAPER_COLOURS.edge),
        ],
        displayBlanksAs: 'gap',
        valAxisMinVal:
          Math.floor((0.9 * Math.min(...data.flatMap(({ values }) => values.filter(Number.isFinite)))) / 50) *
          50,
      });
      return;
    }
  }
}
