import { Link } from 'wouter';
import type { HalfYear } from '#shared/contract/half-year.ts';
import { TableTools } from '../../charts/table-tools.tsx';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { money, signedPercent } from '../../lib/format.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { halfUnitsTable } from './half-year-tables.ts';

type Row = HalfYear['units'][number];

/** Units down, blocks across: figure and growth of each. */
export function HalfYearUnits({ half, meta }: { half: HalfYear; meta: string }) {
  const { unit, block, markUnit } = usePageMarks();
  const table = halfUnitsTable(half);
  return (
    <Panel
      title={table.title}
      subtitle={`万元；同比为与${half.baseLabel}相比`}
      tools={<Link href={pinnedAddress('/regions', half.cut, { period: half.period })}>看排名</Link>}
      footer={<TableTools table={table} meta={meta} />}
    >
      <DataTable
        caption={table.title}
        captionHidden
        columns={columnsOf(half, block)}
        rows={half.units}
        rowKey={(row) => row.unit}
        mark={{ key: unit, onMark: markUnit }}
      />
    </Panel>
  );
}

function columnsOf(half: HalfYear, marked: string | null): Column<Row>[] {
  const { period, cut } = half;
  return [
    {
      key: 'name',
      header: '地区',
      render: ({ unit, shortName }) => (
        <Link href={pinnedAddress(`/regions/${unit}`, cut, { period })}>{shortName}</Link>
      ),
    },
    ...half.blocks.flatMap(({ code, name, indicator }, i): Column<Row>[] => [
      {
        key: code,
        header: name,
        numeric: true,
        cellClass: () => (code === marked ? 'marked' : undefined),
        render: ({ unit, cells }) => (
          <LineageFigure id={{ unit, indicator, period, v: cut.dataVersion }}>
            <Num value={cells[i]?.current ?? 'missing'} format={(f) => money(f, '万元')} />
          </LineageFigure>
        ),
      },
      {
        key: `${code} growth`,
        header: '同比',
        numeric: true,
        cellClass: () => (code === marked ? 'marked' : undefined),
        render: ({ cells }) => <Num value={cells[i]?.growth ?? 'missing'} format={(f) => signedPercent(f)} />,
      },
    ]),
  ];
}
