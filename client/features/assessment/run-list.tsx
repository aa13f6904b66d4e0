import { Link } from 'wouter';
import type { AssessmentYear } from '#shared/contract/assessment.ts';
import type { RunSummary } from '#shared/contract/run.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { runAddress } from './assessment.api.ts';

/** 历次运行: every run of the year keeps its own address. */
export function RunList({ year }: { year: AssessmentYear }) {
  const offset = useOffset();
  const columns: Column<RunSummary>[] = [
    {
      key: 'number',
      header: '运行',
      rowHeader: true,
      render: (run) => <Link href={runAddress(run)}>第{run.number}次</Link>,
    },
    { key: 'scheme', header: '方案', render: ({ schemeNumber }) => `第${schemeNumber}版` },
    { key: 'data', header: '数据版本', render: ({ dataVersion }) => `第${dataVersion}版` },
    {
      key: 'by',
      header: '运行人',
      render: ({ organisationName, createdBy }) => `${organisationName} ${createdBy}`,
    },
    { key: 'at', header: '时间', render: ({ createdAt }) => dateTimeText(createdAt, offset) },
    { key: 'note', header: '说明', render: ({ note }) => note },
    {
      key: 'published',
      header: '状态',
      render: ({ published }) => (published ? `已发布(第${published}版)` : '试算、未发布'),
    },
    {
      key: 'digest',
      header: '校验码',
      render: ({ digest }) => <span className="small">{digest.slice(0, 12)}</span>,
    },
  ];
  return (
    <Panel title={`历次运行（${year.runs.length}）`} subtitle="运行结果不再变动；改方案、改数据后请重新运行">
      <DataTable
        caption="历次运行"
        captionHidden
        columns={columns}
        rows={year.runs}
        rowKey={({ number }) => String(number)}
        empty="还没有运行。"
      />
    </Panel>
  );
}
