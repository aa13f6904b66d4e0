import { Link } from 'wouter';
import type { RankedUnit, UnitRanking } from '#shared/contract/monitoring.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { BarCell } from '../../charts/bar-cell.tsx';
import type { FigureId } from '../../figures/figures.api.ts';
import { percent } from '../../lib/format.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { RankDelta } from '../../ui/delta.tsx';
import { Num } from '../../ui/mark.tsx';
import { figureColumns, rankNames } from './ranking-columns.tsx';
import { measureOf } from './ranking-measure.ts';
import type { Sort } from './ranking-sort.ts';
import { type Scores, scoreWords } from './scores.ts';

interface RankingTableProps {
  ranking: UnitRanking;
  rows: readonly RankedUnit[];
  /** The rank, the bar and the finding follow the order. */
  sort: Sort;
  /** Null where the year has no published score. */
  scores: Scores | null;
  focus: string | null;
  onFocus: (unit: string) => void;
  /** The units ticked to stand side by side. */
  ticked: readonly string[];
  onTick: (unit: string) => void;
}

/** Units that may stand side by side. */
export const MOST_TICKED = 3;

/** The page of one unit, for the same period and state of knowledge. */
export function unitAddress({ period, cut }: UnitRanking, unit: string): string {
  return pinnedAddress(`/regions/${unit}`, cut, { period });
}

/** The ranking: total first, then the units; every figure opens to its source. */
export function RankingTable({
  ranking,
  rows,
  sort,
  scores,
  focus,
  onFocus,
  ticked,
  onTick,
}: RankingTableProps) {
  return (
    <DataTable
      caption={`${ranking.label}${ranking.metric.name}，单位：${ranking.metric.unit}；占比为占各地与市本级之和`}
      columns={columnsOf({ ranking, sort, scores, focus, ticked, onTick })}
      total={{ row: ranking.city, isPeer: false }}
      rows={[
        ...rows.map((row) => ({ row, isPeer: true })),
        ...ranking.others.map((row) => ({ row, isPeer: false })),
      ]}
      rowKey={({ row }) => row.unit}
      rowClass={({ row }) => ticked.includes(row.unit) && 'focus'}
      mark={{ key: focus, onMark: onFocus }}
    />
  );
}

/** What is not compared (the city, its own level) has no rank, no bar and no page of its own. */
interface Line {
  row: RankedUnit;
  isPeer: boolean;
}

function columnsOf({
  ranking,
  sort,
  scores,
  focus,
  ticked,
  onTick,
}: Omit<RankingTableProps, 'rows' | 'onFocus'>): Column<Line>[] {
  const byGrowth = sort === 'growth';
  const measure = measureOf(ranking, sort);
  const max = Math.max(0, ...ranking.rows.map(measure.value).filter(isValue));
  const isRate = ranking.metric.measure === 'percent';
  const byShare = sort === 'share' && !isRate;
  const rankName = rankNames(ranking);
  // Shares stand in the order of amounts: who has no share has no place among them.
  const ownRank = (row: RankedUnit) => (byShare && !isValue(row.share) ? null : row.rank);
  const idOf = (row: RankedUnit, period: string): FigureId => ({
    unit: row.unit,
    indicator: ranking.metric.indicator,
    period,
    form: ranking.form,
    v: ranking.cut.dataVersion,
  });
  return [
    {
      key: 'rank',
      header: byGrowth ? rankName.growth : byShare ? '占比位次' : rankName.own,
      numeric: true,
      render: ({ row, isPeer }) => isPeer && ((byGrowth ? row.growthRank : ownRank(row)) ?? '—'),
    },
    {
      key: 'name',
      header: '地区',
      rowHeader: true,
      className: 'nowrap',
      render: ({ row, isPeer }) =>
        isPeer ? <Link href={unitAddress(ranking, row.unit)}>{row.shortName}</Link> : row.name,
    },
    {
      key: 'bar',
      header: measure.name,
      className: 'col-bar wide-only',
      render: ({ row, isPeer }) =>
        isPeer && (
          <Bar
            value={measure.value(row)}
            max={max}
            strong={row.unit === focus || ticked.includes(row.unit)}
          />
        ),
    },
    ...figureColumns<Line>(
      ranking,
      ({ row }) => row,
      ({ row }, at) => idOf(row, at),
    ),
    {
      key: 'share',
      header: '占比',
      numeric: true,
      className: 'wide-only',
      render: ({ row }) => row.share !== 'undefined' && <Num value={row.share} format={(f) => percent(f)} />,
    },
    {
      key: 'rankChange',
      header: byGrowth && !isRate ? '数额位次变化' : '位次变化',
      render: ({ row, isPeer }) => isPeer && row.rank !== null && <RankDelta places={row.rankChange} />,
    },
    {
      key: 'other',
      header: byGrowth ? rankName.own : rankName.growth,
      numeric: true,
      className: 'wide-only',
      render: ({ row, isPeer }) => isPeer && ((byGrowth ? row.rank : row.growthRank) ?? '—'),
    },
    ...(scores
      ? [
          {
            // Last: 位次变化 is of the rank by amount and stands beside no other rank.
            key: 'score',
            header: <abbr title={`${scores.words}；权重变动时位次的第5—95百分位`}>研判位次区间</abbr>,
            className: 'wide-only nowrap',
            render: ({ row, isPeer }: Line) => isPeer && (scoreWords(scores, row.unit) || '—'),
          },
        ]
      : []),
    {
      key: 'tick',
      header: '并排看',
      className: 'no-print wide-only',
      render: ({ row, isPeer }) =>
        isPeer && (
          <input
            type="checkbox"
            aria-label={`并排看${row.shortName}`}
            checked={ticked.includes(row.unit)}
            disabled={!ticked.includes(row.unit) && ticked.length >= MOST_TICKED}
            onChange={() => onTick(row.unit)}
          />
        ),
    },
  ];
}

/** A figure below zero has no bar: its sign stands in the column beside it. */
function Bar({ value, ...rest }: { value: Figure; max: number; strong: boolean }) {
  return isValue(value) && value >= 0 ? <BarCell value={value} {...rest} /> : null;
}
