import type { ComponentProps } from 'react';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MarkChoice } from '../../ui/mark-choice.tsx';
import { measureOf, measureWords } from './ranking-measure.ts';
import { SORT_NAME } from './ranking-sort.ts';
import { RankingTable } from './ranking-table.tsx';
import { unitsTable } from './ranking-units-table.ts';

type RankingCardProps = ComponentProps<typeof RankingTable> & { meta: string };

/** One table with its bars in the cells, by what it is ordered by: amount, growth or share. */
export function RankingCard({ meta, ...table }: RankingCardProps) {
  const { ranking, rows, sort, scores } = table;
  const measure = measureOf(ranking, sort);
  const title = measureWords(ranking, measure);
  const drawn = rows.some((row) => isValue(measure.value(row)));
  return (
    <ChartCard
      title={title}
      subtitle={`${ranking.label}${ranking.metric.name}，${SORT_NAME[sort]}；条形为${measure.name}，从0起；勾选两三地并排看${scores ? `；研判位次为${scores.words}` : ''}`}
      table={unitsTable(ranking, rows, scores)}
      description={`${title}。${ranking.sentences.join('')}`}
      meta={meta}
      simulated={ranking.simulated}
      tools={
        <MarkChoice
          of="unit"
          options={ranking.rows.map(({ unit, shortName }) => ({ code: unit, shortName }))}
        />
      }
    >
      {!drawn && <EmptyState>{whyNoBars(ranking, title)}</EmptyState>}
      <RankingTable {...table} />
    </ChartCard>
  );
}

/** Over a table without bars: which figures are out. */
function whyNoBars({ missing, waiting, rows, city, sentences }: UnitRanking, measure: string): string {
  if (rows.some((row) => isValue(row.figure))) return `${measure}。`;
  if (isValue(city.figure)) return '这项指标只有全市数，没有分地区数据。';
  if (missing.length === 0) return '各地均无数据。';
  const known = sentences.find((s) => s.startsWith('已核定情况')) ?? '';
  return `不完整，${waiting || `${missing.join('、')}暂缺`}，补齐后排位次。${known}`;
}
