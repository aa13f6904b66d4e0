import { useMemo } from 'react';
import { barsOption } from '#shared/charts/bars-option.ts';
import type { LevelRanking, LevelUnit } from '#shared/contract/levels.ts';
import { figureCell } from '#shared/table.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { LOOK } from '../../charts/theme.ts';
import { measuredOf } from './level-figures.ts';

interface LevelEndsProps {
  ranking: LevelRanking;
  meta: string;
  onMark: (unit: string) => void;
}

/** The first, the last and the one that is marked: thousands of bars tell nobody apart. */
export function LevelEnds({ ranking, meta, onMark }: LevelEndsProps) {
  const { head, tail, chosen, spread } = ranking;
  const rows = useMemo(() => endsOf(ranking), [ranking]);
  const option = useMemo(
    () =>
      barsOption(LOOK, {
        rows: rows.map((row) => ({ key: row.unit, label: row.apart, value: measuredOf(ranking, row) })),
        unit: spread?.unit ?? '',
        digits: spread?.digits ?? 0,
        focus: chosen?.unit ?? null,
        inOrder: true,
      }),
    [ranking, rows, chosen, spread],
  );
  const name = spread?.name ?? ranking.metric.shortName;
  const title = `前${head.length}位${tail.length > 0 ? `、后${tail.length}位` : ''}${chosen ? `和${chosen.apart}` : ''}`;
  return (
    <ChartCard
      title={title}
      subtitle={`${ranking.label}${name}，${spread?.unit ?? ''}；条形从0起，中间的单位见下表`}
      table={{
        title: `${ranking.label}${name}：${title}`,
        subtitle: ranking.finding,
        notes: ranking.notes,
        simulated: ranking.simulated,
        columns: [
          { key: 'name', header: '地区', kind: 'text' },
          { key: 'above', header: '所属地区', kind: 'text' },
          {
            key: 'value',
            header: name,
            unit: spread?.unit ?? '',
            kind: 'number',
            digits: spread?.digits ?? 0,
          },
        ],
        rows: rows.map((row) => ({
          name: row.name,
          above: row.above,
          value: figureCell(measuredOf(ranking, row)),
        })),
      }}
      description={title}
      option={option}
      focus={chosen?.unit ?? null}
      onSelect={onMark}
      hint="点条形标出该地"
      meta={meta}
      simulated={ranking.simulated}
    />
  );
}

function endsOf({ head, tail, chosen }: LevelRanking): LevelUnit[] {
  const isAtEnd = [...head, ...tail].some(({ unit }) => unit === chosen?.unit);
  return [...head, ...(chosen && !isAtEnd ? [chosen] : []), ...tail];
}
