import { useMemo } from 'react';
import { barsOption } from '#shared/charts/bars-option.ts';
import type { RankedUnit, UnitRanking } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { LOOK } from '../../charts/theme.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { measureOf, measureWords } from './ranking-measure.ts';
import type { Sort } from './ranking-sort.ts';
import { unitsTable } from './ranking-table.tsx';

interface RankingChartProps {
  ranking: UnitRanking;
  /** In the chosen order. */
  rows: readonly RankedUnit[];
  sort: Sort;
  focus: string | null;
  meta: string;
  onOpen: (unit: string) => void;
}

/** The units as bars by what they are ordered by: amount, growth or share. */
export function RankingChart({ ranking, rows, sort, focus, meta, onOpen }: RankingChartProps) {
  const measure = useMemo(() => measureOf(ranking, sort), [ranking, sort]);
  const table = useMemo(() => unitsTable(ranking, rows), [ranking, rows]);
  const title = measureWords(ranking, measure);
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
      title={drawn ? title : ranking.finding}
      subtitle={`${ranking.label}${ranking.metric.name}，${measure.name}，${measure.unit}${drawn ? '；轴从0起' : ''}`}
      {...(drawn ? { hint: '点条形看该地' } : {})}
      table={table}
      description={`${title}。${ranking.sentences.join('')}`}
      {...(drawn ? { option } : {})}
      meta={meta}
      simulated={ranking.simulated}
      onSelect={onOpen}
    >
      {!drawn && <EmptyState>{whyNotDrawn(ranking, title)}</EmptyState>}
    </ChartCard>
  );
}

/** In the chart's place: which figures are out, so that nothing could be drawn. */
function whyNotDrawn({ missing, waiting, rows, city, sentences }: UnitRanking, measure: string): string {
  if (rows.some((row) => isValue(row.figure))) return `${measure}，不画图。`;
  if (isValue(city.figure)) return '这项指标只有全市数，没有分地区数据，不画图。';
  if (missing.length === 0) return '各地均无数据，不画图。';
  const known = sentences.find((s) => s.startsWith('已核定情况')) ?? '';
  return `不完整，${waiting || `${missing.join('、')}暂缺`}，补齐后画图。${known}`;
}
