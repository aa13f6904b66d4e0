import type { IndicatorFigure, IndicatorHistory } from '#shared/contract/indicator.ts';
import type { Vintage } from '#shared/contract/lineage.ts';
import { isValue } from '#shared/figure.ts';
import { releaseWords } from '#shared/words.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { dateText } from '../../lib/civil-time.ts';
import { number } from '../../lib/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';

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
      subtitle={`单位：${h.unit}；点数字看来源、条款和历次核定；灰色为当时已知、后来被更正或修订的数`}
      footer={<span>{meta}</span>}
    >
      {h.figures.length === 0 ? (
        <EmptyState>{h.shown.shortName}不报送这项指标，请选择其他地区或机构。</EmptyState>
      ) : (
        <ScrollBox>
          <table className="table">
            <caption className="visually-hidden">{h.shown.shortName}历次数据与修订</caption>
            <thead>
              <tr>
                <th scope="col">期别</th>
                <th scope="col" className="numeric">
                  数值
                </th>
                <th scope="col">发布</th>
                <th scope="col">核定日期</th>
                <th scope="col" className="wide-only">
                  核定人
                </th>
                <th scope="col" className="wide-only">
                  来源
                </th>
              </tr>
            </thead>
            {h.figures.map((figure) => (
              <tbody key={figure.period}>
                <FigureRow figure={figure} history={h} offset={offset} />
                {figure.earlier.map((vintage) => (
                  <EarlierRow
                    key={`${vintage.dataVersion}/${vintage.organisationName}`}
                    vintage={vintage}
                    decimals={h.decimals}
                    offset={offset}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </ScrollBox>
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
      <th scope="rowgroup" rowSpan={1 + figure.earlier.length} className="nowrap">
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
      <td>{releaseWords(figure.release) || (isValue(figure.figure) && BASIS[figure.basis]) || '—'}</td>
      <td className="nowrap">{figure.approvedAt === null ? '—' : dateText(figure.approvedAt, offset)}</td>
      <td className="wide-only">{figure.approvedBy ?? '—'}</td>
      <td className="wide-only">
        {sourceWords(figure) || (isValue(figure.figure) && BASIS[figure.basis]) || '—'}
      </td>
    </tr>
  );
}

interface EarlierRowProps {
  vintage: Vintage;
  decimals: number;
  offset: number;
}

function EarlierRow({ vintage, decimals, offset }: EarlierRowProps) {
  return (
    <tr className="muted">
      <td className="numeric">
        <Num value={vintage.figure} format={(f) => number(f, decimals)} />
      </td>
      <td>{releaseWords(vintage.release) || '更正前'}</td>
      <td className="nowrap">{dateText(vintage.at, offset)}</td>
      <td className="wide-only">{vintage.by}</td>
      <td className="wide-only">{sourceWords(vintage) || vintage.organisationName}</td>
    </tr>
  );
}

function sourceWords({ simulated, citation }: { simulated: boolean; citation: string }): string {
  return simulated ? '模拟数据' : citation;
}
