import type { IndicatorFigure, IndicatorHistory } from '#shared/contract/indicator.ts';
import { isValue } from '#shared/figure.ts';
import { dateText } from '../../lib/civil-time.ts';
import { number } from '../../lib/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LineageFigure } from '../../ui/lineage-figure.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';

const BASIS = { none: '', reported: '', summed: '各地合计', derived: '按公式计算' } as const;

/** The shown unit's figures with release, source and how each was revised; every figure opens to its lineage. */
export function HistoryTable({
  history: h,
  offset,
  meta,
}: {
  history: IndicatorHistory;
  offset: number;
  meta: string;
}) {
  return (
    <Panel
      title={`${h.shown.shortName}历次数据与修订`}
      subtitle={`单位：${h.unit}；点数字看来源、条款和历次核定`}
      footer={<span>{meta}</span>}
    >
      {h.figures.length === 0 ? (
        <EmptyState>{h.shown.name}不报送这项指标，请选择其他地区或机构。</EmptyState>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <caption className="visually-hidden">{h.shown.name}历次数据与修订</caption>
            <thead>
              <tr>
                <th scope="col">期别</th>
                <th scope="col" className="numeric">
                  数值
                </th>
                <th scope="col">发布与修订</th>
                <th scope="col">核定日期</th>
                <th scope="col" className="wide-only">
                  来源
                </th>
              </tr>
            </thead>
            <tbody>
              {h.figures.map((figure) => (
                <FigureRow key={figure.period} figure={figure} history={h} offset={offset} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

interface FigureRowProps {
  figure: IndicatorFigure;
  history: IndicatorHistory;
  offset: number;
}

function FigureRow({ figure, history, offset }: FigureRowProps) {
  return (
    <tr>
      <th scope="row" className="nowrap">
        {figure.label}
      </th>
      <td className="numeric">
        <LineageFigure
          id={{
            unit: history.shown.code,
            indicator: history.indicator,
            period: figure.period,
            v: history.cut.dataVersion,
          }}
        >
          <Num value={figure.figure} format={(f) => number(f, history.decimals)} />
        </LineageFigure>
      </td>
      <td>
        <Releases figure={figure} decimals={history.decimals} />
      </td>
      <td className="nowrap">{figure.approvedAt === null ? '—' : dateText(figure.approvedAt, offset)}</td>
      <td className="wide-only">
        {figure.simulated
          ? '模拟数据'
          : figure.citation || (isValue(figure.figure) && BASIS[figure.basis]) || '—'}
      </td>
    </tr>
  );
}

/** 初步 7,569.50 → 最终 7,570.00; a single approval is its release alone. */
function Releases({ figure, decimals }: { figure: IndicatorFigure; decimals: number }) {
  if (figure.revisions.length < 2)
    return <>{figure.release || (isValue(figure.figure) && BASIS[figure.basis]) || '—'}</>;
  return (
    <>
      {figure.revisions.map((r, i) => (
        <span key={r.dataVersion}>
          {i > 0 && ' → '}
          {r.release || `第${i + 1}次`} <Num value={r.figure} format={(f) => number(f, decimals)} />
        </span>
      ))}
    </>
  );
}
