import { Link } from 'wouter';
import type { ProgressBelow, ReviewMatrix } from '#shared/contract/review.ts';
import { addressAt } from '../../lib/node.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';

/** How far the offices below are, each area's name leading to its own page: what they decide is theirs (多级上报). */
export function BelowPanel({ matrix: { below, period, label } }: { matrix: ReviewMatrix }) {
  if (below.length === 0) return null;
  const waiting = below.filter(({ expected, approved }) => approved < expected).length;
  const title = waiting === 0 ? `${below.length}个下级地区全部核定` : `${waiting}个下级地区还没有全部核定`;
  return (
    <Panel title={title} subtitle={`${label}，份；由各地科技办审核、核定，您可以查看，不能代为核定`}>
      <DataTable
        caption={title}
        captionHidden
        rows={below}
        columns={columnsOf(period)}
        rowKey={(row) => row.unit}
      />
    </Panel>
  );
}

function columnsOf(period: string): Column<ProgressBelow>[] {
  const count = (key: Exclude<keyof ProgressBelow, 'unit' | 'shortName'>, header: string) => ({
    ...{ key, header, numeric: true },
    render: (row: ProgressBelow) => row[key],
  });
  return [
    {
      key: 'name',
      header: '地区',
      className: 'nowrap',
      render: ({ unit, shortName }) => (
        <Link href={addressAt(unit, `/review?period=${period}`)}>{shortName}</Link>
      ),
    },
    count('expected', '应报'),
    count('approved', '已核定'),
    count('submitted', '待审'),
    count('returned', '退回'),
    count('missing', '未报'),
  ];
}
