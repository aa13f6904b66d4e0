import type { Targets } from '#shared/contract/targets.ts';
import { number, percent, signed, signedPercent } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';

/** 时序进度: the newest first half against its own past; it never stands beside a yearly target. */
export function PacePanel({ targets }: { targets: Targets }) {
  const { pace } = targets;
  if (!pace) return null;
  return (
    <Panel title={pace.finding} subtitle={pace.note} className="no-print">
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

type Pace = NonNullable<Targets['pace']>;

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

/** 参照: the one yardstick that the paper gives counties, their government growth against the city's. */
export function YardstickPanel({ targets }: { targets: Targets }) {
  const { yardstick } = targets;
  if (!yardstick) return null;
  return (
    <Panel
      title={yardstick.finding}
      subtitle={`${yardstick.basis}：“${yardstick.quote}”；增速为同比，差额为百分点`}
      className="no-print"
      id="yardstick"
    >
      <DataTable
        fits
        className="phone-names"
        caption={yardstick.finding}
        captionHidden
        columns={[
          { key: 'unit', header: '地区', render: (row) => row.shortName },
          {
            key: 'growth',
            header: `${yardstick.name}同比`,
            numeric: true,
            render: (row) => <Num value={row.growth} format={(f) => signedPercent(f)} />,
          },
          {
            key: 'margin',
            header: '与全市之差(百分点)',
            numeric: true,
            render: ({ margin }) =>
              margin === null ? '—' : <Num value={margin} format={(f) => signed(f, 1)} />,
          },
        ]}
        rows={[{ unit: '', shortName: '全市', growth: yardstick.city, margin: null }, ...yardstick.rows]}
        rowKey={(row) => row.unit}
      />
    </Panel>
  );
}
