import { Fragment, type ReactNode } from 'react';
import type { TargetRow } from '#shared/contract/target-row.ts';
import type { Targets } from '#shared/contract/targets.ts';
import { LineageFigure } from '../../../figures/lineage-figure.tsx';
import { number } from '../../../lib/format.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Num } from '../../../ui/mark.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TargetLink } from '../target-link.tsx';

/** Every other target of the documents: first those that can be judged, then those nobody has reported on yet. */
export function OtherTargets({ targets, rows }: { targets: Targets; rows: readonly TargetRow[] }) {
  const judged = rows.filter((row) => row.status !== 'no_data' && row.status !== 'no_figure');
  const stated = rows.filter((row) => row.status === 'no_figure');
  const silent = rows.filter((row) => row.status === 'no_data');
  return (
    <Panel
      title={`其他目标${rows.length}项：${judged.length}项有数据，${silent.length}项无数据${stated.length > 0 ? `，${stated.length}项文件未定数值` : ''}`}
      subtitle="文件中的数量、比例和关系类目标；目标名下为判断依据的数字"
      className="no-print"
      id="others"
    >
      {judged.length > 0 && (
        <TargetTable caption="有数据的其他目标" rows={judged} targets={targets}>
          {(row) => <JudgedCells row={row} targets={targets} />}
        </TargetTable>
      )}
      {stated.length > 0 && <TargetTable caption="文件未定数值的目标" rows={stated} targets={targets} />}
      {silent.length > 0 && (
        <Disclosure
          summary={`无数据${silent.length}项：尚无已核定数据，点开看责任单位；点目标名看条款和填报表`}
        >
          <TargetTable caption="无数据的其他目标" rows={silent} targets={targets} />
        </Disclosure>
      )}
    </Panel>
  );
}

interface TargetTableProps {
  caption: string;
  targets: Targets;
  rows: readonly TargetRow[];
  /** The cells 实际 and 状态 of a row; left out where there is nothing to judge. */
  children?: (row: TargetRow) => ReactNode;
}

function TargetTable({ caption, targets, rows, children }: TargetTableProps) {
  return (
    <table className="table phone-names">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">目标</th>
          <th scope="col" className="numeric">
            目标值
          </th>
          {children && (
            <>
              <th scope="col" className="numeric">
                实际
              </th>
              <th scope="col">状态</th>
            </>
          )}
          <th scope="col" className="wide-only">
            依据
          </th>
          <th scope="col" className={children && 'wide-only'}>
            责任单位
          </th>
          <th scope="col" className="wide-only">
            报送单位
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={`target-${row.id}`}>
            <th scope="row">
              <TargetLink row={row} targets={targets} />
              {children && <span className="rule muted small wide-only">{row.rule}</span>}
            </th>
            <td className="numeric">{row.targetText || '—'}</td>
            {children && <Fragment>{children(row)}</Fragment>}
            <td className="wide-only" title={row.quote}>
              {row.basis}
            </td>
            <td className={children && 'wide-only'}>{row.responsible.join('、') || '文件未列'}</td>
            <td className="wide-only">{row.reporters.join('、') || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function JudgedCells({ row, targets }: { row: TargetRow; targets: Targets }) {
  const figure = (
    <Num
      value={row.actual}
      format={(f) => `${number(f, row.digits)}${row.unit === '%' ? '%' : ` ${row.unit}`}`}
    />
  );
  // A sum over years or a comparison of two rates is no single cell of the data.
  const single = row.kind !== 'relation' && row.kind !== 'cumulative' && row.actualYear !== null;
  return (
    <>
      <td className="numeric">
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
        {row.actualYear !== null && <span className="muted year">{row.actualYear}</span>}
      </td>
      <td>
        <StatusTag status={row.status} label={row.statusLabel} rule={row.rule} />
      </td>
    </>
  );
}
