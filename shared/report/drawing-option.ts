/** The option of a drawing, from the same builders that the pages use. */
import { barsOption } from '../charts/bars-option.ts';
import { divergingOption } from '../charts/diverging-option.ts';
import { linesOption } from '../charts/lines-option.ts';
import type { Look } from '../charts/look.ts';
import { stackedOption } from '../charts/stacked-option.ts';
import { waterfallOption } from '../charts/waterfall-option.ts';
import type { Drawing } from './model.ts';

export function drawingOption(look: Look, drawing: Drawing) {
  switch (drawing.kind) {
    case 'bars':
      return barsOption(look, { rows: drawing.rows, unit: drawing.measureUnit, focus: drawing.focus });
    case 'diverging':
      return divergingOption(look, { rows: drawing.rows, unit: drawing.measureUnit });
    case 'stacked':
      return stackedOption(look, { rows: drawing.rows, parts: drawing.parts });
    case 'waterfall':
      return waterfallOption(look, { steps: drawing.steps, unit: drawing.measureUnit });
    case 'lines':
      return linesOption(look, {
        x: drawing.x,
        series: drawing.series,
        points: drawing.points,
        unit: drawing.measureUnit,
      });
  }
}

/** Height in pixels of a drawing as wide as a page of text: a line for each bar, enough for a curve. */
export function drawingHeight(drawing: Drawing): number {
  switch (drawing.kind) {
    case 'bars':
    case 'diverging':
      return 40 + 24 * drawing.rows.length;
    case 'stacked':
      return 60 + 26 * drawing.rows.length;
    case 'waterfall':
      return 240;
    case 'lines':
      return 300;
  }
}
