import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { JobView, Reports } from '#shared/contract/reports.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { fileSize } from '../../lib/format.ts';
import { useOffset } from '../../lib/programme.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { MakeButtons } from './make-buttons.tsx';
import { documentAddress, jobAddress, jobFile, reportsQuery } from './reports.api.ts';

/** 材料: every period with the documents that can be opened or made of it, and what one has had made. */
export default function ReportsPage() {
  const query = useQuery(reportsQuery);
  return (
    <QueryView query={query} height={480}>
      {(reports) => <View reports={reports} />}
    </QueryView>
  );
}

type PeriodRow = Reports['periods'][number];

function View({ reports }: { reports: Reports }) {
  const unit = reports.units[0]?.unit ?? '';
  const office = reports.periods.some(({ documents }) => documents.some(({ kind }) => kind === 'slides'));
  return (
    <div className="stack">
      <PageHead
        title="材料"
        lead="报告、通报、情况表、幻灯片和数据工作簿，都从同一版数据生成；已发布的期别取发布版本，未发布的为草稿。"
      />
      <Panel>
        <DataTable
          caption="各期材料"
          captionHidden
          stacked
          columns={[
            { key: 'period', header: '期别', render: ({ label }) => label },
            {
              key: 'state',
              header: '数据',
              render: ({ publication }) =>
                publication === null ? '草稿，尚未发布' : `第${publication}版发布`,
            },
            { key: 'open', header: '打开', render: (row) => <Opened row={row} unit={unit} /> },
            ...(office
              ? [
                  {
                    key: 'meeting',
                    header: '放映',
                    render: ({ period }: PeriodRow) => (
                      <Link href={`/meetings/${encodeURIComponent(period)}`}>汇报</Link>
                    ),
                  },
                ]
              : []),
            { key: 'make', header: '直接生成', render: (row) => <Made row={row} /> },
          ]}
          rows={reports.periods}
          rowKey={({ period }) => period}
          empty="还没有可以编写材料的期别。"
        />
      </Panel>
      {reports.jobs.length > 0 && (
        <Panel title="我生成的材料" subtitle="保留一个月">
          <JobTable jobs={reports.jobs} />
        </Panel>
      )}
    </div>
  );
}

function Opened({ row, unit }: { row: PeriodRow; unit: string }) {
  return (
    <span className="row">
      {row.documents
        .filter(({ readable, kind }) => readable && (kind !== 'sheet' || unit !== ''))
        .map(({ kind, name, about }) => (
          <Link
            key={kind}
            href={documentAddress(row.period, kind, kind === 'sheet' ? unit : '')}
            title={about}
          >
            {name}
          </Link>
        ))}
    </span>
  );
}

function Made({ row }: { row: PeriodRow }) {
  return (
    <span className="row">
      {row.documents
        .filter(({ readable }) => !readable)
        .map(({ kind, name, about, formats }) => (
          <span key={kind} className="row nowrap" title={about}>
            {name}：
            <MakeButtons plain period={row.period} formats={formats} of={{ kind, unit: '' }} />
          </span>
        ))}
    </span>
  );
}

function JobTable({ jobs }: { jobs: readonly JobView[] }) {
  const offset = useOffset();
  return (
    <DataTable
      caption="我生成的材料"
      captionHidden
      stacked
      columns={[
        { key: 'name', header: '材料', render: ({ id, name }) => <Link href={jobAddress(id)}>{name}</Link> },
        { key: 'asked', header: '时间', render: ({ askedAt }) => dateTimeText(askedAt, offset) },
        { key: 'step', header: '进度', render: ({ step }) => step },
        {
          key: 'file',
          header: '文件',
          render: ({ id, bytes }) =>
            bytes === null ? (
              '—'
            ) : (
              <a href={jobFile(id)} download>
                下载（{fileSize(bytes)}）
              </a>
            ),
        },
      ]}
      rows={jobs}
      rowKey={({ id }) => id}
    />
  );
}
