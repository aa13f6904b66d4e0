import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { IndicatorFigure, IndicatorHistory } from '#shared/contract/indicator.ts';
import type { Vintage } from '#shared/contract/monitoring.ts';
import { releaseWords } from '#shared/words.ts';
import { dateText } from '../../lib/civil-time.ts';
import { cutWords } from '../../lib/cut-words.ts';
import { number } from '../../lib/format.ts';
import { useOffset } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AsOfChoice, LaterCorrections } from '../../ui/known-then.tsx';
import { LineageFigure } from '../../ui/lineage-figure.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { indicatorQuery } from './indicators.api.ts';

const BASIS = { none: '', reported: '', summed: '各地合计', derived: '按公式计算' } as const;

const PARAMS = { v: integer, asof: text };

/** The city's figures over time: each release with its source, the day it became known and who approved it. */
export function HistoryPanel({ code }: { code: string }) {
  const [known, set] = useSearch(PARAMS);
  const query = useQuery(indicatorQuery(code, known));
  return (
    <QueryView query={query} height={200}>
      {(history) => (
        <>
          <LaterCorrections
            cut={history.cut}
            known={known}
            about={{ scope: 'metric', metric: code }}
            onChange={set}
          />
          <History history={history} choice={<AsOfChoice {...known} onChange={set} />} />
        </>
      )}
    </QueryView>
  );
}

function History({ history, choice }: { history: IndicatorHistory; choice: ReactNode }) {
  const offset = useOffset();
  const meta = cutWords(history.cut, '全市', offset);
  return (
    <Panel
      title="全市历次数据与发布"
      subtitle={`单位：${history.unit}；点数字看来源和条款；灰色为当时已知、后来被更正或修订的数`}
      footer={<span>{meta}</span>}
    >
      <div className="row no-print target-choice">{choice}</div>
      {history.figures.length === 0 ? (
        <EmptyState>全市不单独报送这项指标，请看各地或各机构数据。</EmptyState>
      ) : (
        <div className="table-scroll">
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
                <th scope="col">核定人</th>
                <th scope="col" className="wide-only">
                  来源
                </th>
              </tr>
            </thead>
            {history.figures.map((figure) => (
              <tbody key={figure.period}>
                <FigureRow figure={figure} history={history} offset={offset} />
                {figure.earlier.map((vintage) => (
                  <EarlierRow
                    key={`${vintage.dataVersion}/${vintage.organisationName}`}
                    vintage={vintage}
                    decimals={history.decimals}
                    offset={offset}
                  />
                ))}
              </tbody>
            ))}
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
      <th scope="rowgroup" rowSpan={1 + figure.earlier.length}>
        {figure.label}
      </th>
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
      <td>{releaseWords(figure.release) || BASIS[figure.basis] || '—'}</td>
      <td>{figure.approvedAt === null ? '—' : dateText(figure.approvedAt, offset)}</td>
      <td>{figure.approvedBy ?? '—'}</td>
      <td className="wide-only">{sourceWords(figure) || BASIS[figure.basis] || '—'}</td>
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
      <td>{dateText(vintage.at, offset)}</td>
      <td>{vintage.by}</td>
      <td className="wide-only">{sourceWords(vintage) || vintage.organisationName}</td>
    </tr>
  );
}

function sourceWords({ simulated, citation }: { simulated: boolean; citation: string }): string {
  return simulated ? '模拟数据' : citation;
}
