import { Link } from 'wouter';
import type { UnitAllocation } from '#shared/contract/allocation.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { allocationName } from '#shared/targets/allocation/name.ts';
import { AllocationActual, distanceText } from '../../figures/allocation-cells.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { number, percent } from '../../lib/format.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { useOffset } from '../../lib/programme.ts';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
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
          分县任务
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
    <div className="table-scroll">
      <table className="table">
        <caption className="visually-hidden">{allocation.finding}</caption>
        <thead>
          <tr>
            <th scope="col">目标</th>
            <th scope="col" className="numeric">
              任务
            </th>
            <th scope="col" className="numeric">
              现值
            </th>
            <th scope="col" className="numeric">
              还差
            </th>
            <th scope="col" className="numeric wide-only">
              完成比例
            </th>
            <th scope="col" className="numeric wide-only">
              还需 / 实际年均
            </th>
            <th scope="col">状态</th>
            <th scope="col" className="wide-only">
              依据
            </th>
          </tr>
        </thead>
        <tbody>
          {allocation.tasks.map((task) => (
            <TaskRow key={task.target} task={task} cut={allocation.cut} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TaskRow({ task, cut }: { task: UnitAllocation['tasks'][number]; cut: UnitAllocation['cut'] }) {
  const { row, digits, measure } = task;
  const points = measure === '%' ? '百分点' : measure;
  const plain = (f: number | string) => number(f, digits);
  return (
    <tr>
      <th scope="row">
        <Link href={pinnedAddress(`/targets/${task.target}`, cut)}>{allocationName(task)}</Link>
      </th>
      <td className="numeric">
        <Num value={row.target} format={plain} /> {measure}
      </td>
      <td className="numeric">
        <AllocationActual
          row={row}
          indicator={task.indicator}
          digits={digits}
          cumulative={task.cumulative}
          version={cut.dataVersion}
        >
          <Unit of={row.actual} name={measure} />
        </AllocationActual>
      </td>
      <td className="numeric">
        {distanceText(row, digits)}
        <Unit of={row.distance} name={points} />
      </td>
      <td className="numeric wide-only">
        <Num value={row.achieved} format={(f) => percent(f)} />
      </td>
      <td className="numeric wide-only">
        {row.status === 'achieved' ? '—' : <Num value={row.growthNeeded} format={(f) => percent(f)} />} /{' '}
        <Num value={row.growthObserved} format={(f) => percent(f)} />
      </td>
      <td>
        <StatusTag status={row.status} rule={row.rule} />
      </td>
      <td className="wide-only small">{task.basis}</td>
    </tr>
  );
}

/** On a phone the unit stands once in the row, behind the part. */
function Unit({ of, name }: { of: Figure; name: string }) {
  return isValue(of) ? <span className="wide-only"> {name}</span> : null;
}
