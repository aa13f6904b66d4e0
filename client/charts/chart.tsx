/** The only door to echarts. Always loaded lazily (ChartCard does): words and figures come first. */

import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import ReactEChartsModule from 'echarts-for-react/esm/core.js';
import { type ComponentType, useCallback, useEffect, useMemo, useRef } from 'react';
import { type ChartPoints, pointsOf, withTips } from './chart-points.ts';
import { PointKeys } from './point-keys.tsx';
import { followPaper } from './print-size.ts';

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
  SVGRenderer,
]);

export type ChartOption = EChartsCoreOption;

/** The drawing on the page, for export. */
export interface ChartHandle {
  svg: () => string;
  width: number;
  height: number;
}

interface ChartProps {
  option: ChartOption;
  height: number;
  /** Read out in place of the drawing; written by us, the library's own reads helper bars aloud. */
  description: string;
  onReady?: (handle: () => ChartHandle) => void;
  /** Period and version of the figures, under every tooltip. */
  data?: string;
  /** Key of the bar or point clicked, or chosen by Enter. */
  onSelect?: (key: string) => void;
  /** The key that the page has in focus: the arrow keys begin there. */
  focus?: string | null;
}

interface WrapperProps {
  echarts: typeof echarts;
  option: ChartOption;
  notMerge: boolean;
  opts: { renderer: 'svg' };
  style: { height: number };
  onChartReady: (chart: EChartsType) => void;
  onEvents: Record<string, (event: { data?: { key?: unknown } }) => void>;
}

// The package is typed as CommonJS, so TypeScript sees a namespace where the bundler gives the component.
const Wrapper = ReactEChartsModule as unknown as ComponentType<WrapperProps>;

/** Lets the drawing shrink to a sheet of paper (client/ui/print.css). */
function makeScalable(chart: EChartsType): void {
  const svg = chart.getDom().querySelector('svg');
  svg?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

export default function Chart({ option, height, description, data, onReady, onSelect, focus }: ChartProps) {
  const select = useRef(onSelect);
  select.current = onSelect;
  const drawing = useRef<EChartsType | null>(null);
  const drawn = useMemo(() => withTips(option, data), [option, data]);
  const points = useMemo(() => pointsOf(drawn), [drawn]);
  const unfollow = useRef<(() => void) | null>(null);
  useEffect(() => () => unfollow.current?.(), []);
  const ready = useCallback(
    (chart: EChartsType) => {
      drawing.current = chart;
      makeScalable(chart);
      chart.on('finished', () => makeScalable(chart));
      unfollow.current?.();
      unfollow.current = followPaper(chart, () => makeScalable(chart));
      onReady?.(() => ({
        svg: () => chart.renderToSVGString(),
        width: chart.getWidth(),
        height: chart.getHeight(),
      }));
    },
    [onReady],
  );
  const events = useMemo(
    () => ({
      click: ({ data }: { data?: { key?: unknown } }) => {
        if (typeof data?.key === 'string') select.current?.(data.key);
      },
    }),
    [],
  );
  return (
    <>
      <div role="img" aria-label={description}>
        <Wrapper
          echarts={echarts}
          option={drawn}
          notMerge
          opts={{ renderer: 'svg' }}
          style={{ height }}
          onChartReady={ready}
          onEvents={events}
        />
      </div>
      {points && (
        <PointKeys
          points={points}
          start={startOf(points, focus)}
          onShow={(index) => drawing.current && showTip(drawing.current, points, index)}
          onSelect={onSelect}
        />
      )}
    </>
  );
}

function startOf({ count, key }: ChartPoints, focus: string | null | undefined): number {
  const found = Array.from({ length: count }, (_, index) => key(index)).indexOf(focus ?? '');
  return Math.max(0, found);
}

/** The tooltip of a place, as if the pointer stood there; null takes it away. */
function showTip(chart: EChartsType, { by, names }: ChartPoints, index: number | null): void {
  if (index === null) chart.dispatchAction({ type: 'hideTip' });
  else if (by === 'mark') chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index });
  else {
    const along = chart.convertToPixel(names === 'x' ? { xAxisIndex: 0 } : { yAxisIndex: 0 }, index);
    const [x, y] = names === 'x' ? [along, chart.getHeight() / 2] : [chart.getWidth() / 2, along];
    chart.dispatchAction({ type: 'showTip', x, y });
  }
}
