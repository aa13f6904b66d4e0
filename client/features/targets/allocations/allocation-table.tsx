import { Link } from 'wouter';
import type { Allocation, AllocationRow } from '#shared/contract/allocation.ts';
import type { Cut } from '#shared/contract/cut.ts';
import { isValue } from '#shared/figure.ts';
import { AllocationActual, distanceText } from '../../../figures/allocation-cells.tsx';
import { number, percent } from '../../../lib/format.ts';
import { usePageMarks } from '../../../lib/page-marks.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Num } from '../../../ui/mark.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

/** 任务 · 现值 · 还差 · 所需与实际年均增速 · 状态, a row per unit, Σ of the parts below. */
export function AllocationTable({ allocation, cut }: { allocation: Allocation; cut: Cut }) {
  const { unit: marked } = usePageMarks();
  return (
    <DataTable
      className="allocation-rows"
      caption={`${allocation.finding}，${allocation.measure}`}
      captionHidden
      columns={columnsOf(allocation, cut)}
      rows={isValue(allocation.total.sum) ? [...allocation.rows, null] : allocation.rows}
      rowKey={(row) => row?.unit ?? ''}
      rowClass={(row) => (row === null ? 'total no-print' : row.unit === marked && 'focus')}
    />
  );
}

/** A unit, or null: the sum of the parts. */
type Line = AllocationRow | null;

function columnsOf(allocation: Allocation, cut: Cut): Column<Line>[] {
  const { measure, digits, total } = allocation;
  const sum = isValue(total.sum) ? number(total.sum, digits) : '';
  return [
    {
      key: 'unit',
      header: '地区',
      render: (row) =>
        row ? <Link href={pinnedAddress(`/regions/${row.unit}`, cut)}>{row.shortName}</Link> : '合计',
    },
    {
      key: 'part',
      header: `任务(${measure})`,
      numeric: true,
      render: (row) => (row ? (isValue(row.target) ? number(row.target, digits) : '未下达') : sum),
    },
    {
      key: 'actual',
      header: '现值',
      numeric: true,
      render: (row) =>
        row && (
          <AllocationActual
            row={row}
            indicator={allocation.indicator}
            digits={digits}
            cumulative={allocation.cumulative}
            version={cut.dataVersion}
          />
        ),
    },
    {
      key: 'distance',
      header: measure === '%' ? '还差(百分点)' : '还差',
      numeric: true,
      render: (row) => row && distanceText(row, digits),
    },
    {
      key: 'achieved',
      header: '完成比例',
      numeric: true,
      className: 'wide-only',
      render: (row) => row && rateText(row, row.achieved),
    },
    {
      key: 'growth',
      header: '还需 / 实际年均',
      numeric: true,
      className: 'wide-only',
      render: (row) =>
        row && (
          <>
            {row.status === 'achieved' ? '—' : rateText(row, row.growthNeeded)} /{' '}
            {rateText(row, row.growthObserved)}
          </>
        ),
    },
    {
      key: 'status',
      header: '状态',
      render: (row) => row && (isValue(row.target) ? <StatusTag status={row.status} rule={row.rule} /> : '—'),
    },
  ];
}

function rateText({ target }: AllocationRow, rate: AllocationRow['ratio']) {
  return isValue(target) ? <Num value={rate} format={(f) => percent(f)} /> : '—';
}
