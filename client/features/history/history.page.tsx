import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { HISTORY_ACT_STATE_NAME, type HistoryAct } from '#shared/contract/history.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { text, useSearch } from '../../lib/search-params.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { BatchPanel } from './batch-panel.tsx';
import { historyQuery } from './history.api.ts';
import { actName, historyFinding } from './history.words.ts';
import { HistoryUpload } from './history-upload.tsx';

const PARAMS = { batch: text };

/** 历史数据: figures of past years, batch by batch, each by two people and each to be taken back as a whole. */
export default function HistoryPage() {
  const query = useQuery(historyQuery);
  const offset = useOffset();
  const [{ batch }] = useSearch(PARAMS);
  const columns: Column<HistoryAct>[] = [
    {
      key: 'name',
      header: '批次',
      rowHeader: true,
      render: (act) => (
        <Link
          href={`/history?batch=${act.number}`}
          aria-current={batch === String(act.number) ? 'true' : undefined}
        >
          第{act.number}项 {actName(act)}
        </Link>
      ),
    },
    { key: 'rows', header: '行', numeric: true, render: ({ rows }) => rows },
    { key: 'state', header: '状态', render: ({ state }) => HISTORY_ACT_STATE_NAME[state] },
    {
      key: 'proposed',
      header: '提出',
      render: ({ proposedBy, proposedAt }) => `${proposedBy} ${dateTimeText(proposedAt, offset)}`,
    },
    {
      key: 'decided',
      header: '办理',
      render: ({ decidedBy, decidedAt }) =>
        decidedBy ? `${decidedBy} ${dateTimeText(decidedAt, offset)}` : '—',
    },
    {
      key: 'version',
      header: '数据版本',
      render: ({ dataVersion }) => (dataVersion ? `第${dataVersion}版` : '—'),
    },
  ];
  const shown = batch === undefined ? Number.NaN : Number(batch);
  return (
    <QueryView query={query} height={480}>
      {(history) => (
        <div className="stack">
          <PageHead
            title={historyFinding(history)}
            lead="报送单位报过的数不会被历史数据替换；每批由一人提出、另一人确认，可以整批撤销，原来的版本都留着。"
          />
          {history.acts.some(({ number }) => number === shown) ? (
            <BatchPanel key={shown} number={shown} />
          ) : (
            <HistoryUpload />
          )}
          <Panel
            title="各批次"
            tools={Number.isNaN(shown) ? undefined : <Link href="/history">载入新的一批</Link>}
          >
            <DataTable
              caption="历史数据的各批次"
              captionHidden
              columns={columns}
              rows={history.acts}
              rowKey={({ number }) => String(number)}
              empty="还没有批次。"
            />
          </Panel>
        </div>
      )}
    </QueryView>
  );
}
