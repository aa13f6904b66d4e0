import type { TargetUnits } from '#shared/contract/targets.ts';
import { signed, signedPercent } from '../../../lib/format.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Num } from '../../../ui/mark.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Said } from '../../../ui/said.tsx';

/** 参照: the one yardstick that the paper gives counties, their government growth against the city's. */
export function YardstickPanel({ targets }: { targets: TargetUnits }) {
  const { yardstick } = targets;
  if (!yardstick) return null;
  return (
    <Panel
      title={yardstick.finding}
      subtitle={`${yardstick.basis}：“${yardstick.quote}”；增速为同比，差额为百分点`}
      id="yardstick"
    >
      <DataTable
        fits
        className="phone-names"
        caption={yardstick.finding}
        captionHidden
        columns={[
          { key: 'unit', header: '地区', render: (row) => <Said>{row.shortName}</Said> },
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
