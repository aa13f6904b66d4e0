import {
  HISTORY_ORIGIN_NAME,
  HISTORY_STATE_NAME,
  type HistoryAct,
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

/** Only states that some row is in have a column. */
const spanColumns = (counts: HistoryCounts): Column<HistorySpan>[] => [
  { key: 'name', header: '指标', rowHeader: true, render: ({ name }) => name },
  { key: 'periods', header: '期别', render: ({ periods }) => periods },
  { key: 'units', header: '地区和机构(个)', numeric: true, render: ({ units }) => units },
  ...keysOf(HISTORY_STATE_NAME)
    .filter((state) => counts[state] > 0)
    .map(
      (state): Column<HistorySpan> => ({
        key: state,
        header: `${HISTORY_STATE_NAME[state]}(行)`,
        numeric: true,
        render: ({ counts: own }) => own[state] || '—',
      }),
    ),
];

const rowColumns = (kind: HistoryAct['kind']): Column<HistoryRow>[] => [
  {
    key: 'state',
    header: '结果',
    render: ({ state, asks }) => (asks ? '待写原因' : HISTORY_STATE_NAME[state]),
  },
  { key: 'place', header: '位置', rowHeader: true, render: ({ place }) => place },
  { key: 'period', header: '期别', render: ({ periodLabel }) => periodLabel || '—' },
  { key: 'unit', header: '地区', render: ({ unitName }) => unitName || '—' },
  { key: 'indicator', header: '指标', render: ({ indicatorName }) => indicatorName || '—' },
  {
    key: 'old',
    header: kind === 'load' ? '现有' : '撤销前',
    numeric: true,
    render: ({ old, oldSimulated }) => `${number(old, 2)}${oldSimulated ? '（模拟）' : ''}`,
  },
  {
    key: 'next',
    header: kind === 'load' ? '文件' : '撤销后',
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
    key: 'origin',
    header: '性质',
    render: ({ origin }) => (origin === null ? '由提请人注明' : HISTORY_ORIGIN_NAME[origin]),
  },
  {
    key: 'citation',
    header: '来源',
    render: ({ citation, release }) => [citation, release].filter(Boolean).join('，') || '—',
  },
];

interface ContentsProps {
  contents: Contents;
  /** Address of all rows as a file. */
  table: string;
  kind?: HistoryAct['kind'];
}

/** What a table of past years holds and does: by indicator, and the rows that need looking at. */
export function HistoryContents({ contents, table, kind = 'load' }: ContentsProps) {
  const { spans, rows, left, total, counts, simulated } = contents;
  return (
    <>
      <Panel title="各项指标" subtitle={`共${total}行${simulated ? '；含模拟数据，逐行注明' : ''}`}>
        <DataTable
          caption="各项指标的行数"
          captionHidden
          columns={spanColumns(counts)}
          rows={spans}
          rowKey={({ indicator }) => indicator}
          empty="没有一行认得出指标。"
        />
      </Panel>
      <Panel
        title={left > 0 ? `先列出最需要看的${rows.length}行` : '逐行'}
        subtitle={`${kind === 'load' ? '不能载入的在前，其次是待写原因的、与现有不同的' : '撤销后有变化的在前'}；金额都换算成万元`}
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
          columns={rowColumns(kind)}
          rows={rows}
          rowKey={({ place }) => place}
        />
      </Panel>
    </>
  );
}
