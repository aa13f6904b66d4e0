import { useMemo } from 'react';
import type { RegionRow, Regions } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import { barsOption } from '../../charts/bars-option.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
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
      barsOption({
        rows: rows.map((row) => ({ key: row.unit, label: row.shortName, value: measure.value(row) })),
        unit: measure.unit,
        digits: measure.digits,
        focus,
        reference:
          measure.city !== null && isValue(measure.city) ? { label: '全市', value: measure.city } : null,
      }),
    [rows, measure, focus],
  );
  return (
    <ChartCard
      title={title}
      subtitle={`${regions.label}${regions.metric.name}，${measure.name}，${measure.unit}；轴从0起，点条形看该地`}
      table={table}
      description={`${title}。${regions.sentences.join('')}`}
      option={option}
      meta={meta}
      simulated={regions.simulated}
      onSelect={onOpen}
    />
  );
}
