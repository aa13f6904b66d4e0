import {
  HISTORY_STATE_NAME,
  type HistoryBatch,
  type HistoryCounts,
  type HistoryRow,
  type HistorySpan,
} from '#shared/contract/history.ts';
import { keysOf } from '#shared/record.ts';
import { number } from '../../lib/format.ts';
import { LinkButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';

type Contents = Omit<HistoryBatch, 'act'>;

/** 新增12行，替换先前载入的3行 */
export function countsWords(counts: HistoryCounts): string {
  const told = keysOf(HISTORY_STATE_NAME).filter((state) => counts[state] > 0);
  return told.map((state) => `${HISTORY_STATE_NAME[state]}${counts[state]}行`).join('，');
}

const SPANS: Column<HistorySpan>[] = [
  { key: 'name', header: '指标', rowHeader: true, render: ({ name }) => name },
  { key: 'periods', header: '期别', render: ({ periods }) => periods },
  { key: 'units', header: '地区和机构(个)', numeric: true, render: ({ units }) => units },
  ...keysOf(HISTORY_STATE_NAME).map(
    (state): Column<HistorySpan> => ({
      key: state,
      header: `${HISTORY_STATE_NAME[state]}(行)`,
      numeric: true,
      render: ({ counts }) => counts[state] || '—',
    }),
  ),
];

const ROWS: Column<HistoryRow>[] = [
  {
    key: 'state',
    header: '结果',
    render: ({ state, asks }) => (asks ? '待写原因' : HISTORY_STATE_NAME[state]),
  },
  { key: 'place', header: '位置', rowHeader: true, render: ({ place }) => place },
  { key: 'period', header: '期别', render: ({ periodLabel }) => periodLabel || '—' },
  { key: 'unit', header: '地区', render: ({ unitName }) => unitName || '—' },
  { key: 'indicator', header: '指标', render: ({ indicatorName }) => indicatorName || '—' },
  { key: 'old', header: '现有', numeric: true, render: ({ old }) => number(old, 2) },
  {
    key: 'next',
    header: '文件',
    numeric: true,
    render: ({ next, state }) => (state === 'fault' ? '—' : number(next, 2)),
  },
  { key: 'measure', header: '单位', render: ({ measureUnit }) => measureUnit },
  {
    key: 'words',
    header: '核对',
    render: ({ words, state, reason }) => (
      <>
        {state === 'fault' ? <span className="field-error">{words}</span> : words}
        {reason && <span className="muted">（原因：{reason}）</span>}
      </>
    ),
  },
  {
    key: 'citation',
    header: '来源',
    render: ({ citation, release }) => [citation, release].filter(Boolean).join('，') || '—',
  },
];

/** What a table of past years holds and does: by indicator, and the rows that need looking at. */
export function HistoryContents({ contents, table }: { contents: Contents; table: string }) {
  const { spans, rows, left, total } = contents;
  return (
    <>
      <Panel title="各项指标" subtitle={`共${total}行`}>
        <DataTable
          caption="各项指标的行数"
          captionHidden
          columns={SPANS}
          rows={spans}
          rowKey={({ indicator }) => indicator}
          empty="没有一行认得出指标。"
        />
      </Panel>
      <Panel
        title={left > 0 ? `先列出最需要看的${rows.length}行` : '逐行'}
        subtitle="不能载入的在前，其次是待写原因的、与现有不同的；金额都换算成万元"
        tools={
          <LinkButton href={table} download>
            下载全部{total}行
          </LinkButton>
        }
      >
        <DataTable
          caption="逐行核对"
          captionHidden
          sticky
          columns={ROWS}
          rows={rows}
          rowKey={({ place }) => place}
        />
      </Panel>
    </>
  );
}
