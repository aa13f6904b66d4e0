import { useMemo } from 'react';
import { barsOption } from '#shared/charts/bars-option.ts';
import type { RegionRow, Regions } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { LOOK } from '../../charts/theme.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { measureOf, measureWords } from './region-measure.ts';
import type { Sort } from './region-sort.ts';
import { regionsTable } from './region-table.tsx';

interface RegionChartProps {
  regions: Regions;
  /** In the chosen order. */
  rows: readonly RegionRow[];
  sort: Sort;
  focus: string | null;
  meta: string;
  onOpen: (unit: string) => void;
}

/** The units as bars by what they are ordered by: amount, growth or share. */
export function RegionChart({ regions, rows, sort, focus, meta, onOpen }: RegionChartProps) {
  const measure = useMemo(() => measureOf(regions, sort), [regions, sort]);
  const table = useMemo(() => regionsTable(regions, rows), [regions, rows]);
  const title = measureWords(regions, measure);
  const option = useMemo(
    () =>
      barsOption(LOOK, {
        rows: rows.map((row) => ({ key: row.unit, label: row.shortName, value: measure.value(row) })),
        unit: measure.unit,
        digits: measure.digits,
        focus,
        reference:
          measure.city !== null && isValue(measure.city) ? { label: '全市', value: measure.city } : null,
      }),
    [rows, measure, focus],
  );
  const drawn = rows.some((row) => isValue(measure.value(row)));
  return (
    <ChartCard
      title={drawn ? title : regions.finding}
      subtitle={`${regions.label}${regions.metric.name}，${measure.name}，${measure.unit}${drawn ? '；轴从0起' : ''}`}
      {...(drawn ? { hint: '点条形看该地' } : {})}
      table={table}
      description={`${title}。${regions.sentences.join('')}`}
      {...(drawn ? { option } : {})}
      meta={meta}
      simulated={regions.simulated}
      onSelect={onOpen}
    >
      {!drawn && <EmptyState>{whyNotDrawn(regions, title)}</EmptyState>}
    </ChartCard>
  );
}

/** In the chart's place: which figures are out, so that nothing could be drawn. */
function whyNotDrawn({ missing, waiting, rows, city, sentences }: Regions, measure: string): string {
  if (rows.some((row) => isValue(row.figure))) return `${measure}，不画图。`;
  if (isValue(city.figure)) return '这项指标只有全市数，没有分地区数据，不画图。';
  if (missing.length === 0) return '各地均无数据，不画图。';
  const known = sentences.find((s) => s.startsWith('已核定情况')) ?? '';
  return `不完整，${waiting || `${missing.join('、')}暂缺`}，补齐后画图。${known}`;
}
