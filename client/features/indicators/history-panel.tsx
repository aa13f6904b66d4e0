import { useQuery } from '@tanstack/react-query';
import type { IndicatorFigure, IndicatorHistory } from '#shared/contract/indicator.ts';
import { dateText } from '../../lib/civil-time.ts';
import { cutWords } from '../../lib/cut-words.ts';
import { number } from '../../lib/format.ts';
import { useOffset } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LineageFigure } from '../../ui/lineage-figure.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { indicatorQuery } from './indicators.api.ts';

const PARAMS = { v: integer, asof: text };
const BASIS = { none: '', reported: '', summed: '各地合计', derived: '按公式计算' } as const;

/** The city's figures over time: release, source and how often each was revised. */
export function HistoryPanel({ code }: { code: string }) {
  const [search] = useSearch(PARAMS);
  const query = useQuery(indicatorQuery(code, search));
  return (
    <QueryView query={query} height={200}>
      {(history) => <History history={history} />}
    </QueryView>
  );
}

function History({ history }: { history: IndicatorHistory }) {
  const offset = useOffset();
  const meta = cutWords(history.cut, '全市', offset);
  return (
    <Panel
      title="全市历次数据与发布"
      subtitle={`单位：${history.unit}；点数字看来源、条款和历次核定`}
      footer={<span>{meta}</span>}
    >
      {history.figures.length === 0 ? (
        <EmptyState>全市不单独报送这项指标，请看各地或各机构数据。</EmptyState>
      ) : (
        <ScrollBox>
          <table className="table">
            <caption className="visually-hidden">全市历次数据与发布</caption>
            <thead>
              <tr>
                <th scope="col">期别</th>
                <th scope="col" className="numeric">
                  数值
                </th>
                <th scope="col">发布</th>
                <th scope="col">核定日期</th>
                <th scope="col" className="wide-only">
                  来源
                </th>
              </tr>
            </thead>
            <tbody>
              {history.figures.map((figure) => (
                <FigureRow key={figure.period} figure={figure} history={history} offset={offset} />
              ))}
            </tbody>
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
  const release = [figure.release, figure.revisions > 1 && `第${figure.revisions}次核定`]
    .filter(Boolean)
    .join('，');
  return (
    <tr>
      <th scope="row">{figure.label}</th>
      <td className="numeric">
        <LineageFigure
          id={{
            unit: history.cityUnit,
            indicator: history.indicator,
            period: figure.period,
            v: history.cut.dataVersion,
          }}
        >
          <Num value={figure.figure} format={(f) => number(f, history.decimals)} />
        </LineageFigure>
      </td>
      <td>{release || BASIS[figure.basis] || '—'}</td>
      <td>{figure.approvedAt === null ? '—' : dateText(figure.approvedAt, offset)}</td>
      <td className="wide-only">
        {figure.simulated ? '模拟数据' : figure.citation || BASIS[figure.basis] || '—'}
      </td>
    </tr>
  );
}
