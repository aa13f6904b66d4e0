/** Drawings without a browser: echarts writes SVG, resvg paints it with a font that the machine has. */
import { renderAsync } from '@resvg/resvg-js';
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout, LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { drawingHeight, drawingOption } from '#shared/report/drawing-option.ts';
import type { Drawing } from '#shared/report/model.ts';
import { type FoundFont, findCjkFont } from './cjk-font.ts';
import { paperLook } from './paper-look.ts';

echarts.use([
  BarChart,
  LineChart,
  ScatterChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  LabelLayout,
  LegacyGridContainLabel,
  SVGRenderer,
]);

/** A picture in pixels of the page; painted three times as fine. */
export interface Picture {
  png: Buffer;
  width: number;
  height: number;
}

const WIDTH = 620;
const FINENESS = 3;

/** Sought once: fonts do not come and go while a server runs. */
let font: FoundFont | null | undefined;

/** The drawing as PNG, 288 dots to the inch; null where the machine has no Chinese font to write it with. */
export async function draw(drawing: Drawing): Promise<Picture | null> {
  font ??= findCjkFont();
  if (font === null) return null;
  const height = drawingHeight(drawing);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption(drawingOption(paperLook(font.family), drawing));
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Reading the font takes a second: not on the thread that answers requests.
  const painted = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: WIDTH * FINENESS },
    font: { fontFiles: [font.file], loadSystemFonts: false, defaultFontFamily: font.family },
  });
  return { png: painted.asPng(), width: WIDTH, height };
}
