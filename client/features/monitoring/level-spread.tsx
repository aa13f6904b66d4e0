import { useMemo } from 'react';
import { barsOption } from '#shared/charts/bars-option.ts';
import type { LevelRanking } from '#shared/contract/levels.ts';
import { isValue } from '#shared/figure.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { LOOK } from '../../charts/theme.ts';
import { number } from '../../lib/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { measuredOf, measuredText } from './level-figures.ts';

/** Where the values of a level lie: how many units between round numbers, and the half in the middle. */
export function LevelSpread({ ranking, meta }: { ranking: LevelRanking; meta: string }) {
  const { spread } = ranking;
  const drawn = useMemo(() => spread && drawingOf(ranking, spread), [ranking, spread]);
  if (!spread || !drawn)
    return (
      <Panel title="分布">
        <EmptyState>尚无已核定数据。</EmptyState>
      </Panel>
    );
  const print = (value: number) => measuredText(ranking, value);
  return (
    <ChartCard
      title={`分布：中间一半在${print(spread.low)}至${print(spread.high)}${spread.unit}之间`}
      subtitle={`${ranking.label}${spread.name}，${spread.unit}；条形为落在该段(含下限，不含上限)的单位个数，从0起`}
      table={{
        title: `${ranking.label}${spread.name}分布`,
        subtitle: '含下限，不含上限',
        notes: ranking.notes,
        simulated: ranking.simulated,
        columns: [
          { key: 'bin', header: '区间', unit: spread.unit, kind: 'text' },
          { key: 'count', header: '单位数', unit: '个', kind: 'number', digits: 0 },
        ],
        rows: drawn.rows.map(({ label, value }) => ({ bin: label, count: value })),
      }}
      description={`${spread.bins.length}段，中位数${print(spread.middle)}${spread.unit}`}
      option={drawn.option}
      meta={meta}
      simulated={ranking.simulated}
    />
  );
}

function drawingOf(ranking: LevelRanking, { bins }: NonNullable<LevelRanking['spread']>) {
  const digits = Math.max(...bins.map(({ from }) => String(from).split('.')[1]?.length ?? 0));
  const chosen = ranking.chosen && measuredOf(ranking, ranking.chosen);
  const rows = bins.map(({ from, to, count }) => ({
    key: String(from),
    label: `${number(from, digits)} — ${number(to, digits)}`,
    value: count,
    holds: chosen !== null && isValue(chosen) && chosen >= from && chosen < to,
  }));
  const focus = rows.find(({ holds }) => holds)?.key ?? null;
  const option = barsOption(LOOK, { rows, unit: '个', digits: 0, focus, inOrder: true });
  return { rows, option };
}
