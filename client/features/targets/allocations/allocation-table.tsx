import { Link } from 'wouter';
import type { Allocation, AllocationRow } from '#shared/contract/allocation.ts';
import type { Cut } from '#shared/contract/cut.ts';
import { isValue } from '#shared/figure.ts';
import { AllocationActual, distanceText } from '../../../figures/allocation-cells.tsx';
import { number, percent } from '../../../lib/format.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { Num } from '../../../ui/mark.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

/** 任务 · 现值 · 还差 · 所需与实际年均增速 · 状态, a row per unit, Σ of the parts below. */
export function AllocationTable({ allocation, cut }: { allocation: Allocation; cut: Cut }) {
  return (
    <div className="table-scroll">
      <table className="table allocation-rows">
        <caption className="visually-hidden">
          {allocation.finding}，{allocation.measure}
        </caption>
        <thead>
          <tr>
            <th scope="col">地区</th>
            <th scope="col" className="numeric">
              任务({allocation.measure})
            </th>
            <th scope="col" className="numeric">
              现值
            </th>
            <th scope="col" className="numeric">
              {allocation.measure === '%' ? '还差(百分点)' : '还差'}
            </th>
            <th scope="col" className="numeric wide-only">
              完成比例
            </th>
            <th scope="col" className="numeric wide-only">
              还需 / 实际年均
            </th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {allocation.rows.map((row) => (
            <Row key={row.unit} row={row} allocation={allocation} cut={cut} />
          ))}
          {isValue(allocation.total.sum) && (
            <tr className="total no-print">
              <th scope="row">合计</th>
              <td className="numeric">{number(allocation.total.sum, allocation.digits)}</td>
              <td colSpan={2} />
              <td className="wide-only" colSpan={2} />
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, allocation, cut }: { row: AllocationRow; allocation: Allocation; cut: Cut }) {
  return (
    <tr>
      <th scope="row">
        <Link href={pinnedAddress(`/regions/${row.unit}`, cut)}>{row.shortName}</Link>
      </th>
      <td className="numeric">{isValue(row.target) ? number(row.target, allocation.digits) : '未下达'}</td>
      <td className="numeric">
        <AllocationActual
          row={row}
          indicator={allocation.indicator}
          digits={allocation.digits}
          cumulative={allocation.cumulative}
          version={cut.dataVersion}
        />
      </td>
      <td className="numeric">{distanceText(row, allocation.digits)}</td>
      <td className="numeric wide-only">{rateText(row, row.achieved)}</td>
      <td className="numeric wide-only">
        {row.status === 'achieved' ? '—' : rateText(row, row.growthNeeded)} /{' '}
        {rateText(row, row.growthObserved)}
      </td>
      <td>{isValue(row.target) ? <StatusTag status={row.status} rule={row.rule} /> : '—'}</td>
    </tr>
  );
}

function rateText({ target }: AllocationRow, rate: AllocationRow['ratio']) {
  return isValue(target) ? <Num value={rate} format={(f) => percent(f)} /> : '—';
}
