import type { TargetRow } from '#shared/contract/target-row.ts';
import type { OtherTargets } from '#shared/contract/targets.ts';
import { WORST_FIRST } from '#shared/targets/status.ts';
import { LineageFigure } from '../../../figures/lineage-figure.tsx';
import { number, withUnit } from '../../../lib/format.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Num } from '../../../ui/mark.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TargetLink } from '../target-link.tsx';

/** Targets behind first, then the others that can be judged; those nobody has reported on yet are folded. */
export function OtherTargetLists({ targets, rows }: { targets: OtherTargets; rows: readonly TargetRow[] }) {
  const worstFirst = [...rows].sort((a, b) => place(a) - place(b));
  const judged = worstFirst.filter((row) => row.status !== 'no_data' && row.status !== 'no_figure');
  const stated = rows.filter((row) => row.status === 'no_figure');
  const silent = rows.filter((row) => row.status === 'no_data');
  return (
    <>
      {judged.length > 0 && <TargetTable caption="有数据的目标" rows={judged} targets={targets} judged />}
      {stated.length > 0 && <TargetTable caption="文件未定数值的目标" rows={stated} targets={targets} />}
      {silent.length > 0 && (
        <Disclosure
          summary={`无数据${silent.length}项：尚无已核定数据，点开看责任单位；点目标名看条款和填报表`}
        >
          <TargetTable caption="无数据的目标" rows={silent} targets={targets} />
        </Disclosure>
      )}
      {rows.length === 0 && (
        <EmptyState>
          {targets.rows.length === 0 ? '本级的目标都在目标总览。' : '没有符合筛选条件的目标。'}
        </EmptyState>
      )}
    </>
  );
}

function place({ status }: TargetRow): number {
  return WORST_FIRST.indexOf(status);
}

interface TargetTableProps {
  caption: string;
  targets: OtherTargets;
  rows: readonly TargetRow[];
  /** With 实际 and 状态; without where there is nothing to judge. */
  judged?: boolean;
}

function TargetTable({ caption, targets, rows, judged = false }: TargetTableProps) {
  return (
    <DataTable
      fits
      className="phone-names"
      caption={caption}
      captionHidden
      columns={columnsOf(targets, judged)}
      rows={rows}
      rowKey={(row) => row.id}
      rowId={(row) => `target-${row.id}`}
    />
  );
}

function columnsOf(targets: OtherTargets, judged: boolean): Column<TargetRow>[] {
  const judgement: Column<TargetRow>[] = [
    {
      key: 'actual',
      header: '实际',
      numeric: true,
      render: (row) => <Actual row={row} targets={targets} />,
    },
    {
      key: 'status',
      header: '状态',
      render: (row) => <StatusTag status={row.status} label={row.statusLabel} rule={row.rule} />,
    },
  ];
  return [
    {
      key: 'name',
      header: '目标',
      render: (row) => (
        <>
          <TargetLink row={row} head={targets} />
          {judged && <span className="rule muted small wide-only">{row.rule}</span>}
        </>
      ),
    },
    { key: 'target', header: '目标值', numeric: true, render: (row) => row.targetText || '—' },
    ...(judged ? judgement : []),
    {
      key: 'basis',
      header: '依据',
      className: 'wide-only',
      render: (row) => <span title={row.quote}>{row.basis}</span>,
    },
    {
      key: 'responsible',
      header: '责任单位',
      className: judged ? 'wide-only' : undefined,
      render: (row) => row.responsible.join('、') || '文件未列',
    },
    {
      key: 'reporters',
      header: '报送单位',
      className: 'wide-only',
      render: (row) => row.reporters.join('、') || '—',
    },
  ];
}

function Actual({ row, targets }: { row: TargetRow; targets: OtherTargets }) {
  const figure = <Num value={row.actual} format={(f) => withUnit(number(f, row.digits), row.unit)} />;
  if (row.actualYear === null) return figure;
  // A sum over years or a comparison of two rates is no single cell of the data.
  const single = row.kind !== 'relation' && row.kind !== 'cumulative';
  return (
    <>
      {single ? (
        <LineageFigure
          id={{
            unit: targets.cityUnit,
            indicator: row.indicator,
            period: String(row.actualYear),
            v: targets.cut.dataVersion,
          }}
        >
          {figure}
        </LineageFigure>
      ) : (
        figure
      )}
      <span className="muted year">{row.actualYear}</span>
    </>
  );
}
