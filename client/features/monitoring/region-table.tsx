import { Link } from 'wouter';
import type { RegionRow, Regions } from '#shared/contract/monitoring.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { BarCell } from '../../charts/bar-cell.tsx';
import type { FigureId } from '../../figures/figures.api.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { money, number, percent, points, signedPercent } from '../../lib/format.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Delta, RankDelta } from '../../ui/delta.tsx';
import { Num, PublishedMark } from '../../ui/mark.tsx';
import { measureOf } from './region-measure.ts';
import type { Sort } from './region-sort.ts';

interface RegionTableProps {
  regions: Regions;
  rows: readonly RegionRow[];
  /** The rank, the bar and the finding follow the order. */
  sort: Sort;
  focus: string | null;
  onFocus: (unit: string | null) => void;
}

/** The page of one unit, for the same period and state of knowledge. */
export function unitAddress({ period, cut }: Regions, unit: string): string {
  return pinnedAddress(`/regions/${unit}`, cut, { period });
}

/** The ranking: total first, then the units; every figure opens to its source. */
export function RegionTable({ regions, rows, sort, focus, onFocus }: RegionTableProps) {
  return (
    <DataTable
      caption={`${regions.label}${regions.metric.name}，单位：${regions.metric.unit}；占比为占各地与市本级之和`}
      columns={columnsOf({ regions, sort, focus, onFocus })}
      total={{ row: regions.city, isPeer: false }}
      rows={[
        ...rows.map((row) => ({ row, isPeer: true })),
        ...regions.others.map((row) => ({ row, isPeer: false })),
      ]}
      rowKey={({ row }) => row.unit}
      rowClass={({ row }) => row.unit === focus && 'focus-row'}
    />
  );
}

/** What is not compared (the city, its own level) has no rank, no bar and no page of its own. */
interface Line {
  row: RegionRow;
  isPeer: boolean;
}

function columnsOf({ regions, sort, focus, onFocus }: Omit<RegionTableProps, 'rows'>): Column<Line>[] {
  const byGrowth = sort === 'growth';
  const measure = measureOf(regions, sort);
  const max = Math.max(0, ...regions.rows.map(measure.value).filter(isValue));
  const isRate = regions.metric.measure === 'percent';
  const idOf = (row: RegionRow, period: string): FigureId => ({
    unit: row.unit,
    indicator: regions.metric.indicator,
    period,
    form: regions.form,
    v: regions.cut.dataVersion,
  });
  return [
    {
      key: 'rank',
      header: byGrowth ? '增速位次' : '位次',
      numeric: true,
      render: ({ row, isPeer }) => isPeer && ((byGrowth ? row.growthRank : row.rank) ?? '—'),
    },
    {
      key: 'name',
      header: '地区',
      rowHeader: true,
      render: ({ row, isPeer }) =>
        isPeer ? <Link href={unitAddress(regions, row.unit)}>{row.shortName}</Link> : row.name,
    },
    {
      key: 'bar',
      header: measure.name,
      className: 'col-bar wide-only',
      render: ({ row, isPeer }) =>
        isPeer && <Bar value={measure.value(row)} max={max} strong={row.unit === focus} />,
    },
    {
      key: 'figure',
      header: regions.form === 'single' ? '本期' : regions.period.length === 4 ? '本年' : '本期累计',
      numeric: true,
      render: ({ row }) => (
        <>
          <LineageFigure id={idOf(row, regions.period)}>
            <Num value={row.figure} format={(f) => shown(regions, f)} />
          </LineageFigure>
          {isRate && <PublishedMark words={row.published} />}
        </>
      ),
    },
    {
      key: 'base',
      header: '上年同期',
      numeric: true,
      className: 'wide-only',
      render: ({ row }) => (
        <LineageFigure id={idOf(row, regions.basePeriod)}>
          <Num value={row.base} format={(f) => shown(regions, f)} />
        </LineageFigure>
      ),
    },
    {
      key: 'growth',
      header: isRate ? '增减' : '同比',
      numeric: true,
      render: ({ row }) => (
        <>
          <LineageFigure id={{ ...idOf(row, regions.period), of: 'growth' }}>
            <GrowthCell regions={regions} row={row} />
          </LineageFigure>
          {!isRate && <PublishedMark words={row.published} />}
        </>
      ),
    },
    {
      key: 'share',
      header: '占比',
      numeric: true,
      className: 'wide-only',
      render: ({ row }) => row.share !== 'undefined' && <Num value={row.share} format={(f) => percent(f)} />,
    },
    {
      key: 'rankChange',
      header: byGrowth ? '数额位次变化' : '位次变化',
      render: ({ row, isPeer }) => isPeer && row.rank !== null && <RankDelta places={row.rankChange} />,
    },
    {
      key: 'highlight',
      header: '高亮',
      className: 'no-print wide-only',
      render: ({ row, isPeer }) =>
        isPeer && (
          <TextButton
            className="nowrap"
            aria-pressed={row.unit === focus}
            onClick={() => onFocus(row.unit === focus ? null : row.unit)}
          >
            {row.unit === focus ? '取消高亮' : '高亮'}
          </TextButton>
        ),
    },
  ];
}

