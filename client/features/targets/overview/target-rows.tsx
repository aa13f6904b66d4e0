import type { TargetRow } from '#shared/contract/target-row.ts';
import type { Targets } from '#shared/contract/targets.ts';
import { isValue } from '#shared/figure.ts';
import { MET } from '#shared/targets/status.ts';
import { Bullet } from '../../../charts/bullet.tsx';
import { LineageFigure } from '../../../figures/lineage-figure.tsx';
import { number, signed } from '../../../lib/format.ts';
import { usePageMarks } from '../../../lib/page-marks.ts';
import { classNames } from '../../../ui/class-names.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Num } from '../../../ui/mark.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TargetLink } from '../target-link.tsx';

/** Bullet rows inside a table: figures, bar, required against actual growth, status. Reads without a script. */
export function TargetRows({ targets, rows }: { targets: Targets; rows: readonly TargetRow[] }) {
  const { block } = usePageMarks();
  return (
    <DataTable
      fits
      className="target-rows"
      caption={targets.rowsFinding}
      captionHidden
      columns={columnsOf(targets)}
      rows={rows}
      rowKey={(row) => row.id}
      rowClass={(row) =>
        classNames(
          row.id === targets.worst && 'row-worst',
          row.block !== null && row.block === block && 'focus',
        )
      }
    />
  );
}

function columnsOf(targets: Targets): Column<TargetRow>[] {
  return [
    {
      key: 'name',
      header: '指标',
      cellClass: (row) => (row.indent > 0 ? 'indent-1' : undefined),
      render: (row) => (
        <>
          <TargetLink row={row} head={targets} />
          {row.id === targets.worst && <span className="visually-hidden">（最需关注）</span>}
        </>
      ),
    },
    {
      key: 'progress',
      header: '进度',
      className: 'col-bar',
      render: (row) => <Progress row={row} />,
    },
    {
      key: 'actual',
      header: '实际(亿元)',
      numeric: true,
      render: (row) => <Actual row={row} targets={targets} />,
    },
    {
      key: 'target',
      header: '目标',
      numeric: true,
      render: (row) => row.targetText.replace(' 亿元', '') || '—',
    },
    {
      key: 'growth',
      header: '还需 / 实际年均',
      numeric: true,
      className: 'wide-only',
      render: growthPair,
    },
    {
      key: 'status',
      header: '状态',
      render: (row) => <StatusTag status={row.status} label={row.statusLabel} rule={row.rule} />,
    },
  ];
}

function Progress({ row }: { row: TargetRow }) {
  return isValue(row.target) && row.kind !== 'relation' ? (
    <Bullet
      actual={row.actual}
      target={row.target}
      needed={row.neededNow}
      status={row.status}
      says={[row.title, ...describe(row)]}
    />
  ) : (
    <span className="muted small wide-only">{row.rule}</span>
  );
}

function Actual({ row, targets }: { row: TargetRow; targets: Targets }) {
  const figure = (
    <Num value={row.actual} format={(f) => `${number(f, row.digits)}${row.unit === '%' ? '%' : ''}`} />
  );
  if (row.actualYear === null) return figure;
  return (
    <>
      <LineageFigure
        id={{
          unit: targets.cityUnit,
          indicator: row.indicator,
          period: String(row.actualYear),
          of: row.kind === 'relation' && row.unit === '%' ? 'growth' : undefined,
          v: targets.cut.dataVersion,
        }}
      >
        {figure}
      </LineageFigure>
      <span className="muted year">{row.actualYear}</span>
    </>
  );
}

/** 8.1% / 6.6%; the points still missing for a ratio; what is exceeded by for a target that is met. */
function growthPair(row: TargetRow): string {
  const { distance } = row;
  const digits = row.kind === 'ratio' ? 2 : row.digits;
  const unit = row.kind === 'relation' || row.kind === 'ratio' ? ' 百分点' : '';
  if (row.kind === 'relation') return isValue(distance) ? `${signed(-distance, 1)}${unit}` : '—';
  if (MET.includes(row.status))
    return isValue(distance) && distance < 0 ? `超出 ${number(-distance, digits)}${unit}` : '已达到';
  if (isValue(row.growthNeeded) && isValue(row.growthObserved))
    return `${number(row.growthNeeded, 1)}% / ${number(row.growthObserved, 1)}%`;
  return isValue(distance) ? `差 ${number(distance, digits)}${unit}` : '—';
}

/** 2025年实际690.1亿元 · 目标826亿元 · 按所需增速此时应为701.2亿元 · 同步: a line each. */
function describe(row: TargetRow): string[] {
  const say = (f: TargetRow['actual']) => (isValue(f) ? `${number(f, row.digits)}${row.unit}` : '无数据');
  const needed = isValue(row.neededNow) ? [`按所需增速此时应为${say(row.neededNow)}`] : [];
  const growth = isValue(row.growthObserved) ? [`实际年均增长${number(row.growthObserved, 1)}%`] : [];
  const year = row.actualYear === null ? '' : `${row.actualYear}年`;
  return [`${year}实际${say(row.actual)}`, `目标${say(row.target)}`, ...needed, ...growth, row.statusLabel];
}
