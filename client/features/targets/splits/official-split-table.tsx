import { Link } from 'wouter';
import type { Cut } from '#shared/contract/monitoring.ts';
import type { OfficialSplit, SplitRow } from '#shared/contract/split.ts';
import { isValue } from '#shared/figure.ts';
import { number, percent } from '../../../lib/format.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { Num } from '../../../ui/mark.tsx';
import { distanceText, SplitActual } from '../../../ui/split-cells.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

/** 任务 · 现值 · 还差 · 所需与实际年均增速 · 状态, a row per unit, Σ of the parts below. */
export function OfficialSplitTable({ split, cut }: { split: OfficialSplit; cut: Cut }) {
  return (
    <div className="table-scroll">
      <table className="table split-rows">
        <caption className="visually-hidden">
          {split.finding}，{split.measure}
        </caption>
        <thead>
          <tr>
            <th scope="col">地区</th>
            <th scope="col" className="numeric">
              任务({split.measure})
            </th>
            <th scope="col" className="numeric">
              现值
            </th>
            <th scope="col" className="numeric">
              {split.measure === '%' ? '还差(百分点)' : '还差'}
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
          {split.rows.map((row) => (
            <Row key={row.unit} row={row} split={split} cut={cut} />
          ))}
          {isValue(split.total.sum) && (
            <tr className="total no-print">
              <th scope="row">合计</th>
              <td className="numeric">{number(split.total.sum, split.digits)}</td>
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

function Row({ row, split, cut }: { row: SplitRow; split: OfficialSplit; cut: Cut }) {
  return (
    <tr>
      <th scope="row">
        <Link href={pinnedAddress(`/regions/${row.unit}`, cut)}>{row.shortName}</Link>
      </th>
      <td className="numeric">{isValue(row.target) ? number(row.target, split.digits) : '未下达'}</td>
      <td className="numeric">
        <SplitActual
          row={row}
          indicator={split.indicator}
          digits={split.digits}
          cumulative={split.cumulative}
          version={cut.dataVersion}
        />
      </td>
      <td className="numeric">{distanceText(row, split.digits)}</td>
      <td className="numeric wide-only">{rateText(row, row.achieved)}</td>
      <td className="numeric wide-only">
        {row.status === 'achieved' ? '—' : rateText(row, row.growthNeeded)} /{' '}
        {rateText(row, row.growthObserved)}
      </td>
      <td>{isValue(row.target) ? <StatusTag status={row.status} rule={row.rule} /> : '—'}</td>
    </tr>
  );
}

function rateText({ target }: SplitRow, rate: SplitRow['ratio']) {
  return isValue(target) ? <Num value={rate} format={(f) => percent(f)} /> : '—';
}