/** A figure below zero has no bar: its sign stands in the column beside it. */
function Bar({ value, ...rest }: { value: Figure; max: number; strong: boolean }) {
  return isValue(value) && value >= 0 ? <BarCell value={value} {...rest} /> : null;
}

function shown(regions: Regions, figure: Figure | string): string {
  return regions.metric.measure === 'money' ? money(figure, '万元') : number(figure, regions.metric.decimals);
}

function GrowthCell({ regions, row }: { regions: Regions; row: RegionRow }) {
  if (regions.metric.measure === 'percent') return <Num value={row.growth} format={(f) => points(f, 2)} />;
  return isValue(row.growth) ? (
    <Delta value={row.growth} suffix="%" />
  ) : (
    <Num value={row.growth} format={(f) => signedPercent(f)} />
  );
}

/** 海宁：公布增速6.3%（可比口径）…: what the marks in the table say, for paper and files. */
function publishedLines(rows: readonly RegionRow[]): string[] {
  return rows.filter((r) => r.published !== '').map((r) => `${r.shortName}：${r.published}。`);
}

/** The same figures for 表格, XLSX and CSV. */
export function regionsTable(regions: Regions, rows: readonly RegionRow[]): TableModel {
  const { metric } = regions;
  const growthUnit = metric.measure === 'percent' ? '百分点' : '%';
  return {
    title: regions.finding,
    subtitle: `${regions.label}${metric.name}；对比${regions.baseLabel}`,
    notes: [...regions.notes, ...regions.sentences, ...publishedLines([regions.city, ...rows])],
    simulated: regions.simulated,
    columns: [
      { key: 'rank', header: '位次', unit: '位', kind: 'number', digits: 0 },
      { key: 'growthRank', header: '增速位次', unit: '位', kind: 'number', digits: 0 },
      { key: 'name', header: '地区', kind: 'text' },
      { key: 'figure', header: regions.label, unit: metric.unit, kind: 'number', digits: metric.decimals },
      { key: 'base', header: regions.baseLabel, unit: metric.unit, kind: 'number', digits: metric.decimals },
      {
        key: 'growth',
        header: metric.measure === 'percent' ? '增减' : '同比',
        unit: growthUnit,
        kind: 'number',
        digits: metric.measure === 'percent' ? 2 : 1,
      },
      { key: 'share', header: '占比', unit: '%', kind: 'number', digits: 1 },
      { key: 'rankChange', header: '位次变化', unit: '位', kind: 'number', digits: 0 },
    ],
    rows: [regions.city, ...rows, ...regions.others].map((r) => ({
      rank: r.rank,
      growthRank: r.growthRank,
      name: r.name,
      figure: figureCell(r.figure),
      base: figureCell(r.base),
      growth: figureCell(r.growth),
      share: r.share === 'undefined' ? null : figureCell(r.share),
      rankChange: r.rankChange,
    })),
  };
}
