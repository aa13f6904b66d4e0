import { Link } from 'wouter';
import type { UnitAllocation } from '#shared/contract/allocation.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { allocationName } from '#shared/targets/allocation/name.ts';
import { AllocationActual, distanceText } from '../../figures/allocation-cells.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { number, percent } from '../../lib/format.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { useOffset } from '../../lib/programme.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Said } from '../../ui/said.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';

/** 分县任务 of one unit, always by year: a half-year never stands against a yearly part. */
export function UnitAllocationCard({ allocation }: { allocation: UnitAllocation }) {
  const offset = useOffset();
  return (
    <Panel
      id="tasks"
      title={allocation.finding}
      subtitle={allocation.lead}
      tools={
        <Link className="nowrap" href={pinnedAddress('/targets/allocations', allocation.cut)}>
          <Said>分县任务</Said>
        </Link>
      }
      footer={
        <span className="meta-list">
          <span>{cutWords(allocation.cut, allocation, offset)}</span>
          {allocation.simulated && <span>模拟数据</span>}
        </span>
      }
    >
      <TaskTable allocation={allocation} />
    </Panel>
  );
}

function TaskTable({ allocation }: { allocation: UnitAllocation }) {
  return (
    <DataTable
      caption={allocation.finding}
      captionHidden
      columns={columnsOf(allocation)}
      rows={allocation.tasks}
      rowKey={(task) => task.target}
    />
  );
}

type Task = UnitAllocation['tasks'][number];

function columnsOf({ cut }: UnitAllocation): Column<Task>[] {
  return [
    {
      key: 'target',
      header: '目标',
      render: (task) => (
        <Link href={pinnedAddress(`/targets/${task.target}`, cut)}>{allocationName(task)}</Link>
      ),
    },
    {
      key: 'part',
      header: '任务',
      numeric: true,
      render: ({ row, digits, measure }) => (
        <>
          <Num value={row.target} format={(f) => number(f, digits)} /> {measure}
        </>
      ),
    },
    {
      key: 'actual',
      header: '现值',
      numeric: true,
      render: ({ row, indicator, digits, cumulative, measure }) => (
        <AllocationActual
          row={row}
          indicator={indicator}
          digits={digits}
          cumulative={cumulative}
          version={cut.dataVersion}
        >
          <Unit of={row.actual} name={measure} />
        </AllocationActual>
      ),
    },
    {
      key: 'distance',
      header: '还差',
      numeric: true,
      render: ({ row, digits, measure }) => (
        <>
          {distanceText(row, digits)}
          <Unit of={row.distance} name={measure === '%' ? '百分点' : measure} />
        </>
      ),
    },
    {
      key: 'achieved',
      header: '完成比例',
      numeric: true,
      className: 'wide-only',
      render: ({ row }) => <Num value={row.achieved} format={(f) => percent(f)} />,
    },
    {
      key: 'growth',
      header: '还需 / 实际年均',
      numeric: true,
      className: 'wide-only',
      render: ({ row }) => (
        <>
          {row.status === 'achieved' ? '—' : <Num value={row.growthNeeded} format={(f) => percent(f)} />} /{' '}
          <Num value={row.growthObserved} format={(f) => percent(f)} />
        </>
      ),
    },
    {
      key: 'status',
      header: '状态',
      render: ({ row }) => <StatusTag status={row.status} rule={row.rule} />,
    },
    { key: 'basis', header: '依据', className: 'wide-only small', render: ({ basis }) => basis },
  ];
}

/** On a phone the unit stands once in the row, behind the part. */
function Unit({ of, name }: { of: Figure; name: string }) {
  return isValue(of) ? <span className="wide-only"> {name}</span> : null;
}
