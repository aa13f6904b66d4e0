import type { IndicatorFigure, IndicatorHistory } from '#shared/contract/indicator.ts';
import type { Vintage } from '#shared/contract/lineage.ts';
import { isValue } from '#shared/figure.ts';
import { releaseWords } from '#shared/words.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { dateText } from '../../lib/civil-time.ts';
import { number, type Shown } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

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
        <DataTable
          caption={`${h.shown.shortName}历次数据与修订`}
          captionHidden
          columns={columnsOf(h, offset)}
          rows={h.figures.flatMap((figure): Line[] => [
            { figure, earlier: null },
            ...figure.earlier.map((earlier) => ({ figure, earlier })),
          ])}
          rowKey={({ figure, earlier }) =>
            `${figure.period}/${earlier ? `${earlier.dataVersion}/${earlier.organisationName}` : ''}`
          }
          rowClass={({ earlier }) => earlier && 'muted'}
        />
      )}
    </Panel>
  );
}

/** A figure in force, or what stood in its place before (`earlier`). */
interface Line {
  figure: IndicatorFigure;
  earlier: Vintage | null;
}

function columnsOf(history: IndicatorHistory, offset: number): Column<Line>[] {
  const shown = (f: Shown) => number(f, history.decimals);
  return [
    {
      key: 'period',
      header: '期别',
      className: 'nowrap',
      // Said of every row, shown once.
      render: ({ figure, earlier }) =>
        earlier ? <VisuallyHidden>{figure.label}，更正前</VisuallyHidden> : figure.label,
    },
    {
      key: 'figure',
      header: '数值',
      numeric: true,
      render: ({ figure, earlier }) =>
        earlier ? (
          <Num value={earlier.figure} format={shown} />
        ) : (
          <LineageFigure
            id={{
              unit: history.shown.code,
              indicator: history.indicator,
              period: figure.period,
              v: history.cut.dataVersion,
            }}
          >
            <Num value={figure.figure} format={shown} />
          </LineageFigure>
        ),
    },
    {
      key: 'release',
      header: '发布',
      render: ({ figure, earlier }) =>
        earlier
          ? releaseWords(earlier.release) || '更正前'
          : releaseWords(figure.release) || basisWords(figure),
    },
    {
      key: 'approved',
      header: '核定日期',
      className: 'nowrap',
      render: ({ figure, earlier }) => {
        const at = earlier ? earlier.at : figure.approvedAt;
        return at === null ? '—' : dateText(at, offset);
      },
    },
    {
      key: 'by',
      header: '核定人',
      className: 'wide-only',
      render: ({ figure, earlier }) => (earlier ? earlier.by : (figure.approvedBy ?? '—')),
    },
    {
      key: 'source',
      header: '来源',
      className: 'wide-only',
      render: ({ figure, earlier }) =>
        earlier
          ? sourceWords(earlier) || earlier.organisationName
          : sourceWords(figure) || basisWords(figure),
    },
  ];
}

function basisWords({ figure, basis }: IndicatorFigure): string {
  return (isValue(figure) && BASIS[basis]) || '—';
}

function sourceWords({ simulated, citation }: { simulated: boolean; citation: string }): string {
  return simulated ? '模拟数据' : citation;
}
