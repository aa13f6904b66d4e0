import type { Pace } from '#shared/contract/target-parts.ts';
import { number, percent, signedPercent } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';

/** 时序进度: a first half against its own past; it never stands beside a yearly target. */
export function PacePanel({ pace }: { pace: Pace }) {
  return (
    <Panel title={pace.finding} subtitle={pace.note}>
      <DataTable
        fits
        caption={`${pace.label}与往年上半年占全年比重`}
        captionHidden
        columns={paceColumns(pace)}
        rows={pace.rows}
        rowKey={(row) => row.name}
      />
    </Panel>
  );
}

function paceColumns(pace: Pace): Column<Pace['rows'][number]>[] {
  const inYears = { numeric: true, className: 'wide-only' };
  const share: Column<Pace['rows'][number]> = {
    ...inYears,
    key: 'yearShare',
    header: '上半年占全年',
    render: (row) => <Num value={row.yearShare} format={(f) => percent(f)} />,
  };
  return [
    { key: 'name', header: '主体', render: (row) => row.name },
    {
      key: 'firstHalf',
      header: '上半年(亿元)',
      numeric: true,
      render: (row) => <Num value={row.firstHalf} format={(f) => number(f, 1)} />,
    },
    {
      key: 'growth',
      header: '同比',
      numeric: true,
      render: (row) => <Num value={row.growth} format={(f) => signedPercent(f)} />,
    },
    {
      key: 'usualShare',
      header: '往年上半年占全年',
      numeric: true,
      render: (row) => <Num value={row.usualShare} format={(f) => `${percent(f)}（${row.years}年）`} />,
    },
    {
      ...inYears,
      key: 'year',
      header: pace.yearKnown ? `${pace.yearLabel}实际(亿元)` : '按此推全年(半年口径，亿元)',
      render: (row) => (
        <Num value={pace.yearKnown ? row.year : row.impliedYear} format={(f) => number(f, 1)} />
      ),
    },
    ...(pace.yearKnown ? [share] : []),
  ];
}
